package org.intelligentreader.supabase.harm;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;

/// Somebody who makes any call at any time: a worker, an operator, a user, the account service.
final class Client implements AutoCloseable {
  private static final int BOOKS = 4;

  /// What all clients of a run share: the accounts, the leases that were ever given, the answers,
  /// and what the server says of the deadlocks that it found.
  record Crowd(
      List<UUID> users,
      Queue<Map<String, String>> leases,
      Map<String, Integer> answers,
      Queue<String> deadlocks) {
    static Crowd of(List<UUID> users) {
      return new Crowd(
          users,
          new ConcurrentLinkedQueue<>(),
          new ConcurrentHashMap<>(),
          new ConcurrentLinkedQueue<>());
    }
  }

  private final Crowd crowd;
  private final RandomGenerator random;
  private final List<Session> browsers;
  private final Session worker;
  private final Session root;

  Client(Database database, Crowd crowd, RandomGenerator random) throws SQLException {
    this.crowd = crowd;
    this.random = random;
    worker = database.worker();
    root = database.open();
    browsers = List.of(database.open(), database.open());
    root.run("set session_replication_role = replica");
  }

  @Override
  public void close() throws SQLException {
    for (var browser : browsers) {
      browser.close();
    }
    worker.close();
    root.close();
  }

  /// One call, and what became of it: `ok` or the SQLSTATE.
  void act() {
    String answer;
    try {
      call();
      answer = "ok";
    } catch (SQLException e) {
      answer = String.valueOf(e.getSQLState());
      if (answer.equals("40P01")) {
        crowd.deadlocks().add(String.valueOf(e.getMessage()));
      }
    }
    crowd.answers().merge(answer, 1, Integer::sum);
  }

  private void call() throws SQLException {
    var user = crowd.users().get(random.nextInt(crowd.users().size()));
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> browse(user);
      case 4, 5, 6 -> claim();
      case 7 -> operate(user);
      case 8 -> upkeep();
      case 9 -> timePasses();
      default -> work();
    }
  }

  private void browse(UUID user) throws SQLException {
    var browser = browsers.get(random.nextInt(browsers.size())).asUser(user);
    try {
      browser.run(statement(user));
    } finally {
      browser.run("reset role");
    }
  }

  private String statement(UUID user) {
    var some = " where user_id = '%s' and %s in (%s)";
    var books = some.formatted(user, "id", names());
    var jobs = some.formatted(user, "book_id", names());
    return switch (random.nextInt(10)) {
      case 0 -> "update book_processing_jobs set status = 'cancelled'" + jobs;
      case 1 -> "update book_processing_jobs set status = 'queued'" + jobs;
      case 2 -> "update books set current_chapter = 1, processing_status = 'ready'" + books;
      case 3 -> "delete from books" + books;
      case 4 -> "delete from book_processing_jobs" + jobs;
      case 5, 6 ->
          "insert into books (user_id, id, title, storage_path, processing_status) values %s on conflict (user_id, id) do update set processing_status = excluded.processing_status"
              .formatted(each("('%s', '%s', 'T', 'x', 'queued')", user));
      default ->
          "insert into book_processing_jobs (user_id, book_id, source_path) values %s on conflict (user_id, book_id) do update set status = excluded.status"
              .formatted(each("('%1$s', '%2$s', '%1$s/%2$s/source.epub')", user));
    };
  }

  private void claim() throws SQLException {
    var sql =
        switch (random.nextInt(5)) {
          case 0 -> "select * from claim_book_processing_job('old')";
          case 1 -> "select * from book_job_claim('w', 60, 5, null, 1)";
          case 2 -> "select * from book_job_claim('w', 60, 5, null, 2)";
          case 3 ->
              "select * from book_job_claim('w', 60, 5, '00000000-0000-4000-8000-00000000000%d', 2)"
                  .formatted(random.nextInt(9));
          default -> "select * from book_job_claim('w', 60, %d)".formatted(1 + random.nextInt(5));
        };
    crowd.leases().addAll(worker.rows(sql));
    while (crowd.leases().size() > 40) {
      crowd.leases().poll();
    }
  }

  private void work() throws SQLException {
    var lease = crowd.leases().stream().skip(random.nextInt(40)).findFirst();
    if (lease.isEmpty()) {
      claim();
      return;
    }
    var user = lease.get().get("user_id");
    var book = lease.get().get("book_id");
    var path = "%s/%s/processed/manifest.json.gz".formatted(user, book);
    var held = "'%s', %s".formatted(lease.get().get("id"), lease.get().get("attempts"));
    worker.rows(
        switch (random.nextInt(11)) {
          case 0, 1 -> "select book_job_heartbeat(%s, 60, 50, 'x')".formatted(held);
          case 2, 3 -> {
            root.run(
                "insert into storage.objects (bucket_id, name) values ('epubs', '%s') on conflict do nothing"
                    .formatted(path));
            yield "select book_job_complete(%s, '%s', 'T', 'c', 3)".formatted(held, path);
          }
          case 4 -> "select book_job_fail(%s, 'x')".formatted(held);
          case 5 -> "select book_job_release(%s, %d)".formatted(held, random.nextInt(2));
          case 6 -> "select book_job_stopped(%s)".formatted(held);
          case 7 -> "select book_job_source_unwanted(%s)".formatted(held);
          case 8 -> "select book_job_source_deleted(%s)".formatted(held);
          case 9 ->
              "select update_book_processing_job('%s', '%s', 3, 'x', 'x', '%s')"
                  .formatted(
                      lease.get().get("id"), random.nextBoolean() ? "done" : "processing", path);
          default ->
              "select update_book_processing_fields('%s', '%s', 'ready', 1, 'x', null, '%s', true)"
                  .formatted(user, book, path);
        });
  }

  private void operate(UUID user) throws SQLException {
    var lease = crowd.leases().stream().skip(random.nextInt(40)).findFirst();
    var job = lease.map(held -> held.getOrDefault("id", "")).orElse(user.toString());
    var book = "b" + random.nextInt(BOOKS);
    switch (random.nextInt(5)) {
      case 0 -> worker.rows("select book_job_admin_requeue('%s')".formatted(job));
      case 1 -> worker.rows("select book_job_admin_cancel('%s')".formatted(job));
      case 2 -> deleteAccount(user);
      default ->
          worker.rows(
              "select book_job_admin_enqueue('%1$s', '%2$s', 'T', 'ja', '%1$s/%2$s/source.epub')"
                  .formatted(user, book));
    }
  }

  /// The account comes back at once, so that its statements go on.
  private void deleteAccount(UUID user) throws SQLException {
    root.run("set session_replication_role = origin");
    try {
      root.run("delete from auth.users where id = '%1$s'".formatted(user));
      root.run("insert into auth.users (id) values ('%s') on conflict do nothing".formatted(user));
    } finally {
      root.run("set session_replication_role = replica");
    }
  }

  private void upkeep() throws SQLException {
    worker.rows(
        switch (random.nextInt(5)) {
          case 0 -> "select book_job_purge(interval '1 hour')";
          case 1 -> "select book_job_stats()";
          case 2 -> "select * from book_job_admin_list()";
          case 3 -> "select * from book_job_leftover_sources()";
          default -> "select book_job_sweep()";
        });
  }

  private void timePasses() throws SQLException {
    var some = " = (select %s from %s where %s order by random() limit 1 for update skip locked)";
    root.run(
        "update book_processing_jobs set lease_until = now() - interval '1 s' where id"
            + some.formatted("id", "book_processing_jobs", "status = 'processing'"));
    root.run(
        "update book_processing_jobs set run_at = now() where id"
            + some.formatted("id", "book_processing_jobs", "deferred"));
    root.run(
        "update book_processing_jobs set finished_at = now() - interval '2 hours' where id"
            + some.formatted("id", "book_processing_jobs", "finished_at is not null"));
    root.run(
        "update private.book_queue_state set swept_at = '-infinity' where one"
            + some.formatted("one", "private.book_queue_state", "one"));
  }

  private String names() {
    return random
        .ints(1 + random.nextInt(BOOKS), 0, BOOKS)
        .mapToObj(book -> "'b" + book + "'")
        .collect(Collectors.joining(", "));
  }

  /// These values for some books, in any order.
  private String each(String values, UUID user) {
    int first = random.nextInt(BOOKS);
    int step = random.nextBoolean() ? 1 : BOOKS - 1;
    return IntStream.range(0, 1 + random.nextInt(BOOKS))
        .mapToObj(i -> values.formatted(user, "b" + (first + i * step) % BOOKS))
        .collect(Collectors.joining(", "));
  }
}
