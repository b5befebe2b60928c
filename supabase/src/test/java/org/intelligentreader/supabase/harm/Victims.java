package org.intelligentreader.supabase.harm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;

/// Users whose rows are spoiled, each with one book, one job and a row in every other table.
final class Victims {
  private static final List<String> STATES =
      List.of(
          "status = 'queued'",
          "status = 'queued', deferred = true, run_at = now() - interval '1 minute'",
          "status = 'processing', attempts = 1, lease_until = now() - interval '1 minute',"
              + " locked_by = 'dead'",
          "status = 'processing', attempts = 1, lease_until = now() + interval '10 minutes',"
              + " locked_by = 'gone'",
          "status = 'done', attempts = 1, progress = 100, source_unwanted = true, processed_path ="
              + " user_id || '/b/processed/m', finished_at = now()",
          "status = 'error', attempts = 5, error = 'x', error_code = 'bug', finished_at = now()");

  private final Session root;
  private final RandomGenerator random;
  private final List<String> spoiled = new ArrayList<>();

  Victims(Session root, RandomGenerator random) {
    this.root = root;
    this.random = random;
  }

  /// New users whose rows get these values: one for each state of a job if a single value is for
  /// the job. A value that no row can have is left out.
  void add(Database database, List<Poison> poisons) throws SQLException {
    if (poisons.size() == 1 && poisons.getFirst().table().equals("public.book_processing_jobs")) {
      for (var state : STATES) {
        add(database, state, poisons);
      }
    } else {
      add(database, STATES.get(random.nextInt(STATES.size())), poisons);
    }
  }

  private void add(Database database, String state, List<Poison> poisons) throws SQLException {
    var user = database.newUser();
    var job = enqueue(user, state);
    for (var poison : poisons) {
      try {
        root.run(poison.statement() + " where " + condition(poison, user, job));
        spoiled.add(job + " " + poison);
      } catch (SQLException e) {
        // 22: not a value of this type; 23505, 54000: no key of an index.
        if (!e.getSQLState().matches("22...|23505|54000")) {
          throw e;
        }
      }
    }
  }

  /// Which poison the jobs have whose ids stand in these lines.
  List<String> explained(List<String> jobs) {
    return spoiled.stream().filter(line -> jobs.stream().anyMatch(line::startsWith)).toList();
  }

  int size() {
    return spoiled.size();
  }

  private UUID enqueue(UUID user, String state) throws SQLException {
    var job = UUID.randomUUID();
    root.run(
        """
        insert into books (user_id, id, title, storage_path, processing_status) values ('%1$s', 'b', 'T', 'x', 'queued');
        insert into book_processing_jobs (id, user_id, book_id, source_path, fair_tag) values ('%2$s', '%1$s', 'b', '%1$s/b/source.epub', 1);
        update book_processing_jobs set %3$s where id = '%2$s';
        insert into progress (user_id, book_id) values ('%1$s', 'b');
        insert into vocabulary (user_id, id, kind, word) values ('%1$s', 'w', 'global', '本');
        insert into private.book_job_quiet (user_id, book_id, until, job_id, attempt) values ('%1$s', 'b', now(), '%2$s', 1);
        insert into private.book_behind (user_id, book_id) values ('%1$s', 'b');
        insert into private.book_gone (user_id, book_id) values ('%1$s', 'b');
        insert into private.book_job_quarantine (job_id, until, error) values ('%2$s', now(), 'x');
        """
            .formatted(user, job, state));
    return job;
  }

  private static String condition(Poison poison, UUID user, UUID job) {
    return switch (poison.table()) {
      case "public.book_processing_jobs" -> "id = '" + job + "'";
      case "private.book_job_quarantine" -> "job_id = '" + job + "'";
      default -> "user_id = '" + user + "'";
    };
  }
}
