package org.intelligentreader.book.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intelligentreader.book.audit.Audit.Missing;
import org.intelligentreader.book.fixture.EpubFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final String FIRST = "The lamp at the harbour burned all night long.";
  private static final String SECOND = "Nobody saw the boat that came back without a sail.";

  @TempDir private Path folder;

  @Test
  void a_complete_book_is_good() throws IOException {
    var audit = audit(book(), FIRST, SECOND);
    assertThat(audit.missing()).isEmpty();
    assertThat(audit.isGood()).isTrue();
  }

  @Test
  void a_file_of_the_spine_whose_text_is_missing_is_named() throws IOException {
    var audit = audit(book(), FIRST);
    assertThat(audit.missing()).containsExactly(new Missing("OPS/two.xhtml", Source.SPINE));
    assertThat(audit.lines("b.epub")).contains("missing: OPS/two.xhtml (named by the spine)");
  }

  @Test
  void a_file_that_only_the_contents_name_is_named() throws IOException {
    var book =
        new EpubFixture()
            .page("one", "<p>" + FIRST + "</p>")
            .with("OPS/two.xhtml", EpubFixture.xhtml("", "<p>" + SECOND + "</p>"))
            .entry("One", "one.xhtml")
            .entry("Two", "two.xhtml#start");
    assertThat(audit(book, FIRST).missing())
        .containsExactly(new Missing("OPS/two.xhtml", Source.CONTENTS));
    assertThat(audit(book, FIRST).isGood()).isFalse();
    assertThat(audit(book, FIRST, SECOND).isGood()).isTrue();
  }

  @Test
  void a_file_that_only_an_ncx_names_is_named() throws IOException {
    var book =
        new EpubFixture()
            .page("one", "<p>" + FIRST + "</p>")
            .with("OPS/two.xhtml", EpubFixture.xhtml("", "<p>" + SECOND + "</p>"))
            .ncx(
                "<navMap><navPoint><navLabel><text>2</text></navLabel><content"
                    + " src='two.xhtml'/></navPoint></navMap>");
    assertThat(audit(book, FIRST).missing())
        .containsExactly(new Missing("OPS/two.xhtml", Source.CONTENTS));
  }

  @Test
  void a_file_that_only_the_manifest_names_is_named_and_costs_nothing() throws IOException {
    var book = book().item("x", "two.xhtml", "application/xhtml+xml", "");
    var orphan =
        new EpubFixture()
            .page("one", "<p>" + FIRST + "</p>")
            .item("two", "two.xhtml", "application/xhtml+xml", "")
            .with("OPS/two.xhtml", EpubFixture.xhtml("", "<p>" + SECOND + "</p>"));
    assertThat(audit(book, FIRST, SECOND).missing()).isEmpty();
    assertThat(audit(orphan, FIRST).missing())
        .containsExactly(new Missing("OPS/two.xhtml", Source.MANIFEST));
    assertThat(audit(orphan, FIRST).isGood()).isTrue();
  }

  @Test
  void a_misspelt_reference_does_not_hide_a_file() throws IOException {
    for (var href : List.of("Two.XHTML", "text/two.xhtml", "..\\two.xhtml", "%54wo.xhtml")) {
      var book =
          new EpubFixture()
              .page("one", "<p>" + FIRST + "</p>")
              .item("two", href, "application/xhtml+xml", "")
              .itemref("two", "")
              .with("OPS/two.xhtml", EpubFixture.xhtml("", "<p>" + SECOND + "</p>"));
      assertThat(audit(book, FIRST).missing())
          .as(href)
          .containsExactly(new Missing("OPS/two.xhtml", Source.SPINE));
    }
  }

  @Test
  void a_misspelt_id_in_the_spine_does_not_hide_a_file() throws IOException {
    var book =
        new EpubFixture()
            .page("one", "<p>" + FIRST + "</p>")
            .item("two", "two.xhtml", "application/xhtml+xml", "")
            .itemref("tow", "")
            .with("OPS/two.xhtml", EpubFixture.xhtml("", "<p>" + SECOND + "</p>"));
    assertThat(audit(book, FIRST).missing())
        .containsExactly(new Missing("OPS/two.xhtml", Source.MANIFEST));
    assertThat(audit(book, FIRST, SECOND).isGood()).isTrue();
  }

  @Test
  void a_book_without_a_container_is_audited_all_the_same() throws IOException {
    var audit = audit(book().without("META-INF/container.xml"), FIRST);
    assertThat(audit.missing()).containsExactly(new Missing("OPS/two.xhtml", Source.SPINE));
  }

  @Test
  void neither_a_contents_page_nor_a_page_without_text_is_missing() throws IOException {
    var book = book().entry("One", "one.xhtml").page("three", "<p> </p>");
    assertThat(audit(book, FIRST, SECOND).missing()).isEmpty();
  }

  private static EpubFixture book() {
    return new EpubFixture()
        .page("one", "<p>" + FIRST + "</p>")
        .page("two", "<p>" + SECOND + "</p>");
  }

  private Audit audit(EpubFixture book, String... chapters) throws IOException {
    var file = Files.write(folder.resolve("b.epub"), book.bytes());
    return Audit.of(file, List.of(chapters));
  }
}
