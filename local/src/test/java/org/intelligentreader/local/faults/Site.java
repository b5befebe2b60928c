package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.e2e.BundleReader;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.postgres.Postgres.Grants;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;

/// A stack, the proxy before it, and what the tests do with both.
final class Site implements AutoCloseable {
  private final Path folder;
  private final LocalStack stack;
  final FaultProxy proxy;
  private final AtomicInteger users = new AtomicInteger();

  Site(Path folder, Grants grants) throws IOException {
    this.folder = folder;
    stack =
        LocalStack.start(new LocalOptions(folder, 0, Optional.empty(), Optional.empty(), grants));
    proxy = new FaultProxy(stack.url());
  }

  LocalStack stack() {
    return stack;
  }

  Path folder() {
    return folder;
  }

  /// Somebody new, signed in.
  Browser browser() throws IOException, InterruptedException {
    var email = "user-" + users.incrementAndGet() + "@example.org";
    return new Workshop(stack).user(email);
  }

  /// The environment of a worker that goes through the proxy.
  Map<String, String> environment(Map<String, String> more) {
    var environment =
        new Workshop(stack).environment(Map.of("SUPABASE_URL", proxy.url().toString()));
    environment.putAll(more);
    return environment;
  }

  WorkerChild child(Map<String, String> more) throws IOException {
    return WorkerChild.start(WorkerChild.Start.worker(environment(more)));
  }

  /// How a worker inside this process ended.
  record Run(int code, String output) {}

  Run work(Map<String, String> more) {
    return work(more, InstantSource.system());
  }

  Run work(Map<String, String> more, InstantSource clock) {
    return work(more, clock, MonotonicClock.system());
  }

  /// A worker in this process, on a time of the test's own.
  Run work(Map<String, String> more, MonotonicClock time) {
    return work(more, InstantSource.system(), time);
  }

  private Run work(Map<String, String> more, InstantSource clock, MonotonicClock time) {
    var out = new ByteArrayOutputStream();
    var code = work(environment(more), new Log(printed(out), true, clock), time);
    return new Run(code, out.toString(StandardCharsets.UTF_8));
  }

  /// A worker in this process with exactly this environment; `out` grows while it runs. Answers its
  /// exit code.
  int work(Map<String, String> environment, ByteArrayOutputStream out, MonotonicClock time) {
    return work(environment, new Log(printed(out), true, InstantSource.system()), time);
  }

  private static PrintStream printed(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private static int work(Map<String, String> environment, Log log, MonotonicClock time) {
    try {
      var config = ConfigReader.of(environment, "inside-" + Thread.currentThread().threadId());
      return WorkerProcess.run(config, log, new Random(1), time).number();
    } catch (BadConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode job(Browser browser, String book) throws IOException, InterruptedException {
    return browser.select("book_processing_jobs?book_id=eq." + book).path(0);
  }

  /// The finished book keeps every promise of its format; answers its job.
  JsonNode done(Browser browser, String book) throws IOException, InterruptedException {
    var job = job(browser, book);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    new BundleReader(browser::download).check(job.path("processed_path").asText());
    assertThat(browser.select("books?id=eq." + book).path(0).path("processing_status").asText())
        .isEqualTo("ready");
    return job;
  }

  void update(Browser browser, String book, String status)
      throws IOException, InterruptedException {
    browser.update(
        "book_processing_jobs?book_id=eq." + book,
        JsonNodeFactory.instance.objectNode().put("status", status));
  }

  /// As if all leases and pauses had passed.
  void muchLater() throws SQLException {
    sql(
        "update public.book_processing_jobs set lease_until = now() - interval '1 second' where"
            + " status = 'processing'");
    sql("select public.book_job_sweep(100)");
    sql("update private.book_job_quiet set until = now() - interval '1 second'");
    sql(
        "update public.book_processing_jobs set run_at = now() - interval '1 second' where status ="
            + " 'queued'");
  }

  /// For objects and rows; what is done now, is done an hour later.
  void anHourPasses() throws SQLException {
    sql(
        """
        set session_replication_role = replica;
        update storage.objects set created_at = created_at - interval '61 minutes', updated_at = updated_at - interval '61 minutes';
        update public.books set processed_at = processed_at - interval '61 minutes';
        update public.book_processing_jobs set finished_at = finished_at - interval '61 minutes';
        update private.book_gone set gone_at = gone_at - interval '61 minutes';
        """);
  }

  void sql(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The first column of what a query finds.
  List<String> column(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    }
  }

  /// The names of a book's objects and the versions of their bytes.
  List<String> objects(Browser browser, String book) throws SQLException {
    return column(
        "select name || ' ' || (metadata ->> 'eTag') from storage.objects where name like '%s/%s/%%' order by 1"
            .formatted(browser.userId(), book));
  }

  /// Overwrites the upload as a browser does before it asks for anything.
  void replaceSource(Browser browser, String book, byte[] epub)
      throws IOException, InterruptedException {
    var key = browser.userId() + "/" + book + "/source.epub";
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(stack.url() + "/storage/v1/object/epubs/" + key))
              .header("apikey", stack.keys().secret())
              .header("x-upsert", "true")
              .POST(HttpRequest.BodyPublishers.ofByteArray(epub))
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  /// Deletes rows as a browser does.
  void remove(Browser browser, String query) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(stack.url() + "/rest/v1/" + query))
              .header("apikey", stack.keys().publishable())
              .header("Authorization", "Bearer " + browser.token())
              .DELETE()
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(204);
    }
  }

  boolean hasSource(Browser browser, String book) throws SQLException {
    return objects(browser, book).stream().anyMatch(name -> name.contains("/source.epub "));
  }

  /// Waits for something that another process does.
  static void await(String what, Condition condition) throws Exception {
    var end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
      Thread.sleep(50);
    }
  }

  /// Something that becomes true.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    stack.close();
  }
}
