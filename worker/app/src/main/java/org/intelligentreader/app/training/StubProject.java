package org.intelligentreader.app.training;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.training.HttpsStub.Answer;

/// What a worker sees of a Supabase project: a queue with one job for each book, then nothing more,
/// and a store that takes everything. It keeps no promise of the real one; it only takes its time.
public final class StubProject implements AutoCloseable {
  private static final String USER = "00000000-0000-4000-8000-000000000001";

  private final List<Path> books;
  private final Duration storeLatency;
  private final AtomicInteger claimed = new AtomicInteger();
  private final HttpsStub server;

  /// `storeLatency` passes before each answer of the store.
  public StubProject(LoopbackCertificate certificate, List<Path> books, Duration storeLatency)
      throws IOException {
    this.books = books;
    this.storeLatency = storeLatency;
    this.server = HttpsStub.start(certificate, this::answer);
  }

  public URI url() {
    return server.url();
  }

  /// The environment of a worker that does every job and then exits.
  public Map<String, String> environment() {
    return Map.of(
        "SUPABASE_URL",
        url().toString(),
        "SUPABASE_SECRET_KEY",
        "sb_secret_of_no_project",
        "WORKER_MODE",
        "job",
        "MAX_JOBS",
        String.valueOf(books.size() + 1));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private Answer answer(String method, String path) throws IOException, InterruptedException {
    if (path.startsWith("/storage/")) {
      Thread.sleep(storeLatency);
      return method.equals("GET") ? book(path) : Answer.json("{\"Key\":\"stored\"}");
    }
    return Answer.json(
        switch (path.substring(path.lastIndexOf('/') + 1)) {
          case "book_job_claim" -> claim();
          case "book_leftovers" -> "{\"names\":[],\"looked_at\":0,\"next\":null}";
          default -> "\"ok\"";
        });
  }

  private String claim() {
    var number = claimed.getAndIncrement();
    return job(number).map(row -> "[" + row + "]").orElse("[]");
  }

  private Optional<String> job(int number) {
    if (number >= books.size()) {
      return Optional.empty();
    }
    return Optional.of(
        Json.object(
            Map.of(
                "id",
                "00000000-0000-4000-8000-%012d".formatted(number + 10),
                "user_id",
                USER,
                "book_id",
                "book-" + number,
                "language",
                "en",
                "attempts",
                1,
                "source_path",
                USER + "/" + number + "/source.epub")));
  }

  /// A source; nothing else is stored here, which Storage says with a 400.
  private Answer book(String path) throws IOException {
    if (!path.endsWith("/source.epub")) {
      return Answer.json(
          "400 Bad Request",
          "{\"statusCode\":\"404\",\"error\":\"not_found\",\"message\":\"Object not found\",\"code\":\"NoSuchKey\"}");
    }
    var parts = path.split("/", -1);
    var file = books.get(Integer.parseInt(parts[parts.length - 2]));
    return new Answer("application/epub+zip", Files.size(file), out -> Files.copy(file, out));
  }
}
