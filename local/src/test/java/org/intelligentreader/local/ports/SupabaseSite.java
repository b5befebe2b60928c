package org.intelligentreader.local.ports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.queue.supabase.SupabaseJobQueue;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.RetryBudget;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;

/// The adapters of Supabase on a running stack, and what its users do.
final class SupabaseSite implements AutoCloseable {
  private final Workshop workshop;
  private final SupabaseClient client;
  private final Browser browser;

  SupabaseSite(Path folder) throws IOException, InterruptedException {
    workshop = Workshop.open(folder);
    browser = workshop.user("reader@example.org");
    var retry =
        new Retry(RetryBudget.ofRun(Duration.ofSeconds(5)), new Random(1), MonotonicClock.system());
    client =
        new SupabaseClient(
            workshop.stack().url(), new ServiceKey(workshop.stack().keys().secret()), retry);
  }

  SupabaseObjectStore store() {
    return new SupabaseObjectStore(client, "epubs", Duration.ofSeconds(20));
  }

  SupabaseJobQueue queue() {
    return new SupabaseJobQueue(
        client, "worker", Duration.ofMinutes(1), new SupabaseJobQueue.Rules(5, 0));
  }

  UUID enqueue(Optional<String> language) throws IOException, InterruptedException {
    var book = "book-" + UUID.randomUUID();
    browser.add(book, "Title", "no book".getBytes(StandardCharsets.UTF_8));
    var row = "book_processing_jobs?book_id=eq." + book;
    if (language.isPresent()) {
      var change = JsonNodeFactory.instance.objectNode();
      browser.update(row, change.put("status", "queued").put("language", language.get()));
    }
    return UUID.fromString(browser.select(row).path(0).path("id").asText());
  }

  void status(UUID job, String status) throws IOException, InterruptedException {
    browser.update(
        "book_processing_jobs?id=eq." + job,
        JsonNodeFactory.instance.objectNode().put("status", status));
  }

  void sql(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(workshop.stack().databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    workshop.close();
  }
}
