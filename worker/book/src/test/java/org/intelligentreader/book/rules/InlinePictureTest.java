package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.InlinePicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HTML: an `img` is inline content. A picture inside a sentence ends neither line nor paragraph,
/// and one that stands for a character is that character.
class InlinePictureTest {
  private final EpubFixture fixture =
      new EpubFixture()
          .with("OPS/i.png", Png.tiny())
          .with("OPS/gaiji/1-91-24.png", Png.of(5, 6, "png"))
          .with("OPS/big.png", Png.of(300, 200, "png"))
          .with("OPS/big.jpg", Png.of(300, 200, "jpg"))
          .with("OPS/small.jpg", Png.of(20, 20, "jpg"))
          .with("OPS/small.gif", Png.of(20, 20, "gif"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          icon              %Press the <img src='i.png' alt='gear'/> button%Press the button
          large             %one <img src='big.png' alt='A map'/> two%one two
          in spans          %one <span><b><img src='big.png'/></b></span> two%one two
          formula           %where <img class='tex' src='i.png' alt='\\Omega'/> is%where is
          x at its end      %we get <img src='small.gif' alt='x squared'/>%we get
          x at its start    %<img src='small.jpg' alt='x squared'/> is small%is small
          beside cells      %a<span style='display:table-cell'>b <img src='i.png'/> c</span>%a\tb c
          drawing           %go <svg width='9' height='9'><path d='M0 0'/></svg> on%go on
          svg image         %go <svg><image href='i.png'/></svg> on%go on
          object            %go <object data='i.png' type='image/png'>no</object> on%go on
          unknown character %奴を<img class='gaiji' src='i.png' alt=''/>った%奴をった
          note icon         %王<a href='#n'><img src='i.png' alt='注'/></a>は%王は
          raised note icon  %王<sup><img src='i.png' alt='注'/></sup>は%王は
          """)
  void a_picture_in_a_sentence_does_not_end_it(String rule, String body, String text) {
    var book = ReadBook.of(fixture.page("a", "<p>" + body.strip() + "</p>"));
    assertThat(book.text()).as(rule).isEqualTo(text.strip());
    var structure = book.chapters().getFirst().structure();
    assertThat(structure.blocks()).as(rule).hasSize(1);
    assertThat(structure.pictures()).as(rule).hasSize(1);
    assertThat(book.html()).as(rule).contains("<img");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          level 3 and 4     %手を<img class='gaiji' src='i.png' alt='※(「てへん＋國」、第3水準1-84-89)'/>む%手を摑む
          second plane      %<img class='gaiji' src='i.png' alt='第4水準2-13-28'/>む%揷む
          full-width code   %手を<img class='gaiji' src='i.png' alt='第３水準１－８４－８９'/>む%手を摑む
          code alone        %手を<img src='i.png' alt='1-84-89'/>む%手を摑む
          by file name      %蘭と<img src='gaiji/1-91-24.png' alt=''/>と%蘭と蕙と
          unicode in words  %手を<img src='i.png' alt='［＃「てへん＋國」、U+6451、72-4］'/>む%手を摑む
          beyond 16 bits    %<img class='gaiji' src='i.png' alt='U+20B9F'/>る%𠮟る
          no such cell      %手を<img class='gaiji' src='i.png' alt='第3水準1-84-97'/>む%手をむ
          the character     %手を<img src='i.png' alt='摑'/>む%手を摑む
          in a span         %手を<span><img src='i.png' alt='摑'/></span>む%手を摑む
          marked, several   %手を<img class='gaiji-line' src='i.png' alt='摑摑摑'/>む%手を摑摑摑む
          described         %手を<img class='gaiji' src='i.png' alt='手偏に国の字'/>む%手をむ
          a word for it     %手を<img class='gaiji' src='i.png' alt='gaiji'/>む%手をむ
          a figure's number %see <img src='1-16-1.png' alt=''/> there%see there
          initial           %<img src='big.png' alt='T'/>he sun%The sun
          initial word      %<img src='big.png' alt='A'/> man%A man
          described initial %<img src='big.png' alt='Drop cap T'/>he sun%The sun
          quoted initial    %<img src='big.png' alt='“T'/>he sun%“The sun
          hidden behind     %<img src='big.png' alt='T'/>The sun%The sun
          French initial    %<img src='i.png' alt='É'/>tait-ce%Était-ce
          Cyrillic initial  %<img src='big.png' alt='В'/>се люди%Все люди
          letter in a word  %C<img src='i.png' alt='æ'/>sar%Cæsar
          letter at its end %fianc<img src='i.png' alt='é'/>, he%fiancé, he
          letter in italics %C<i><img src='i.png' alt='æ'/></i>sar%Cæsar
          a sign            %x <img src='i.png' alt='→'/> y%x → y
          """)
  void a_picture_of_a_character_is_that_character(String rule, String body, String text) {
    fixture.with("OPS/1-16-1.png", Png.of(7, 7, "png"));
    var book = ReadBook.of(fixture.page("a", "<p>" + body.strip() + "</p>"));
    assertThat(book.text()).as(rule).isEqualTo(text.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          between           %<p>one</p><p><img src='big.png'/></p><p>two</p>
          on its own line   %<p>one<br/><img src='i.png'/><br/>two</p>
          first, large      %<p>one</p><p><img src='big.jpg'/> two</p>
          last, large       %<p>one <img src='big.png'/></p><p>two</p>
          a box             %<p>one <img src='i.png' style='display:block'/> two</p>
          figure            %<p>one</p><figure><img src='i.png'/></figure><p>two</p>
          a drawing         %<p>one</p><svg><path d='M0 0'/></svg><p>two</p>
          """)
  void a_picture_beside_paragraphs_is_a_block(String rule, String body) {
    var book = ReadBook.of(fixture.page("a", body.strip()));
    assertThat(book.text()).as(rule).isEqualTo("one | two");
    assertThat(book.chapters().getFirst().structure().blocks())
        .as(rule)
        .extracting(Block::kind)
        .containsExactly(Block.Kind.PARAGRAPH, Block.Kind.IMAGE, Block.Kind.PARAGRAPH);
    assertThat(book.chapters().getFirst().structure().pictures()).as(rule).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          alone           %昔の<ruby><img src='i.png' alt=''/><rt>つづみ</rt></ruby>を%昔のつづみを%
          with rb         %昔の<ruby><rb><img src='i.png'/></rb><rp>(</rp><rt>つづみ</rt></ruby>を%昔のつづみを%
          beside text     %昔の<ruby>大<img src='i.png'/><rt>おおつづみ</rt></ruby>を%昔の大を%大→おおつづみ gloss
          one of two      %<ruby>小<rt>こ</rt><img src='i.png'/><rt>つづみ</rt></ruby>を%小つづみを%小→こ
          known character %<ruby><img class='gaiji' src='i.png' alt='鼓'/><rt>つづみ</rt></ruby>を%鼓を%鼓→つづみ
          dots            %字<ruby><img src='i.png'/><rt>・</rt></ruby>を%字を%
          """)
  void the_reading_over_a_picture_stands_for_it(
      String rule, String body, String text, String ruby) {
    var book = ReadBook.of(fixture.page("a", "<p>" + body.strip() + "</p>"));
    assertThat(book.text()).as(rule).isEqualTo(text.strip());
    assertThat(String.join(" ", book.ruby())).as(rule).isEqualTo(ruby == null ? "" : ruby.strip());
  }

  @Test
  void a_picture_knows_its_place_in_the_text() {
    var page =
        "<p>before</p><p>C<img src='i.png' alt='æ'/>sar's <img src='big.png' alt='map'/> of Gaul</p>";
    var chapter = ReadBook.of(fixture.page("a", page)).chapters().getFirst();
    assertThat(chapter.text().value()).isEqualTo("before\n\nCæsar's of Gaul");
    assertThat(chapter.structure().pictures())
        .extracting(InlinePicture::span)
        .extracting(span -> chapter.text().value().substring(0, span.start()) + "|" + span.length())
        .containsExactly("before\n\nC|1", "before\n\nCæsar's|0");
  }

  @Test
  void links_and_ruby_around_a_picture_keep_their_places() {
    var page = "<p>一<img src='i.png'/><ruby>二<rt>に</rt></ruby><a href='#x'>三</a></p>";
    var book = ReadBook.of(fixture.page("a", page));
    assertThat(book.text()).isEqualTo("一二三");
    assertThat(book.ruby()).containsExactly("二→に");
    assertThat(book.chapters().getFirst().structure().marks().getFirst().span().start())
        .isEqualTo(2);
  }
}
