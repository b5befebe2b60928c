package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of contents as programs really write them: which entries count and where they lead.
class ContentsTest {
  private final EpubFixture fixture =
      new EpubFixture().page("a", "<p>one</p>").page("b", "<p>two</p>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ol><li><span>1</span> <a href='a.xhtml'>A</a></li><li>2 <a href='b.xhtml'>B</a></li></ol>",
        "<ol><li><a href='a.xhtml'>A</a></li><ol><li><a href='b.xhtml'>B</a></li></ol></ol>",
        "<h2>I</h2><ol><li><a href='a.xhtml'>A</a></li></ol>"
            + "<h2>II</h2><ul><li><a href='b.xhtml'>B</a></li></ul>",
        "<ol><li><div><a href='a.xhtml'>A</a></div><div><ol><li><a href='b.xhtml'>B</a></li></ol>"
            + "</div></li></ol>",
        "<div><p><a href='a.xhtml'>A</a></p><p><a href='b.xhtml'>B</a></p></div>",
        "<dl><dt><a href='a.xhtml'>A</a></dt><dd><a href='b.xhtml'>B</a></dd></dl>",
        "<a href='a.xhtml'>A</a><br/><a href='b.xhtml'>B</a>",
        "<ol><li><a href='a.xhtml' title='A'></a></li><li><a href='b.xhtml' aria-label='B'/></li></ol>",
        "<ol><li><a href='a.xhtml'>&amp;lt;i&amp;gt;A&amp;lt;/i&amp;gt;</a></li>"
            + "<li><a href='b.xhtml'>B</a></li></ol>",
        "<ol><li><a href='a.xhtml'></a><ol><li><a href='a.xhtml'>A</a></li></ol></li>"
            + "<li><a href='b.xhtml'>B</a></li></ol>",
      })
  void every_shape_of_a_list_gives_its_entries(String list) {
    var book = ReadBook.of(fixture.nav("<nav epub:type='toc'>" + list + "</nav>"));
    assertThat(book.titles()).containsExactly("A", "B");
    assertThat(book.texts()).containsExactly("one", "two");
  }

  @Test
  void paths_of_an_ncx_are_taken_from_the_package_when_they_lead_nowhere_from_the_ncx() {
    fixture
        .spineAttribute("toc='n'")
        .item("n", "x/toc.ncx", "application/x-dtbncx+xml", "")
        .with(
            "OPS/x/toc.ncx",
            "<ncx><navMap>" + point("A", "a.xhtml") + point("B", "b.xhtml") + "</navMap></ncx>");
    var book = ReadBook.of(fixture);
    assertThat(book.titles()).containsExactly("A", "B");
    assertThat(book.codes()).contains("path-resolved");
  }

  @Test
  void an_id_that_moved_to_another_file_starts_its_chapter_there() {
    fixture
        .page("c", "<p>three</p><p id='i'>four</p>")
        .entry("A", "a.xhtml")
        .entry("I", "a.xhtml#i");
    var book = ReadBook.of(fixture);
    assertThat(book.texts()).containsExactly("one", "two", "three", "four");
    assertThat(book.titles()).last().isEqualTo("I");
  }

  @Test
  void an_id_that_two_other_files_have_moves_nowhere() {
    fixture
        .page("c", "<p id='i'>three</p>")
        .page("d", "<p id='i'>four</p>")
        .entry("I", "a.xhtml#i");
    assertThat(ReadBook.of(fixture).titles()).startsWith("I");
  }

  @Test
  void an_anchor_at_the_end_of_a_paragraph_means_what_follows() {
    var page = "<h1 id='a'>A</h1><p>one<a id='b'/></p><h1>B</h1><p>two</p>";
    var book =
        ReadBook.of(
            new EpubFixture().page("a", page).entry("A", "a.xhtml#a").entry("B", "a.xhtml#b"));
    assertThat(book.texts()).containsExactly("A | one", "B | two");
  }

  @Test
  void an_anchor_behind_a_line_break_starts_at_its_line() {
    var page = "<div><a id='a'/>A<br/>one<br/><a id='b'/>B<br/>two</div>";
    var book =
        ReadBook.of(
            new EpubFixture().page("a", page).entry("A", "a.xhtml#a").entry("B", "a.xhtml#b"));
    assertThat(book.texts()).containsExactly("A\none", "B\ntwo");
  }

  @Test
  void a_rich_ncx_goes_before_a_poor_navigation_document() {
    fixture
        .nav("<nav epub:type='toc'><ol><li><a href='a.xhtml'>Cover</a></li></ol></nav>")
        .ncx("<navMap>" + point("A", "a.xhtml") + point("B", "b.xhtml") + "</navMap>");
    var book = ReadBook.of(fixture);
    assertThat(book.titles()).containsExactly("A", "B");
    assertThat(book.codes()).contains("toc-fallback");
  }

  @Test
  void the_books_own_page_of_contents_completes_a_poor_list() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page(
                    "t", "<h1>目次</h1><p><a href='a.xhtml'>春</a></p><p><a href='b.xhtml'>夏</a></p>")
                .page("a", "<p>one</p>")
                .page("b", "<p>two</p>")
                .entry("目次", "t.xhtml"));
    assertThat(book.titles()).containsExactly("目次", "春", "夏");
  }

  @Test
  void headings_complete_a_list_that_says_start_only() {
    var page = "<h2>I</h2><p>one</p><h2>II</h2><p>two</p><h2>III</h2><p>three</p>";
    var book = ReadBook.of(new EpubFixture().page("a", page).entry("Start", "a.xhtml"));
    assertThat(book.titles()).containsExactly("I", "II", "III");
    assertThat(book.texts()).containsExactly("I | one", "II | two", "III | three");
  }

  @Test
  void links_of_notes_start_no_chapter() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<h1>I</h1><p>one<a href='n.xhtml#n1' id='r1'>1</a>.</p>")
                .page("n", "<p id='n1'><a href='a.xhtml#r1'>1</a> A note.</p>")
                .entry("1", "n.xhtml#n1")
                .entry("↩", "a.xhtml#r1"));
    assertThat(book.texts()).containsExactly("I | one1.", "1 A note.");
    assertThat(book.titles()).first().isEqualTo("I");
    assertThat(book.codes()).contains("toc-note-link");
  }

  @Test
  void chapters_that_are_called_by_numbers_stay_chapters() {
    var page = "<h2 id='a'><a href='#t'>1</a></h2><p>one</p><p id='b'>2</p><p>two</p>";
    var book =
        ReadBook.of(
            new EpubFixture().page("a", page).entry("1", "a.xhtml#a").entry("2", "a.xhtml#b"));
    assertThat(book.titles()).containsExactly("1", "2");
  }

  @Test
  void a_file_that_only_the_contents_name_is_read_behind_the_entry_before() {
    fixture
        .item("x", "x.xhtml", "application/xhtml+xml", "")
        .with("OPS/x.xhtml", EpubFixture.xhtml("", "<p>lost</p>"))
        .entry("A", "a.xhtml")
        .entry("X", "x.xhtml")
        .entry("B", "b.xhtml");
    var book = ReadBook.of(fixture);
    assertThat(book.texts()).containsExactly("one", "lost", "two");
    assertThat(book.codes()).contains("toc-file-not-in-spine");
  }

  @Test
  void the_list_itself_is_not_read_because_it_names_itself() {
    fixture.entry("Contents", "nav.xhtml").entry("A", "a.xhtml");
    assertThat(ReadBook.of(fixture).texts()).containsExactly("one", "two");
  }

  private static String point(String title, String href) {
    return "<navPoint><navLabel><text>%s</text></navLabel><content src='%s'/></navPoint>"
        .formatted(title, href);
  }
}
