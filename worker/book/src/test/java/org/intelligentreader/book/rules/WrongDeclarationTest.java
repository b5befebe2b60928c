package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Packages that declare something else than what is there: no text is lost.
class WrongDeclarationTest {
  private static final String PAGE = EpubFixture.xhtml("", "<p>lost</p>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x.xml", "x", "x.php", "x.txt", "x.HTML", "x.bin", "x.tpl", "x.0", "x.asp", "x.page"
      })
  void a_page_without_a_type_is_known_by_its_content(String name) {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("x", name, "application/octet-stream", "")
                .itemref("x", "")
                .with("OPS/" + name, PAGE));
    assertThat(book.text()).as(name).isEqualTo("lost");
  }

  @ParameterizedTest
  @CsvSource({
    "chap_2, chap2",
    "chap2, chap-2",
    "Chap02, chap2",
    "chapter.2, chapter2",
    "x2, X2",
    "c 2, c2",
    "id-002, id2",
    "ch_01, Ch1",
    "章２, 章２",
    "p1.x, p1x"
  })
  void an_idref_that_is_spelt_otherwise_is_found(String idref, String id) {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item(id, "x.xhtml", "application/xhtml+xml", "")
                .itemref(idref, "")
                .with("OPS/x.xhtml", PAGE)
                .page("b", "<p>two</p>"));
    assertThat(book.texts()).as(idref).containsExactly("lost", "two");
  }

  @Test
  void a_file_in_another_folder_than_declared_is_read() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("x", "Text/x.xhtml", "application/xhtml+xml", "")
                .itemref("x", "")
                .with("OPS/x.xhtml", PAGE));
    assertThat(book.text()).isEqualTo("lost");
    assertThat(book.codes()).contains("path-resolved");
  }

  @Test
  void a_name_that_two_files_have_finds_neither() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("x", "Text/x.xhtml", "application/xhtml+xml", "")
                .with("OPS/one/x.xhtml", PAGE)
                .with("OPS/two/x.xhtml", PAGE)
                .page("b", "<p>two</p>"));
    assertThat(book.codes()).contains("manifest-item-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "mul, The old man of the town went into the house with the children and he ate it, en",
    "zxx, The old man of the town went into the house with the children and he ate it, en",
    "x-default, Le petit homme de la ville est venu dans la maison avec les enfants du pays, fr",
    "Unknown, Le petit homme de la ville est venu dans la maison avec les enfants du pays, fr",
    "ja, 我是一只猫还没有名字不知道在什么地方出生的这是我的家, zh",
    "ja, 吾輩は猫である名前はまだ無いどこで生れたか, ja",
    "ru, Стара людина з міста зайшла до хати з дітьми та їла хліб, uk",
    "ru, Старый человек из города вошёл в дом с детьми и съел этот хлеб, ru",
    "uk, Старый человек из города вошёл в дом с детьми и съел этот хлеб, ru",
    "ru, Стары чалавек з горада ўвайшоў у дом з дзецьмі і зʼеў хлеб які быў, be",
    "bg, Старият човек от града влезе в къщата с децата и изяде хляба, bg",
  })
  void a_language_is_corrected_by_the_text(String declared, String text, String language) {
    var book =
        ReadBook.of(
            new EpubFixture()
                .metadata(
                    "<dc:identifier id='u'>urn:x:1</dc:identifier><dc:title>T</dc:title>"
                        + "<dc:language>"
                        + declared
                        + "</dc:language>")
                .document(
                    "a",
                    EpubFixture.xhtml("", ("<p>" + text + ".</p>").repeat(6))
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(book.metadata().language()).isEqualTo(language);
  }
}
