package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// EPUB 3.3, sections 5.6 and 5.7: manifest and spine.
class PackageDocumentTest {
  private static final String XHTML = "application/xhtml+xml";

  private final EpubFixture fixture =
      new EpubFixture().page("a", "<p>one</p>").page("b", "<p>two</p>");

  @Test
  void manifest_item_missing_in_the_archive() {
    opens(fixture.item("c", "c.xhtml", XHTML, "").itemref("c", ""), "manifest-item-missing");
  }

  @Test
  void duplicate_ids() {
    opens(fixture.item("a", "b.xhtml", XHTML, ""), "manifest-id-duplicate");
  }

  @Test
  void unknown_idref() {
    opens(fixture.itemref("nobody", ""), "spine-idref-unknown");
  }

  @Test
  void the_same_item_twice_in_the_spine() {
    opens(fixture.itemref("a", ""), "spine-item-repeated");
  }

  @Test
  void two_items_for_one_file() {
    opens(fixture.item("z", "a.xhtml", XHTML, "").itemref("z", ""), "spine-item-repeated");
  }

  @Test
  void empty_spine() {
    var opf = fixture.packageDocument().replaceAll("<itemref[^>]*>", "");
    opens(fixture.with("OPS/package.opf", opf), "spine-empty");
  }

  @Test
  void no_spine_at_all() {
    var opf = fixture.packageDocument().replaceAll("<spine.*</spine>", "");
    opens(fixture.with("OPS/package.opf", opf), "spine-empty");
  }

  @Test
  void nothing_to_read() {
    assertThat(ReadBook.refusal(new EpubFixture())).startsWith("nothing-readable");
    assertThat(ReadBook.refusal(new EpubFixture().page("a", "<p> </p>")))
        .startsWith("nothing-readable");
  }

  @Test
  void a_foreign_item_with_a_fallback_chain() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("f", "f.bin", "application/x-foreign", "fallback='g'")
                .item("g", "g.bin", "application/x-other", "fallback='h'")
                .item("h", "h.xhtml", XHTML, "")
                .itemref("f", "")
                .with("OPS/f.bin", "junk")
                .with("OPS/g.bin", "junk")
                .with("OPS/h.xhtml", EpubFixture.xhtml("", "<p>one</p>"))
                .page("b", "<p>two</p>"));
    assertThat(book.text()).isEqualTo("one | two");
  }

  @Test
  void a_fallback_chain_that_is_a_circle() {
    opens(
        fixture
            .item("f", "f.bin", "application/x-foreign", "fallback='g'")
            .item("g", "g.bin", "application/x-other", "fallback='f'")
            .itemref("f", "")
            .with("OPS/f.bin", "junk")
            .with("OPS/g.bin", "junk"),
        "spine-item-foreign");
  }

  @Test
  void a_picture_in_the_spine_is_a_chapter_with_a_picture() {
    var book =
        ReadBook.of(
            fixture
                .item("p", "p.png", "image/png", "")
                .itemref("p", "")
                .with("OPS/p.png", Png.tiny()));
    assertThat(book.chapters()).hasSize(3);
    assertThat(book.chapters().getLast().structure().blocks()).hasSize(1);
    assertThat(book.pictures()).hasSize(1);
  }

  @Test
  void an_svg_in_the_spine_gives_its_text_and_its_picture() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("s", "s.svg", "image/svg+xml", "")
                .itemref("s", "")
                .with(
                    "OPS/s.svg",
                    "<svg xmlns='http://www.w3.org/2000/svg'><title>T</title><text>one <tspan>word"
                        + "</tspan></text><text>two</text><rect width='1' height='1'/></svg>"));
    assertThat(book.text()).isEqualTo("one word | two");
    assertThat(book.pictures()).hasSize(1);
  }

  @Test
  void what_is_not_linear_comes_last() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>one</p>")
                .item("n", "n.xhtml", XHTML, "")
                .itemref("n", "linear='no'")
                .with("OPS/n.xhtml", EpubFixture.xhtml("", "<p>note</p>"))
                .page("b", "<p>two</p>"));
    assertThat(book.text()).isEqualTo("one | two | note");
    assertThat(book.codes()).contains("spine-non-linear");
  }

  @Test
  void what_is_not_linear_stays_where_the_table_of_contents_names_it() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>one</p>")
                .item("n", "n.xhtml", XHTML, "")
                .itemref("n", "linear='no'")
                .with("OPS/n.xhtml", EpubFixture.xhtml("", "<p>note</p>"))
                .page("b", "<p>two</p>")
                .entry("Note", "n.xhtml"));
    assertThat(book.text()).isEqualTo("one | note | two");
  }

  @Test
  void a_cover_that_is_not_linear_stays_in_front() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("c", "c.xhtml", XHTML, "")
                .itemref("c", "linear='no'")
                .with("OPS/c.xhtml", EpubFixture.xhtml("", "<p>cover</p>"))
                .page("a", "<p>one</p>"));
    assertThat(book.text()).isEqualTo("cover | one");
  }

  @Test
  void remote_resources_are_not_fetched() {
    opens(fixture.item("r", "https://example.org/r.mp3", "audio/mpeg", ""), "toc-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xhtml+xml; charset=utf-8",
        "application/xhtml_xml",
        "application/octet-stream",
        "text/plain",
        "image/jpeg",
        "",
        "APPLICATION/XHTML+XML",
        "text/xml",
        "application/x-foo"
      })
  void a_page_with_a_wrong_media_type_is_a_page(String type) {
    var book =
        new EpubFixture()
            .item("a", "a.xhtml", type, "")
            .itemref("a", "")
            .with("OPS/a.xhtml", EpubFixture.xhtml("", "<p>one</p>"));
    assertThat(ReadBook.of(book).texts()).containsExactly("one");
  }

  @Test
  void pictures_of_the_spine_go_before_the_page_that_stands_in_for_them() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("p", "p.png", "image/png", "fallback='f'")
                .item("q", "q.png", "image/png", "fallback='f'")
                .item("f", "f.xhtml", XHTML, "")
                .itemref("p", "")
                .itemref("q", "")
                .with("OPS/p.png", Png.tiny())
                .with("OPS/q.png", Png.of(5, 5, "png"))
                .with("OPS/f.xhtml", EpubFixture.xhtml("", "<p>no pictures here</p>")));
    assertThat(book.pictures()).hasSize(2);
    assertThat(book.text()).doesNotContain("no pictures");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "a.xhtml", " a "})
  void an_idref_that_is_nearly_an_id(String idref) {
    var book =
        new EpubFixture()
            .item("a", "a.xhtml", XHTML, "")
            .itemref(idref, "")
            .with("OPS/a.xhtml", EpubFixture.xhtml("", "<p>one</p>"));
    assertThat(ReadBook.of(book).texts()).containsExactly("one");
  }

  private static void opens(EpubFixture fixture, String code) {
    var book = ReadBook.of(fixture);
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.codes()).contains(code);
  }
}
