package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;

/// EPUB 3.3, section 4.2.6.3: container.xml leads to the package document, and where it does not,
/// that is found all the same.
class ContainerDocumentTest {
  private final EpubFixture fixture = new EpubFixture().page("a", "<p>one</p>");

  @Test
  void container_missing() {
    opens(fixture.without("META-INF/container.xml").bytes(), "container-missing");
  }

  @Test
  void container_that_names_a_missing_file() {
    opens(container("<rootfile full-path='x/y.opf'/>").bytes(), "container-rootfile-missing");
  }

  @Test
  void container_with_several_rootfiles() {
    opens(
        container("<rootfile full-path='OPS/package.opf'/><rootfile full-path='OPS/package.opf'/>")
            .bytes(),
        "container-several-rootfiles");
  }

  @Test
  void a_rendition_that_is_no_package_is_passed_over() {
    fixture.with("book.pdf", "%PDF");
    opens(
        container(
                "<rootfile full-path='book.pdf' media-type='application/pdf'/>"
                    + "<rootfile full-path='OPS/package.opf'/>")
            .bytes(),
        "toc-missing");
  }

  @Test
  void a_package_document_with_another_ending_is_found_by_its_content() {
    var opf = fixture.packageDocument();
    fixture.without("META-INF/container.xml").with("OPS/book.xml", opf).with("OPS/package.opf", "");
    var files = fixture.files();
    files.remove("OPS/package.opf");
    opens(EpubFixture.zip(files), "container-missing");
  }

  @Test
  void the_whole_book_wrapped_in_a_folder() {
    var wrapped = new LinkedHashMap<String, byte[]>();
    fixture.files().forEach((path, bytes) -> wrapped.put("My Book/" + path, bytes));
    opens(EpubFixture.zip(wrapped), "container-wrapped");
  }

  @Test
  void an_archive_without_a_book() {
    assertThat(ReadBook.refusal(EpubFixture.zip(Map.of("a.txt", new byte[1])), Limits.DEFAULTS))
        .startsWith("no-package-document");
  }

  private EpubFixture container(String rootfiles) {
    return fixture.with(
        "META-INF/container.xml",
        "<container><rootfiles>" + rootfiles + "</rootfiles></container>");
  }

  private static void opens(byte[] epub, String code) {
    var book = ReadBook.of(epub);
    assertThat(book.text()).isEqualTo("one");
    assertThat(book.codes()).contains(code);
  }
}
