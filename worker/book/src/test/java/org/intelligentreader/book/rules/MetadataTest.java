package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.BookMetadata.PageProgression;
import org.intelligentreader.book.model.BookMetadata.WritingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// EPUB 3.3, section 5.5: title, language, creators, and the directions of pages and lines.
class MetadataTest {
  private final EpubFixture fixture =
      new EpubFixture().page("a", "<p>one</p>").page("b", "<p>two</p>");

  @Test
  void of_several_titles_the_main_one_counts() {
    var book =
        ReadBook.of(
            fixture.metadata(
                "<dc:title id='s'>Sub</dc:title><dc:title id='m'>Main</dc:title>"
                    + "<meta refines='#s' property='title-type'>subtitle</meta>"
                    + "<meta refines='#m' property='title-type'>main</meta>"));
    assertThat(book.metadata().title()).isEqualTo("Main");
  }

  @Test
  void languages_become_bcp_47() {
    assertThat(language("<dc:language>jpn</dc:language>", "かな")).isEqualTo("ja");
    assertThat(language("<dc:language>ja_JP</dc:language>", "かな")).isEqualTo("ja-JP");
    assertThat(language("<dc:language>JA</dc:language>", "かな")).isEqualTo("ja");
    assertThat(language("", "これはかなです")).isEqualTo("ja");
    assertThat(language("<dc:language>en</dc:language>", "これはかなです")).isEqualTo("ja");
    assertThat(language("<dc:language>fr</dc:language>", "Bonjour")).isEqualTo("fr");
    assertThat(language("<dc:language>und</dc:language>", "Hello")).isEqualTo("en");
  }

  @Test
  void creators_in_order() {
    var book =
        ReadBook.of(
            fixture.alsoMetadata(
                "<dc:creator id='x'>A</dc:creator><meta refines='#x' property='role'>aut</meta>"
                    + "<dc:creator>B</dc:creator><dc:publisher>P</dc:publisher>"));
    assertThat(book.metadata().creators()).containsExactly("A", "B");
    assertThat(book.metadata().publication().publisher()).contains("P");
    assertThat(book.metadata().publication().identifier()).contains("urn:x:1");
  }

  @Test
  void authors_come_before_translators() {
    var book =
        ReadBook.of(
            fixture.alsoMetadata(
                "<dc:creator id='t'>Translator</dc:creator><meta refines='#t' property='role'>trl"
                    + "</meta><dc:creator>Nobody</dc:creator>"
                    + "<dc:creator opf:role='aut'>Author</dc:creator>"));
    assertThat(book.metadata().creators()).containsExactly("Author", "Nobody", "Translator");
  }

  @Test
  void direction_of_pages() {
    var book = ReadBook.of(fixture.spineAttribute("page-progression-direction='rtl'"));
    assertThat(book.metadata().layout().pageProgression()).isEqualTo(PageProgression.RTL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<style>html { writing-mode: vertical-rl }</style> | <p>x</p> | | VERTICAL",
        "<style>body { -epub-writing-mode: vertical-lr }</style> | <p>x</p> | | VERTICAL",
        "<style>.main { -webkit-writing-mode: tb-rl }</style> | <div class='main'>x</div> | | VERTICAL",
        "<style>.other { writing-mode: vertical-rl }</style> | <p>x</p> | | HORIZONTAL",
        "<style>html { writing-mode: horizontal-tb }</style> | <p>x</p> | vertical-rl | HORIZONTAL",
        "<style>html { writing-mode: vertical-rl }</style> | <p>x</p> | horizontal-rl | VERTICAL",
        "<style>@media print { html { writing-mode: vertical-rl } }</style> | <p>x</p> | | HORIZONTAL",
        "'' | <p>x</p> | vertical-rl | VERTICAL",
        "'' | <p>x</p> | | HORIZONTAL",
      })
  void direction_of_lines_as_the_page_is_set(
      String head, String body, String kindle, WritingMode mode) {
    var book =
        new EpubFixture()
            .alsoMetadata(
                kindle == null
                    ? ""
                    : "<meta name='primary-writing-mode' content='" + kindle + "'/>")
            .page("a", head, body);
    assertThat(ReadBook.of(book).metadata().layout().writing()).isEqualTo(mode);
  }

  @Test
  void the_page_with_the_most_text_tells_the_direction_of_lines() {
    var vertical = "<style>html { writing-mode: vertical-rl }</style>";
    var book =
        new EpubFixture()
            .page("cover", "<p>Cover</p>")
            .page("a", vertical, "<p>" + "text ".repeat(50) + "</p>");
    assertThat(ReadBook.of(book).metadata().layout().writing()).isEqualTo(WritingMode.VERTICAL);
  }

  private static String language(String element, String text) {
    return ReadBook.of(
            new EpubFixture()
                .metadata("<dc:title>T</dc:title>" + element)
                .page("a", "<p>" + text + "</p>"))
        .metadata()
        .language();
  }
}
