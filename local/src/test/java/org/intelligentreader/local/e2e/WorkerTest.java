package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.testing.Needs;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The worker against the local stack, over HTTP, as people deploy it.
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {
  private Optional<Workshop> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    opened = Optional.of(Workshop.open(folder));
  }

  @AfterAll
  void stop() throws IOException {
    if (opened.isPresent()) {
      opened.get().close();
    }
  }

  @Test
  void a_sample_book_becomes_a_bundle_that_keeps_every_promise() throws Exception {
    var browser = workshop().user("sample@example.org");
    browser.add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));

    assertThat(workshop().work().code()).isZero();

    var job = Workshop.job(browser, "sample");
    assertThat(job.path("status").asText()).isEqualTo("done");
    var manifest = new BundleReader(browser::download).check(job.path("processed_path").asText());
    assertThat(manifest.path("chapters")).hasSize(8);
    assertThat(manifest.path("footnotes")).hasSize(1);
    assertThat(manifest.path("writingMode").asText()).isEqualTo("vertical");
    var book = browser.select("books?id=eq.sample").path(0);
    assertThat(book.path("processing_status").asText()).isEqualTo("ready");
    assertThat(book.path("title").asText()).isEqualTo("灯台の郵便屋");
    assertThat(book.path("cover").asText()).startsWith("data:image/jpeg;base64,");
  }

  @Test
  @Needs(shared = "corpus/books")
  void real_japanese_books_become_bundles_that_keep_every_promise() throws Exception {
    var shelf = Repository.shared("corpus/books");
    var browser = workshop().user("shelf@example.org");
    for (var name :
        new String[] {
          "aozora-gongitsune", "aozora-ginga-tetsudo-no-yoru", "idpf-mymedia_lite", "pg11-alice"
        }) {
      browser.add(name, name, Files.readAllBytes(shelf.resolve(name + ".epub")));
    }

    assertThat(workshop().work().code()).isZero();

    for (var job : browser.select("book_processing_jobs?select=*")) {
      assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
      new BundleReader(browser::download).check(job.path("processed_path").asText());
    }
  }

  @Test
  void a_bad_file_is_named_its_source_stays_and_the_others_go_on() throws Exception {
    var browser = workshop().user("bad@example.org");
    browser.add("text", "?", "{\\rtf1 words}".getBytes(StandardCharsets.UTF_8));
    var cut = Workshop.sample("todai-no-yubinya.epub");
    browser.add("cut", "?", java.util.Arrays.copyOf(cut, cut.length / 2));
    browser.add("zip", "?", zip("data.bin", "\u0001\u0002"));
    browser.add("locked", "?", zip("META-INF/encryption.xml", ENCRYPTED));
    browser.add("good", "?", Workshop.sample("the-borrowed-umbrella.epub"));

    assertThat(workshop().work().code()).isZero();

    failed(browser, "text", "not-an-epub", "Rich Text Format");
    failed(browser, "cut", "incomplete-file", "Download the book again");
    failed(browser, "zip", "no-package-document", "no book in it");
    failed(browser, "locked", "drm-protected", "Adobe ADEPT");
    assertThat(Workshop.job(browser, "good").path("status").asText()).isEqualTo("done");
    assertThat(browser.download(browser.userId() + "/text/source.epub")).isNotEmpty();
  }

  @Test
  void a_source_that_is_gone_is_a_permanent_error() throws Exception {
    var browser = workshop().user("gone@example.org");
    browser.add("gone", "?", Workshop.sample("the-borrowed-umbrella.epub"));
    var elsewhere = JsonNodeFactory.instance.objectNode().put("status", "queued");
    elsewhere.put("source_path", browser.userId() + "/gone/other.epub");
    browser.update("book_processing_jobs?book_id=eq.gone", elsewhere);

    workshop().work();

    failed(browser, "gone", "source-missing", "Upload the book again");
  }

  @Test
  void a_cancelled_job_is_not_worked_on_and_stays_cancelled() throws Exception {
    var browser = workshop().user("cancel@example.org");
    browser.add("cancel", "?", Workshop.sample("the-borrowed-umbrella.epub"));
    browser.update(
        "book_processing_jobs?book_id=eq.cancel",
        JsonNodeFactory.instance.objectNode().put("status", "cancelled").put("stage", "cancelled"));

    workshop().work();

    assertThat(Workshop.job(browser, "cancel").path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_book_processed_again_gives_the_same_bytes() throws Exception {
    var browser = workshop().user("again@example.org");
    browser.add("again", "?", Workshop.sample("todai-no-yubinya.epub"));
    workshop().work();
    var first = bundle(browser);
    browser.update(
        "book_processing_jobs?book_id=eq.again",
        JsonNodeFactory.instance.objectNode().put("status", "queued"));
    var run = workshop().work();

    assertThat(Workshop.job(browser, "again").path("attempts").asInt())
        .as(run.output())
        .isEqualTo(2);
    assertThat(bundle(browser)).isEqualTo(first);
  }

  /// Manifest and token files as text, without the name of their edition.
  private static List<String> bundle(Browser browser) throws Exception {
    var key = Workshop.job(browser, "again").path("processed_path").asText();
    var folder = key.substring(0, key.lastIndexOf('/') + 1);
    var manifest = text(browser.download(key));
    var files = new ArrayList<>(List.of(manifest.replace(folder, "")));
    for (var chapter : new ObjectMapper().readTree(manifest).path("chapters")) {
      // A chapter of pictures alone has no words.
      if (chapter.has("tokensPath")) {
        files.add(text(browser.download(chapter.path("tokensPath").asText())));
      }
    }
    return files;
  }

  private static String text(byte[] gzipped) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void an_empty_queue_is_said_and_is_no_error() throws Exception {
    workshop().work();
    var run = workshop().work();
    assertThat(run.code()).isZero();
    assertThat(run.output().lines()).contains("no jobs available; exiting");
  }

  @Test
  void figures_of_a_run_stand_on_its_summary_alone_so_that_no_metric_counts_twice()
      throws Exception {
    workshop().work();
    var idle = workshop().work(Map.of("CLOUD_RUN_JOB", "reader"));
    assertThat(idle.output()).contains("no jobs available; exiting");
    assertThat(idle.output()).doesNotContain("jobs_done", "stage_seconds");
  }

  @Test
  void the_legacy_key_works_too() throws Exception {
    var run =
        workshop().work(Map.of("SUPABASE_SECRET_KEY", workshop().stack().keys().serviceRoleJwt()));
    assertThat(run.code()).isZero();
  }

  @Test
  void a_key_that_the_server_refuses_ends_the_worker_with_advice() throws Exception {
    var run = workshop().work(Map.of("SUPABASE_SECRET_KEY", "sb_secret_" + "0".repeat(32)));
    assertThat(run.code()).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(run.output()).contains("Check the key").doesNotContain("0".repeat(32));
  }

  private Workshop workshop() {
    return opened.orElseThrow();
  }

  private static void failed(Browser browser, String book, String code, String words)
      throws IOException, InterruptedException {
    var job = Workshop.job(browser, book);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("error");
    assertThat(job.path("error_code").asText()).isEqualTo(code);
    assertThat(job.path("error").asText()).contains(words);
  }

  private static byte[] zip(String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static final String ENCRYPTED =
      """
      <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">
          <EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
          <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><resource xmlns="http://ns.adobe.com/adept">urn:x</resource></KeyInfo>
          <CipherData><CipherReference URI="OEBPS/chapter1.xhtml"/></CipherData>
        </EncryptedData>
      </encryption>
      """;
}
