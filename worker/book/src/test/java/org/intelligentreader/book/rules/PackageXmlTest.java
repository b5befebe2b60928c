package org.intelligentreader.book.rules;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;

/// EPUB 3.3, section 5: a package document whose XML is wrong is read all the same.
class PackageXmlTest {
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
  void html_in_a_description_nests_no_items() {
    var many =
        new EpubFixture()
            .metadata("<dc:title>T</dc:title><dc:description><p>a<br>b<p>c</dc:description>");
    for (var i = 0; i < 600; i++) {
      many.item("i" + i, "i" + i + ".css", "text/css", "").with("OPS/i" + i + ".css", "");
    }
    assertThat(ReadBook.of(many.page("a", "<p>one</p>")).texts()).containsExactly("one");
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
