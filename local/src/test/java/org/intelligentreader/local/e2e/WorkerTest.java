package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.local.LocalOptions;
import org.intelligentreader.local.LocalStack;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The worker against the local stack, over HTTP, as people deploy it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {
  private Optional<LocalStack> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    started = Optional.of(LocalStack.start(new LocalOptions(folder, 0, Optional.empty())));
  }

  @AfterAll
  void stop() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @Test
  void a_sample_book_becomes_a_bundle_that_keeps_every_promise() throws Exception {
    var browser = browser("sample");
    browser.add("sample", "?", sample("todai-no-yubinya.epub"));

    assertThat(work(Map.of()).code()).isZero();

    var job = job(browser, "sample");
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
  void real_japanese_books_become_bundles_that_keep_every_promise() throws Exception {
    var shelf = Repository.shared("corpus/books");
    assumeTrue(Files.exists(shelf), "skipped: ../shared/corpus/books is not there");
    var browser = browser("shelf");
    for (var name :
        new String[] {
          "aozora-gongitsune", "aozora-ginga-tetsudo-no-yoru", "idpf-mymedia_lite", "pg11-alice"
        }) {
      browser.add(name, name, Files.readAllBytes(shelf.resolve(name + ".epub")));
    }

    assertThat(work(Map.of()).code()).isZero();

    for (var job : browser.select("book_processing_jobs?select=*")) {
      assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
      new BundleReader(browser::download).check(job.path("processed_path").asText());
    }
  }

  @Test
  void a_bad_file_is_named_its_source_stays_and_the_others_go_on() throws Exception {
    var browser = browser("bad");
    browser.add("text", "?", "just some words".getBytes(StandardCharsets.UTF_8));
    var cut = sample("todai-no-yubinya.epub");
    browser.add("cut", "?", java.util.Arrays.copyOf(cut, cut.length / 2));
    browser.add("zip", "?", zip("readme.txt", "no book"));
    browser.add("locked", "?", zip("META-INF/encryption.xml", ENCRYPTED));
    browser.add("good", "?", sample("the-borrowed-umbrella.epub"));

    assertThat(work(Map.of()).code()).isZero();

    failed(browser, "text", "not-an-epub", "plain text");
    failed(browser, "cut", "incomplete-file", "Download the book again");
    failed(browser, "zip", "no-package-document", "no book in it");
    failed(browser, "locked", "drm-protected", "Adobe ADEPT");
    assertThat(job(browser, "good").path("status").asText()).isEqualTo("done");
    assertThat(browser.download(browser.userId() + "/text/source.epub")).isNotEmpty();
  }

  @Test
  void a_source_that_is_gone_is_a_permanent_error() throws Exception {
    var browser = browser("gone");
    browser.add("gone", "?", sample("the-borrowed-umbrella.epub"));
    var elsewhere = JsonNodeFactory.instance.objectNode().put("status", "queued");
    elsewhere.put("source_path", browser.userId() + "/gone/other.epub");
    browser.update("book_processing_jobs?book_id=eq.gone", elsewhere);

    work(Map.of());

    failed(browser, "gone", "source-missing", "Upload the book again");
  }

  @Test
  void a_cancelled_job_is_not_worked_on_and_stays_cancelled() throws Exception {
    var browser = browser("cancel");
    browser.add("cancel", "?", sample("the-borrowed-umbrella.epub"));
    browser.update(
        "book_processing_jobs?book_id=eq.cancel",
        JsonNodeFactory.instance.objectNode().put("status", "cancelled").put("stage", "cancelled"));

    work(Map.of());

    assertThat(job(browser, "cancel").path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_book_processed_again_gives_the_same_bytes() throws Exception {
    var browser = browser("again");
    browser.add("again", "?", sample("todai-no-yubinya.epub"));
    work(Map.of());
    var key = job(browser, "again").path("processed_path").asText();
    var first = browser.download(key);
    browser.update(
        "book_processing_jobs?book_id=eq.again",
        JsonNodeFactory.instance.objectNode().put("status", "queued"));
    var run = work(Map.of());

    assertThat(job(browser, "again").path("attempts").asInt()).as(run.output()).isEqualTo(2);
    assertThat(browser.download(key)).isEqualTo(first);
  }

  @Test
  void an_empty_queue_is_said_and_is_no_error() throws Exception {
    work(Map.of());
    var run = work(Map.of());
    assertThat(run.code()).isZero();
    assertThat(run.output().lines()).contains("no jobs available; exiting");
  }

  @Test
  void the_legacy_key_works_too() throws Exception {
    var run = work(Map.of("SUPABASE_SECRET_KEY", stack().keys().serviceRoleJwt()));
    assertThat(run.code()).isZero();
  }

  @Test
  void a_key_that_the_server_refuses_ends_the_worker_with_advice() throws Exception {
    var run = work(Map.of("SUPABASE_SECRET_KEY", "sb_secret_" + "0".repeat(32)));
    assertThat(run.code()).isEqualTo(WorkerProcess.UNAVAILABLE);
    assertThat(run.output()).contains("Check the key").doesNotContain("0".repeat(32));
  }

  private record Run(int code, String output) {}

  private Run work(Map<String, String> more) throws BadConfigException {
    var environment = new java.util.HashMap<String, String>();
    environment.put("SUPABASE_URL", stack().url().toString());
    environment.put("SUPABASE_SECRET_KEY", stack().keys().secret());
    environment.put("WORKER_MODE", "job");
    environment.put("MAX_JOBS", "100");
    environment.putAll(more);
    var out = new ByteArrayOutputStream();
    var log =
        new Log(new PrintStream(out, true, StandardCharsets.UTF_8), false, InstantSource.system());
    var code = WorkerProcess.run(ConfigReader.of(environment, "test"), log, new Random(1));
    return new Run(code, out.toString(StandardCharsets.UTF_8));
  }

  private LocalStack stack() {
    return started.orElseThrow();
  }

  private Browser browser(String name) throws IOException, InterruptedException {
    var email = name + "@example.org";
    stack().ensureUser(email, "password");
    return Browser.signIn(stack().url(), stack().keys().publishable(), email, "password");
  }

  private static JsonNode job(Browser browser, String book)
      throws IOException, InterruptedException {
    return browser.select("book_processing_jobs?book_id=eq." + book).path(0);
  }

  private static void failed(Browser browser, String book, String code, String words)
      throws IOException, InterruptedException {
    var job = job(browser, book);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("error");
    assertThat(job.path("error_code").asText()).isEqualTo(code);
    assertThat(job.path("error").asText()).contains(words);
  }

  private static byte[] sample(String name) throws IOException {
    try (var in = WorkerTest.class.getResourceAsStream("/samples/" + name)) {
      assertThat(in).isNotNull();
      return in == null ? new byte[0] : in.readAllBytes();
    }
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
