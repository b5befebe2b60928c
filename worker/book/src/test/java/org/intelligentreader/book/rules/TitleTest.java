package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;

/// What chapters and books are called where no list of contents says it well.
class TitleTest {
  private static final String PNG = "<img src='p.png' alt=''/>";

  @Test
  void a_name_that_several_files_have_is_none() {
    var book =
        ReadBook.of(new EpubFixture().page("a", "<p>one</p>").page("b", "<p>two<br/>more</p>"));
    assertThat(book.titles()).containsExactly("one", "two");
  }

  @Test
  void the_books_own_name_is_no_name_of_a_chapter() {
    var page = EpubFixture.xhtml("", "<p>one</p>").replace("<title>t<", "<title>T<");
    var book =
        ReadBook.of(
            new EpubFixture()
                .document("a", page.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(book.titles()).containsExactly("one");
  }

  @Test
  void a_heading_that_is_not_seen_names_nothing() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page(
                    "a",
                    "<div style='display:none'><h1>Navigation</h1></div><h2>One</h2><p>x</p>"));
    assertThat(book.titles()).containsExactly("One");
  }

  @Test
  void entries_without_a_name_and_unknown_ones_are_named_by_their_text() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<h3>First</h3><p>x</p>")
                .page("b", "<p>A very long first line " + "and so on ".repeat(20) + "</p>")
                .entry("", "a.xhtml")
                .entry("Unknown", "b.xhtml"));
    assertThat(book.titles()).first().isEqualTo("First");
    assertThat(book.titles().get(1)).startsWith("A very long first line").endsWith("…");
  }

  @Test
  void the_text_behind_a_title_picture_is_that_chapter() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .with("OPS/p.png", Png.tiny())
                .page("a", "<p id='top'>" + PNG + "</p>")
                .page("b", "<p>one</p>")
                .page("c", "<p>two</p>")
                .entry("I", "a.xhtml")
                .entry("II", "c.xhtml"));
    assertThat(book.titles()).containsExactly("I", "II");
    assertThat(book.texts()).containsExactly("one", "two");
    assertThat(book.html()).contains("<img").contains("one");
    assertThat(book.chapters().getFirst().structure().anchors())
        .extracting(anchor -> anchor.key())
        .contains("OPS/a.xhtml#top", "OPS/b.xhtml#");
  }

  @Test
  void pictures_that_follow_each_other_stay_chapters() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .with("OPS/p.png", Png.tiny())
                .page("a", PNG)
                .page("b", PNG)
                .entry("I", "a.xhtml"));
    assertThat(book.chapters()).hasSize(2);
  }

  @Test
  void a_book_without_a_title_is_called_by_its_first_heading() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .metadata("<dc:language>en</dc:language>")
                .page("a", "<h1>Storm</h1>"));
    assertThat(book.metadata().title()).isEqualTo("Storm");
  }

  @Test
  void a_title_that_was_escaped_twice() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .metadata(
                    "<dc:title>Tom &amp;amp; &amp;lt;b&amp;gt;Jerry&amp;lt;/b&amp;gt;</dc:title>")
                .page("a", "<p>x</p>"));
    assertThat(book.metadata().title()).isEqualTo("Tom & Jerry");
  }
}
