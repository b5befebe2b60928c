package org.intelligentreader.supabase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `./mvnw -pl supabase test -Dtest=ClaimBenchmark -Dtest.excluded.groups= -Dgroups=benchmark`
///
/// Writes a table to `target/claim-cost.md`. All queues exist at once and are measured in turn, a
/// few rounds long, so that what else the machine does meets all of them; each figure is the median
/// of the rounds. The depth of a queue stays what it is: each finished job is replaced by a new
/// one, outside the measured time.
@Tag("benchmark")
class ClaimBenchmark {
  private static final int OPERATIONS = Integer.getInteger("bench.operations", 1000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final List<Integer> DEPTHS = List.of(1_000, 100_000, 1_000_000);
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);

  /// Times of one client, in nanoseconds: of claims alone, and of claim and completion together.
  private record Times(List<Long> claims, List<Long> both) {}

  /// One queue, and what is asked of it.
  private record Line(Field field, int rows, int clients, boolean held) {
    String title() {
      var snapshot = held ? ", a snapshot held during " + 2 * OPERATIONS + " claims" : "";
      return String.format(Locale.ROOT, "%s%s | %,d | %d", field.title(), snapshot, rows, clients);
    }
  }

  /// What one round shows: claims and completions per second, percentiles of the claim in ms.
  private record Figures(double rate, double p50, double p99) {}

  private final Map<Line, List<Figures>> rounds = new LinkedHashMap<>();

  @Test
  void claim_cost() throws Exception {
    var queues = new LinkedHashMap<Map.Entry<Field, Integer>, Database>();
    try {
      for (int rows : DEPTHS) {
        for (var field : Field.values()) {
          queues.put(Map.entry(field, rows), filled(field, rows));
        }
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var queue : queues.entrySet()) {
          measure(queue.getKey().getKey(), queue.getKey().getValue(), queue.getValue());
        }
      }
    } finally {
      for (var database : queues.values()) {
        database.close();
      }
    }
    write();
  }

  private static Database filled(Field field, int rows) throws Exception {
    var database = field.create();
    try (var root = database.open()) {
      field.fill(root, rows);
    }
    run(field, database, 4, OPERATIONS);
    return database;
  }

  private void measure(Field field, int rows, Database database) throws Exception {
    for (int clients : CLIENTS) {
      note(new Line(field, rows, clients, false), run(field, database, clients, OPERATIONS));
    }
    try (var reader = database.open()) {
      reader.run(
          "begin isolation level repeatable read; select count(*) from book_processing_jobs");
      run(field, database, 4, OPERATIONS);
      note(new Line(field, rows, 4, true), run(field, database, 4, OPERATIONS));
    }
  }

  private void note(Line line, Times times) {
    double seconds = times.both().stream().mapToLong(nanos -> nanos).sum() / 1e9 / line.clients();
    rounds
        .computeIfAbsent(line, _ -> new ArrayList<>())
        .add(
            new Figures(
                times.both().size() / seconds,
                percentile(times.claims(), 0.50),
                percentile(times.claims(), 0.99)));
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

  private static String row(Line line, List<Figures> figures) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.2f | %.2f | %.2f to %.2f |",
        line.title(),
        median(figures, Figures::rate),
        median(figures, Figures::p50),
        median(figures, Figures::p99),
        figures.stream().mapToDouble(Figures::p99).min().orElse(0),
        figures.stream().mapToDouble(Figures::p99).max().orElse(0));
  }

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    return figures.stream().mapToDouble(figure).sorted().toArray()[figures.size() / 2];
  }

  private static double percentile(List<Long> nanos, double rank) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * rank))) / 1e6;
  }

  private void write() throws IOException {
    var table = new StringBuilder();
    table.append(
        "| schema | queued rows | clients | claim + complete per second | claim p50 ms | claim p99 ms | p99 of the rounds |\n");
    table.append("|---|---:|---:|---:|---:|---:|---:|\n");
    rounds.forEach((line, figures) -> table.append(row(line, figures)).append('\n'));
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("claim-cost.md"), table.toString());
    System.out.println(table);
  }
}
