package org.intelligentreader.book.rules;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.BookMetadata.PageProgression;
import org.intelligentreader.book.model.BookMetadata.WritingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// EPUB 3.3, section 5: metadata, manifest, spine.
class PackageDocumentTest {
  private static final String XHTML = "application/xhtml+xml";

  private final EpubFixture fixture =
      new EpubFixture().page("a", "<p>one</p>").page("b", "<p>two</p>");

  @Test
  void namespace_missing() {
    opens(changed(" xmlns='http://www.idpf.org/2007/opf'", ""), "package-malformed");
  }

  @Test
  void namespace_wrong() {
    opens(changed("http://www.idpf.org/2007/opf", "urn:other"), "package-malformed");
  }

  @Test
  void namespace_prefixed() {
    var opf =
        fixture
            .packageDocument()
            .replace("xmlns=", "xmlns:opf=")
            .replaceAll("<(/?)(package|metadata|manifest|item|spine|itemref)\\b", "<$1opf:$2");
    opens(fixture.with("OPS/package.opf", opf), "toc-missing");
  }

  @Test
  void a_prefix_that_nobody_declared() {
    opens(changed(" xmlns:dc='http://purl.org/dc/elements/1.1/'", ""), "toc-missing");
  }

  @Test
  void xml_1_1_a_blank_line_and_a_byte_order_mark() {
    opens(changed("<?xml version='1.0'", "<?xml version='1.1'"), "toc-missing");
    opens(changed("<?xml", "\n <?xml"), "toc-missing");
    opens(changed("<?xml", "\uFEFF<?xml"), "toc-missing");
  }

  @Test
  void utf_16_with_a_byte_order_mark() {
    var opf = "\uFEFF" + fixture.packageDocument().replace("UTF-8", "UTF-16");
    opens(fixture.with("OPS/package.opf", opf.getBytes(UTF_16LE)), "toc-missing");
  }

  @Test
  void undeclared_html_entities_and_control_characters() {
    var book = ReadBook.of(changed("<dc:title>T", "<dc:title>A&nbsp;&eacute;\u0008"));
    assertThat(book.metadata().title()).isEqualTo("A\u00A0é");
    assertThat(book.codes()).contains("characters-replaced");
  }

  @Test
  void a_bare_ampersand() {
    var book = ReadBook.of(changed("<dc:title>T", "<dc:title>A & B"));
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.metadata().title()).isEqualTo("A & B");
    assertThat(book.codes()).contains("document-malformed");
  }

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

  @Test
  void html_in_a_description_nests_no_items() {
    var many =
        new EpubFixture()
            .metadata("<dc:title>T</dc:title><dc:description><p>a<br>b<p>c</dc:description>");
    for (var i = 0; i < 600; i++) {
      many.item("i" + i, "i" + i + ".css", "text/css", "").with("OPS/i" + i + ".css", "");
    }
    assertThat(ReadBook.of(many.page("a", "<p>one</p>")).texts()).containsExactly("one");
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

  private EpubFixture changed(String from, String to) {
    var opf = fixture.packageDocument();
    assertThat(opf).contains(from);
    return fixture.with("OPS/package.opf", opf.replace(from, to).getBytes(UTF_8));
  }

  private static void opens(EpubFixture fixture, String code) {
    var book = ReadBook.of(fixture);
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.codes()).contains(code);
  }
}
