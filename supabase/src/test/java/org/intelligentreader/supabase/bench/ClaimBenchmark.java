package org.intelligentreader.supabase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `./mvnw -pl supabase test -Dtest=ClaimBenchmark -Dtest.excluded.groups= -Dgroups=benchmark`
///
/// Writes a table to `target/claim-cost.md`. The depth of the queue stays what it is: each finished
/// job is replaced by a new one, outside the measured time.
@Tag("benchmark")
class ClaimBenchmark {
  private static final int OPERATIONS = Integer.getInteger("bench.operations", 4000);
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);

  /// Times of one client, in nanoseconds: of claims alone, and of claim and completion together.
  private record Times(List<Long> claims, List<Long> both) {}

  @Test
  void claim_cost() throws Exception {
    List<String> table = new ArrayList<>();
    table.add(
        "| schema | queued rows | clients | claim + complete per second | claim p50 ms | claim p99 ms |");
    table.add("|---|---:|---:|---:|---:|---:|");
    for (int rows : new int[] {1_000, 100_000, 1_000_000}) {
      for (var field : Field.values()) {
        measure(field, rows, table);
      }
    }
    write(table);
  }

  private static void measure(Field field, int rows, List<String> table) throws Exception {
    try (var database = field.create();
        var root = database.open()) {
      field.fill(root, rows);
      run(field, database, 4, OPERATIONS / 4);
      for (int clients : CLIENTS) {
        table.add(line(field.title(), rows, clients, run(field, database, clients, OPERATIONS)));
      }
      try (var reader = database.open()) {
        reader.run(
            "begin isolation level repeatable read; select count(*) from book_processing_jobs");
        run(field, database, 4, OPERATIONS);
        table.add(
            line(
                field.title() + ", a snapshot held during " + 2 * OPERATIONS + " claims",
                rows,
                4,
                run(field, database, 4, OPERATIONS)));
      }
    }
  }

  private static Times run(Field field, Database database, int clients, int operations)
      throws Exception {
    var all = new Times(new ArrayList<>(), new ArrayList<>());
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Times>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Callable<Times> client = () -> client(field, database, operations / clients);
        running.add(threads.submit(client));
      }
      for (var future : running) {
        all.claims().addAll(future.get().claims());
        all.both().addAll(future.get().both());
      }
    }
    return all;
  }

  private static Times client(Field field, Database database, int operations) throws SQLException {
    var times = new Times(new ArrayList<>(), new ArrayList<>());
    try (var worker = database.worker();
        var root = database.open()) {
      for (int i = 0; i < operations; i++) {
        long start = System.nanoTime();
        var job = worker.rows(field.claim()).getFirst();
        long claimed = System.nanoTime() - start;
        var path = job.get("user_id") + "/" + job.get("book_id") + "/processed/manifest.json.gz";
        root.change(
            "insert into storage.objects (bucket_id, name) values ('epubs', ?) on conflict do nothing",
            path);
        start = System.nanoTime();
        worker.value(
            field.complete(), job.getOrDefault("id", ""), job.getOrDefault("attempts", ""), path);
        times.claims().add(claimed);
        times.both().add(claimed + System.nanoTime() - start);
        replace(root, job.getOrDefault("id", ""));
      }
    }
    return times;
  }

  private static void replace(Session root, String finished) throws SQLException {
    assertThat(
            root.change(
                """
                with finished as (delete from book_processing_jobs where id = ?::uuid and status = 'done' returning user_id)
                insert into book_processing_jobs (user_id, book_id, source_path)
                select f.user_id, n.id, f.user_id || '/' || n.id || '/source.epub'
                  from finished f, (select gen_random_uuid()::text as id) n
                """,
                finished))
        .isEqualTo(1);
  }

  private static String line(String schema, int rows, int clients, Times times) {
    double seconds = times.both().stream().mapToLong(nanos -> nanos).sum() / 1e9 / clients;
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %d | %,.0f | %.2f | %.2f |",
        schema,
        rows,
        clients,
        times.both().size() / seconds,
        percentile(times.claims(), 0.50),
        percentile(times.claims(), 0.99));
  }

  private static double percentile(List<Long> nanos, double rank) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * rank))) / 1e6;
  }

  private static void write(List<String> table) throws IOException {
    var text = String.join("\n", table) + "\n";
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("claim-cost.md"), text);
    System.out.println(text);
  }
}
