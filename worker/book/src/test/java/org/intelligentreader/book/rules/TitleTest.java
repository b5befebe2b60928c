package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<h2>Chapter 4: The White Thing</h2><p>x</p> | Chapter 4: The White Thing",
        "<h1>T</h1><h2>The White Thing</h2><p>x</p> | The White Thing",
        "<div><img src='x.png' alt=''/></div><h3>IV</h3><p>x</p> | IV",
        "<p>only text</p> | T",
        "<p>first text</p><h2>Later</h2> | T"
      })
  void an_entry_with_the_books_name_alone_is_named_by_the_heading_of_its_page(
      String page, String title) {
    var rest = "<p>" + "It went on for a long time. ".repeat(20) + "</p>";
    var book =
        new EpubFixture()
            .page("a", "<h1>One</h1>" + rest)
            .page("b", page + rest)
            .entry("One", "a.xhtml")
            .entry("T", "b.xhtml");
    assertThat(ReadBook.of(book).titles()).containsExactly("One", title);
  }

  @Test
  void a_name_that_many_entries_share_gives_way_to_the_headings() {
    var book = new EpubFixture();
    for (var name : new String[] {"One", "Two", "Three"}) {
      book.page(name, "<h2>Chapter</h2><h3>" + name + "</h3><p>x</p>");
      book.entry("Chapter", name + ".xhtml");
    }
    assertThat(ReadBook.of(book).titles()).containsExactly("One", "Two", "Three");
  }

  @Test
  void an_entry_that_names_a_page_behind_a_heading_is_the_chapter_of_the_heading() {
    var book = new EpubFixture();
    for (var i = 1; i < 4; i++) {
      var page = "<h2>Chapter %d</h2><p><a id='page%d'></a>text</p><p>more</p>".formatted(i, i);
      book.page("c" + i, page).entry("Page " + i, "c" + i + ".xhtml#page" + i);
    }
    var read = ReadBook.of(book);
    assertThat(read.titles()).containsExactly("Chapter 1", "Chapter 2", "Chapter 3");
    assertThat(read.texts()).first().isEqualTo("Chapter 1 | text | more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>CHAPTER I.<br/><a id='c'></a>THE START.</p><p>text</p>",
        "<p><b>CHAPTER I.<br/><a id='c'></a>THE START.</b></p><p>text</p>",
        "<p>CHAPTER I.<br/><br/><span id='c'>THE START.</span><br/>and more</p><p>text</p>",
      })
  void a_title_in_two_lines_is_not_torn(String page) {
    var book =
        new EpubFixture()
            .page("a", page)
            .page("b", "<p>b</p>")
            .entry("I", "a.xhtml#c")
            .entry("B", "b.xhtml");
    assertThat(ReadBook.of(book).titles()).containsExactly("I", "B");
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

  @Test
  void a_running_head_names_no_chapter_and_is_none() {
    var page = "<h1>T</h1><h2 id='%s'>%s</h2><p>" + "words ".repeat(80) + "</p>";
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", page.formatted("a", "One"))
                .page("b", page.formatted("b", "Two"))
                .page("c", page.formatted("c", "Three"))
                .entry("One", "a.xhtml#a")
                .entry("Two", "b.xhtml#b"));
    assertThat(book.titles()).containsExactly("One", "Two", "Three");
  }

  @Test
  void a_picture_above_the_heading_belongs_to_its_chapter() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .with("OPS/p.png", Png.tiny())
                .page("a", PNG + "<h2 id='a'>One</h2><p>x</p><h2 id='b'>Two</h2><p>y</p>")
                .entry("One", "a.xhtml#a")
                .entry("Two", "a.xhtml#b"));
    assertThat(book.titles()).containsExactly("One", "Two");
    assertThat(book.texts()).containsExactly("One | x", "Two | y");
  }

  @Test
  void a_book_in_one_file_without_contents_has_the_chapters_of_its_headings() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page(
                    "a",
                    "<h1>T</h1><p>by A</p><h2>One</h2><p>x</p><h2>Two</h2><p>y</p>"
                        + "<h2>Three</h2><p>z</p>"));
    assertThat(book.titles()).containsExactly("T", "One", "Two", "Three");
  }

  @Test
  void a_long_text_under_the_name_of_the_book_is_called_by_its_first_line() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<h1>T</h1><p>It rained.</p><p>" + "x ".repeat(200) + "</p>"));
    assertThat(book.titles()).containsExactly("It rained.");
  }

  @Test
  void neighbours_of_one_name_are_told_apart_by_what_they_show() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<h1>Storm</h1><h2>One</h2><p>x</p>")
                .page("b", "<h1>Storm</h1><h2>Two</h2><p>y</p>")
                .page("c", "<h1>Storm</h1><p>z</p>")
                .page("d", "<p>w</p>")
                .entry("Two", "d.xhtml"));
    assertThat(book.titles()).containsExactly("Storm", "Two", "Storm", "Two");
  }

  @Test
  void an_entry_without_a_name_is_called_as_its_title_picture() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .with("OPS/p.png", Png.tiny())
                .page("a", "<h1><img src='p.png' alt='One'/></h1><p>x</p>")
                .entry("", "a.xhtml"));
    assertThat(book.titles()).containsExactly("One");
  }

  @Test
  void a_title_page_is_called_as_the_book() {
    var page = EpubFixture.xhtml("", "<h1>T</h1><p>by A</p>").replace("<title>t<", "<title>Page<");
    var book =
        ReadBook.of(
            new EpubFixture()
                .document("a", page.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .page("b", "<h1>T</h1><h2>One</h2><p>x</p>"));
    assertThat(book.titles()).containsExactly("T", "One");
  }
}
