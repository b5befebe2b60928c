package org.intelligentreader.book.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.Ruby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts with marks: Aozora, web pages, Markdown, FictionBook, subtitles.
class MarkedTextTest {
  private static ReadBook sample(String name) {
    var bytes = Samples.all().get(name);
    assertThat(bytes).isNotNull();
    return ReadBook.of(bytes);
  }

  @Test
  void a_text_of_aozora_has_chapters_ruby_dots_and_rare_characters() {
    var book = sample("aozora");
    assertThat(book.metadata().title()).isEqualTo("灯台");
    assertThat(book.metadata().creators()).containsExactly("山田太郎");
    assertThat(Samples.titles(book)).containsExactly("-灯台", "-第一章　海", "-第二章　山", "-底本");
    var sea = book.chapters().get(1);
    assertThat(Samples.text(sea)).isEqualTo("第一章　海 | 古い灯台の下で、東京市民が摑んだ。 | それは大事なことだ。caféで待つ。");
    assertThat(sea.structure().ruby())
        .extracting(
            ruby -> ruby.span().of(sea.text().value()) + " " + ruby.text() + " " + ruby.kind())
        .containsExactly("灯台 とうだい READING", "市民 シティズン READING", "大事 ﹅ EMPHASIS");
    assertThat(book.lists().report()).doesNotContain("annotation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "吾輩《わがはい》は;吾輩は;吾輩=わがはい",
        "武州｜青梅《おうめ》;武州青梅;青梅=おうめ",
        "ＮＨＫ《エヌエイチケイ》;ＮＨＫ;ＮＨＫ=エヌエイチケイ",
        "霧の｜ロンドン警視庁《スコットランドヤード》;霧のロンドン警視庁;ロンドン警視庁=スコットランドヤード",
        "青空文庫［＃「青空文庫」に「あおぞらぶんこ」のルビ］;青空文庫;青空文庫=あおぞらぶんこ",
        "※［＃「口＋皇」、U+55A4、23-4］々《こうこう》と;喤々と;喤々=こうこう",
        "胸｜突《つ》き八丁［＃「八丁」に傍線］;胸突き八丁;突=つ",
        "［＃傍点］ここ［＃傍点終わり］だけ;ここだけ;ここ=﹅",
        "一二［＃レ］三［＃（ス）］四［＃「四」はママ］;一二三四;",
        "［＃２字下げ］詩［＃地付き］の終;詩の終;",
        "二々《にに》｜と《》;二々と《》;二々=にに",
        "〔E'tude〕と〔注〕;Étudeと〔注〕;",
      })
  void marks_of_aozora_become_what_print_shows(String written, String plain, String ruby) {
    var text = "題\n人\n\n［＃ここから２字下げ］\n" + written + "\n［＃ここで字下げ終わり］\n";
    var book = Samples.read(text);
    var chapter = book.chapters().getFirst();
    assertThat(Samples.text(chapter)).isEqualTo("題 | 人 | " + plain);
    assertThat(
            chapter.structure().ruby().stream()
                .map(one -> one.span().of(chapter.text().value()) + "=" + one.text())
                .findFirst()
                .orElse(null))
        .isEqualTo(ruby);
  }

  @Test
  void of_a_web_page_the_article_is_read() {
    var book = sample("web");
    assertThat(book.metadata().title()).isEqualTo("Le phare");
    assertThat(book.metadata().language()).isEqualTo("fr");
    assertThat(book.metadata().creators()).containsExactly("Marie Dupont");
    var text = Samples.text(book.chapters().getFirst());
    assertThat(text).startsWith("Le phare | Il faisait froid").endsWith("comme toujours.");
    assertThat(book.lists().report()).contains("page-frame-left-out");
    assertThat(book.pictures()).hasSize(1);
  }

  @Test
  void a_book_in_html_stays_whole() {
    var book =
        Samples.read(
            "<html><body><h1>A</h1><p>one</p><ul><li><a href='#b'>B</a></li></ul>"
                + "<h1 id='b'>B</h1><p>two</p></body></html>");
    assertThat(Samples.titles(book)).containsExactly("-A", "-B");
    assertThat(book.lists().report()).doesNotContain("left-out");
  }

  @Test
  void markdown_has_its_front_matter_headings_lists_and_tables() {
    var book = sample("markdown");
    assertThat(book.metadata().title()).isEqualTo("The Sea");
    assertThat(book.metadata().creators()).containsExactly("Ann Other");
    assertThat(Samples.titles(book)).containsExactly("-Wind", "--Sun", "-Rain");
    assertThat(Samples.text(book.chapters().getFirst()))
        .isEqualTo("Wind | It was cold and dark. | one | two | a\tb | 1\t2");
  }

  @Test
  void markdown_has_footnotes_struck_text_and_several_authors() {
    var book =
        Samples.read(
            """
            ---
            title: The Sea
            author: [Ann Other, "Ben Brown"]
            ---

            # Wind

            It was cold[^1] and ~~dark~~ bright.

            # Rain

            It rained.

            [^1]: Very cold.

                And windy.
            """);
    assertThat(book.metadata().creators()).containsExactly("Ann Other", "Ben Brown");
    assertThat(book.texts().getFirst()).isEqualTo("Wind | It was cold1 and dark bright.");
    assertThat(book.notes()).containsExactly("1→1 Very cold.\n\nAnd windy.");
  }

  @Test
  void a_fiction_book_has_sections_notes_verse_and_a_cover() {
    for (var name : new String[] {"fiction", "fiction.zip"}) {
      var book = sample(name);
      assertThat(book.metadata().title()).isEqualTo("The Sea");
      assertThat(book.metadata().creators()).containsExactly("Anna Petrova");
      assertThat(Samples.titles(book))
          .containsExactly(
              "-The Sea", "-Part One", "--Chapter 1", "--Chapter 2", "--1 Very cold, that is.");
      assertThat(Samples.text(book.chapters().get(2)))
          .isEqualTo("Chapter 1 | It was cold[1] at sea. | The moon is low\nthe tide is slow");
      assertThat(book.lists().footnotes()).hasSize(1);
      assertThat(book.pictures()).hasSize(1);
      assertThat(book.chapters().get(3).structure().marks())
          .anySatisfy(mark -> assertThat(mark.target()).contains("text/0003.xhtml#s1"));
    }
  }

  @Test
  void subtitles_join_a_sentence_and_keep_the_times() {
    var book = sample("srt");
    assertThat(Samples.titles(book)).containsExactly("-0:00:01", "-0:12:30");
    assertThat(Samples.text(book.chapters().get(0)))
        .isEqualTo("Where were you last night, when I called?");
    assertThat(Samples.text(book.chapters().get(1))).isEqualTo("Goodbye & thanks.");
    assertThat(book.chapters().get(0).structure().anchors())
        .contains(
            new Anchor("text/0001.xhtml#t=1,3.5&n=1", 0),
            new Anchor("text/0001.xhtml#t=3.6,5&n=2", 26));
  }

  @Test
  void vtt_has_ruby_and_ass_is_read_in_the_order_of_its_times() {
    var vtt = sample("vtt").chapters().getFirst();
    assertThat(Samples.text(vtt)).isEqualTo("こんにちは、世界。 | さようなら");
    assertThat(vtt.structure().ruby()).extracting(Ruby::text).containsExactly("せかい");
    assertThat(Samples.text(sample("ass").chapters().getFirst()))
        .isEqualTo("First line. | Second, line here.");
  }

  @ParameterizedTest
  @CsvSource({"My Show, My Show", "Default Aegisub file, ''", "<untitled>, ''"})
  void the_title_of_an_ass_file_is_the_book_s(String written, String title) {
    var file =
        "[Script Info]\nTitle: "
            + written
            + "\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
            + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,First line.\n";
    assertThat(Samples.read(file).metadata().title()).isEqualTo(title);
  }

  @Test
  void one_text_in_an_archive_is_the_book() {
    var zip =
        Samples.zip(
            Map.of(
                "book/novel.txt",
                Samples.PLAIN.getBytes(UTF_8),
                "__MACOSX/._novel.txt",
                new byte[] {0, 5}));
    assertThat(ReadBook.of(zip).metadata().title()).isEqualTo("The Harbour");
  }

  @Test
  void a_page_that_a_browser_saved_in_one_file_has_its_text_and_pictures() {
    var page =
        """
        From: <Saved by a browser>
        Subject: The Sea
        MIME-Version: 1.0
        Content-Type: multipart/related;
        \ttype="text/html";
        \tboundary="----line"

        ------line
        Content-Type: text/html
        Content-Transfer-Encoding: quoted-printable
        Content-Location: https://example.org/sea?a=1

        <html lang=3D"fr"><body><h1>La mer</h1><p>L=E2=80=99=C3=A9t=C3=A9 =
        est fini.</p><img src=3D"https://example.org/a.png?x=3D1&amp;y=3D2"></body></html>
        ------line
        Content-Type: image/png
        Content-Transfer-Encoding: base64
        Content-Location: https://example.org/a.png?x=1&y=2

        iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
        ------line--
        """;
    var book = Samples.read(page);

    assertThat(book.text()).isEqualTo("La mer | L’été est fini.");
    assertThat(book.pictures()).hasSize(1);
  }
}
