package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.BookMetadata.TocKind;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Navigation;
import org.junit.jupiter.api.Test;

/// EPUB 3.3, section 7, and the NCX of EPUB 2: which chapters a book has.
class NavigationTest {
  private final EpubFixture fixture =
      new EpubFixture()
          .page("a", "<h1 id='x'>X</h1><p>one</p><h1 id='y'>Y</h1><p>two</p>")
          .page("b", "<p>three</p>");

  @Test
  void ids_are_those_that_readers_of_the_bundle_know() {
    var book = ReadBook.of(fixture.entry("X", "a.xhtml#x"));
    assertThat(book.chapters().get(0).heading().id())
        .isEqualTo(ChapterId.ofTocEntry("OPS/a.xhtml", "x"));
    assertThat(book.chapters().get(1).heading().id())
        .isEqualTo(ChapterId.ofSpineItem("OPS/b.xhtml"));
  }

  @Test
  void an_epub_type_with_several_values_and_landmarks_before_the_toc() {
    fixture.nav(
        "<nav epub:type='landmarks'><ol><li><a epub:type='bodymatter' href='b.xhtml'>Start</a></li>"
            + "</ol></nav><nav epub:type='x toc'><ol><li><a href='a.xhtml'>A</a></li></ol></nav>");
    var book = ReadBook.of(fixture);
    assertThat(book.titles()).containsExactly("A", "three");
    assertThat(book.lists().navigation().landmarks())
        .containsExactly(new Navigation.Landmark("bodymatter", "Start", "OPS/b.xhtml#"));
  }

  @Test
  void an_empty_navigation_document_then_the_ncx() {
    var book =
        ReadBook.of(
            fixture
                .nav("<nav epub:type='toc'><ol></ol></nav>")
                .ncx(navMap(point("B", "b.xhtml", ""))));
    assertThat(book.titles()).containsExactly("X", "B");
    assertThat(book.metadata().tocKind()).isEqualTo(TocKind.NCX);
    assertThat(book.codes()).contains("toc-fallback");
  }

  @Test
  void ncx_only_with_nested_points_and_pages() {
    var book =
        ReadBook.of(
            fixture.ncx(
                navMap(point("A", "a.xhtml", point("Y", "a.xhtml#y", "")))
                    + "<pageList><pageTarget value='7'><navLabel><text>vii</text></navLabel>"
                    + "<content src='b.xhtml'/></pageTarget></pageList>"));
    assertThat(book.texts()).containsExactly("X | one", "Y | two", "three");
    assertThat(book.chapters().get(1).heading().level()).isEqualTo(2);
    assertThat(book.chapters().get(1).heading().parent())
        .contains(book.chapters().get(0).heading().id());
    assertThat(book.lists().navigation().pages())
        .containsExactly(new Navigation.Page("vii", "OPS/b.xhtml#"));
  }

  @Test
  void neither() {
    var book = ReadBook.of(fixture);
    assertThat(book.metadata().tocKind()).isEqualTo(TocKind.SPINE);
    assertThat(book.texts()).containsExactly("X | one | Y | two", "three");
    assertThat(book.codes()).contains("toc-missing");
  }

  @Test
  void a_navigation_document_in_the_spine_is_a_chapter_like_any_other() {
    var book = ReadBook.of(fixture.itemref("nav", "").entry("A", "a.xhtml"));
    assertThat(book.texts()).containsExactly("X | one | Y | two", "three", "A");
  }

  @Test
  void a_page_list_is_kept_as_data() {
    fixture.nav(
        "<nav epub:type='toc'><ol><li><a href='a.xhtml'>A</a></li></ol></nav>"
            + "<nav epub:type='page-list' hidden=''><ol><li><a href='a.xhtml#y'>2</a></li></ol></nav>");
    assertThat(ReadBook.of(fixture).lists().navigation().pages())
        .containsExactly(new Navigation.Page("2", "OPS/a.xhtml#y"));
  }

  @Test
  void the_guide_of_epub_2_gives_landmarks() {
    fixture.afterSpine("<guide><reference type='text' title='Go' href='b.xhtml'/></guide>");
    assertThat(ReadBook.of(fixture).lists().navigation().landmarks())
        .containsExactly(new Navigation.Landmark("text", "Go", "OPS/b.xhtml#"));
  }

  @Test
  void an_entry_without_a_target_groups_others_and_is_kept_as_data() {
    fixture.nav(
        "<nav epub:type='toc'><ol><li><span>Part</span><ol><li><a href='a.xhtml'>A</a></li></ol>"
            + "</li></ol></nav>");
    var book = ReadBook.of(fixture);
    assertThat(book.chapters().get(0).heading().level()).isEqualTo(2);
    assertThat(book.lists().navigation().toc())
        .extracting(Navigation.Entry::title)
        .containsExactly("Part", "A");
  }

  @Test
  void an_entry_to_a_missing_file() {
    var book = ReadBook.of(fixture.entry("A", "a.xhtml").entry("Z", "z.xhtml"));
    assertThat(book.texts()).containsExactly("X | one | Y | two", "three");
    assertThat(book.codes()).contains("toc-target-missing");
  }

  @Test
  void an_entry_to_a_missing_fragment_means_the_start_of_the_file() {
    var book = ReadBook.of(fixture.entry("A", "a.xhtml#gone").entry("Y", "a.xhtml#y"));
    assertThat(book.texts()).containsExactly("X | one", "Y | two", "three");
    assertThat(book.titles()).startsWith("A", "Y");
    assertThat(book.codes()).contains("toc-fragment-missing");
  }

  @Test
  void several_entries_to_missing_fragments_do_not_repeat_the_file() {
    var book = ReadBook.of(fixture.entry("A", "a.xhtml#g1").entry("B", "a.xhtml#g2"));
    assertThat(book.texts()).containsExactly("X | one | Y | two", "three");
  }

  @Test
  void an_entry_into_a_paragraph_starts_with_that_paragraph() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>one</p><p>two <b><i id='i'>in</i></b> side</p><p>three</p>")
                .entry("I", "a.xhtml#i"));
    assertThat(book.texts()).containsExactly("one", "two in side | three");
  }

  @Test
  void an_empty_anchor_between_paragraphs() {
    var book =
        ReadBook.of(
            new EpubFixture().page("a", "<p>one</p><a id='i'/><p>two</p>").entry("I", "a.xhtml#i"));
    assertThat(book.texts()).containsExactly("one", "two");
  }

  @Test
  void an_entry_to_a_container_means_its_first_paragraph() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>zero</p><div id='i'><div><h1>H</h1></div></div><p>one</p>")
                .entry("I", "a.xhtml#i"));
    assertThat(book.texts()).containsExactly("zero", "H | one");
  }

  @Test
  void an_entry_to_the_body() {
    var page = "<html xmlns='http://www.w3.org/1999/xhtml'><body id='i'><p>one</p></body></html>";
    var book =
        ReadBook.of(
            new EpubFixture()
                .document("a", page.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .entry("I", "a.xhtml#i"));
    assertThat(book.titles()).containsExactly("I");
    assertThat(book.texts()).containsExactly("one");
    assertThat(book.codes()).isEmpty();
  }

  @Test
  void two_entries_to_one_place_make_one_chapter_and_the_other_title_is_kept_as_data() {
    var book = ReadBook.of(fixture.entry("A", "a.xhtml").entry("Again", "a.xhtml"));
    assertThat(book.titles()).containsExactly("A", "three");
    assertThat(book.lists().navigation().toc())
        .extracting(Navigation.Entry::title)
        .containsExactly("A", "Again");
    assertThat(book.codes()).contains("toc-target-shared");
  }

  @Test
  void entries_in_another_order_than_the_spine() {
    var book =
        ReadBook.of(fixture.entry("B", "b.xhtml").entry("Y", "a.xhtml#y").entry("X", "a.xhtml#x"));
    assertThat(book.texts()).containsExactly("X | one", "Y | two", "three");
    assertThat(book.titles()).containsExactly("X", "Y", "B");
    assertThat(book.codes()).contains("toc-order");
  }

  @Test
  void text_before_the_first_entry_is_a_chapter_of_its_own() {
    var book = ReadBook.of(fixture.entry("Y", "a.xhtml#y"));
    assertThat(book.texts()).containsExactly("X | one", "Y | two", "three");
  }

  @Test
  void a_file_that_no_entry_names_is_a_chapter_of_its_own() {
    assertThat(ReadBook.of(fixture.entry("B", "b.xhtml")).texts())
        .containsExactly("X | one | Y | two", "three");
  }

  @Test
  void fragments_in_japanese_and_percent_encoded() {
    var page = new EpubFixture().page("a", "<p id='一'>one</p><p id='二'>two</p>");
    var book = ReadBook.of(page.entry("1", "a.xhtml#一").entry("2", "a.xhtml#%E4%BA%8C"));
    assertThat(book.texts()).containsExactly("one", "two");
  }

  @Test
  void anchors_by_name_and_by_xml_id() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p><a name='n'></a>one</p><p xml:id='m'>two</p>")
                .entry("N", "a.xhtml#n")
                .entry("M", "a.xhtml#m"));
    assertThat(book.titles()).containsExactly("N", "M");
    assertThat(book.texts()).containsExactly("one", "two");
  }

  @Test
  void an_entry_to_a_hidden_place() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>one</p><div hidden=''><a id='i'/>x</div><p>two</p>")
                .entry("I", "a.xhtml#i"));
    assertThat(book.text().replace(" | ", " ")).isEqualTo("one two");
  }

  @Test
  void five_hundred_fragments_in_one_file() {
    var page = IntStream.range(0, 500).mapToObj(i -> "<p id='p" + i + "'>t" + i + "</p>");
    var many = new EpubFixture().page("a", page.collect(Collectors.joining()));
    IntStream.range(0, 500).forEach(i -> many.entry("e" + i, "a.xhtml#p" + i));
    var book = ReadBook.of(many);
    assertThat(book.chapters()).hasSize(500);
    assertThat(book.texts().get(499)).isEqualTo("t499");
  }

  @Test
  void a_thousand_tiny_files() {
    var many = new EpubFixture();
    IntStream.range(0, 1000).forEach(i -> many.page("p" + i, "<p>t" + i + "</p>"));
    assertThat(ReadBook.of(many).chapters()).hasSize(1000);
  }

  @Test
  void labels_without_ruby_with_alt_of_pictures_and_plain_list_items() {
    fixture.nav(
        "<nav epub:type='toc'><ol><li><a href='a.xhtml'><ruby>漢<rt>かん</rt></ruby>"
            + "<img src='x.png' alt='字'/></a></li><li>Only text<ul><li><a href='b.xhtml'>B</a></li>"
            + "</ul></li></ol></nav>");
    var navigation = ReadBook.of(fixture).lists().navigation();
    assertThat(navigation.toc())
        .extracting(Navigation.Entry::title)
        .containsExactly("漢字", "Only text", "B");
  }

  private static String navMap(String points) {
    return "<navMap>" + points + "</navMap>";
  }

  private static String point(String title, String src, String inner) {
    return "<navPoint><navLabel><text>%s</text></navLabel><content src='%s'/>%s</navPoint>"
        .formatted(title, src, inner);
  }
}
