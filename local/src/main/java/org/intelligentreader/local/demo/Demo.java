package org.intelligentreader.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.local.stack.LocalStack;

/// Uploads books to a local stack as a browser would, runs the worker on them, and says what each
/// became.
final class Demo {
  static final String EMAIL = "demo@localhost.localdomain";
  private static final int ID_BYTES = 8;
  private static final Duration KEPT_PAUSE = Duration.ofSeconds(10);

  private final LocalStack stack;
  private final PrintStream out;

  Demo(LocalStack stack, PrintStream out) {
    this.stack = stack;
    this.out = out;
  }

  /// Answers the number of books that failed.
  int run(List<Path> files) throws IOException, InterruptedException {
    var password = stack.keys().password();
    stack.ensureUser(EMAIL, password);
    buryEarlierDemos();
    var browser = Browser.signIn(stack.url(), stack.keys().publishable(), EMAIL, password);
    for (var file : files) {
      out.println("uploading " + file.getFileName());
      var bytes = Files.readAllBytes(file);
      browser.add(id(bytes), file.getFileName().toString(), bytes);
    }
    try (var _ = new ProgressLines(browser, out)) {
      if (work(Map.of("WORKER_MODE", "job", "MAX_JOBS", "1000")) != ExitCode.DONE) {
        throw new IOException("the worker failed; see the lines above");
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return report(browser, files);
  }

  /// A killed demo's worker cannot write any more, since one stack at a time has this folder:
  /// nobody need wait for the end of its lease.
  private void buryEarlierDemos() throws IOException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          "update public.book_processing_jobs set lease_until = now()"
              + " where status = 'processing' and locked_by like 'demo-%'");
    } catch (SQLException e) {
      throw new IOException("the queue could not be cleaned up: " + e.getMessage(), e);
    }
  }

  /// Works on what people upload in the page, until the thread is interrupted.
  void keepWorking() throws InterruptedException {
    new KeptWorker(out, KEPT_PAUSE)
        .run(() -> work(Map.of("WORKER_MODE", "loop", "POLL_INTERVAL_MS", "500")));
  }

  /// The same code path as in the cloud: the worker over HTTP.
  private ExitCode work(Map<String, String> mode) {
    var environment = new HashMap<>(mode);
    environment.put("SUPABASE_URL", stack.url().toString());
    environment.put("SUPABASE_SECRET_KEY", stack.keys().secret());
    try {
      var config = ConfigReader.of(environment, "demo-" + ProcessHandle.current().pid());
      return WorkerProcess.run(
          config, new Log(out, false, InstantSource.system()), RandomGenerator.getDefault());
    } catch (BadConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  private int report(Browser browser, List<Path> files) throws IOException, InterruptedException {
    var failed = 0;
    for (var file : files) {
      var id = id(Files.readAllBytes(file));
      var job = browser.select("book_processing_jobs?book_id=eq." + id).path(0);
      out.println();
      out.println(file.getFileName() + ": " + job.path("status").asText());
      if (job.path("status").asText().equals("done")) {
        summary(browser, job);
      } else {
        failed++;
        out.println("  " + whyNot(job));
      }
    }
    return failed;
  }

  /// A waiting job may carry the error of its last attempt; it is not lost.
  private static String whyNot(JsonNode job) {
    var error =
        job.path("error").isTextual()
            ? job.path("error").asText() + " [" + job.path("error_code").asText() + "]"
            : "not finished";
    return job.path("status").asText().equals("error")
        ? error
        : error + "; start again later to continue";
  }

  private void summary(Browser browser, JsonNode job) throws IOException, InterruptedException {
    var key = job.path("processed_path").asText();
    var manifest =
        new ObjectMapper()
            .readTree(new GZIPInputStream(new ByteArrayInputStream(browser.download(key))));
    var stats = manifest.path("stats");
    out.printf(
        Locale.ROOT,
        "  %s (%s)%n  %d chapters, %d characters, %d words (%d distinct), %d pictures, %.1f s%n "
            + " bundle: epubs/%s%n",
        manifest.path("title").asText(),
        manifest.path("language").asText(),
        stats.path("chapters").asInt(),
        stats.path("characters").asLong(),
        stats.path("words").asLong(),
        stats.path("distinctWords").asInt(),
        stats.path("pictures").asInt(),
        seconds(job),
        key.substring(0, key.lastIndexOf('/') + 1));
  }

  /// From claim to commit, by the database's clock.
  private static double seconds(JsonNode job) {
    var claimed = OffsetDateTime.parse(job.path("locked_at").asText());
    var finished = OffsetDateTime.parse(job.path("finished_at").asText());
    return Duration.between(claimed, finished).toMillis() / 1000.0;
  }

  private static String id(byte[] epub) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(epub);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
