package org.intelligentreader.supabase.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.supabase.Database;
import org.intelligentreader.supabase.Session;

/// Readers who upload, a schedule that ticks, and workers that claim, on a real queue. Time runs
/// `speed` times faster than outside; the queue's calls do not, so they weigh `speed` times more
/// than they would.
final class Town {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration START_UP = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(1500);
  private static final Duration LINGER = Duration.ofSeconds(55);

  private final Plan plan;
  private final Database database;
  private final Random random = new Random(7);
  private final Map<String, Long> queuedAt = new ConcurrentHashMap<>();
  private final Result result = new Result();
  private final AtomicInteger working = new AtomicInteger();

  /// Arrivals are random (Poisson) for `minutes`; a book takes 2 to 10 seconds, 6 on average.
  record Plan(double booksPerDay, int tasks, boolean lingers, int minutes, int speed) {}

  /// All durations as the town knows them.
  public static final class Result {
    final List<Duration> waits = new ArrayList<>();
    final List<Duration> runs = new ArrayList<>();
    int most;

    synchronized void waited(Duration wait) {
      waits.add(wait);
    }

    synchronized void ran(Duration run) {
      runs.add(run);
    }

    synchronized void atOnce(int workers) {
      most = Math.max(most, workers);
    }

    Duration waitAt(double rank) {
      var sorted = waits.stream().sorted().toList();
      return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * rank)));
    }

    /// What Google bills: each run at least a minute.
    Duration billed() {
      return runs.stream()
          .map(run -> run.compareTo(MINUTE) < 0 ? MINUTE : run)
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  Town(Plan plan, Database database) {
    this.plan = plan;
    this.database = database;
  }

  /// Lives through the plan's minutes and until every book is done.
  Result live() throws Exception {
    try (var root = database.open();
        var threads = Executors.newCachedThreadPool()) {
      Field.OURS.fill(root, 0);
      var runs = new ArrayList<Future<?>>();
      runs.add(threads.submit(this::arrivals));
      for (var minute = 0; minute < plan.minutes() || open(root); minute++) {
        for (var task = 0; task < plan.tasks(); task++) {
          var seed = random.nextLong();
          runs.add(threads.submit(() -> run(new Random(seed))));
        }
        pass(MINUTE);
      }
      for (var run : runs) {
        run.get();
      }
    }
    return result;
  }

  private Void arrivals() throws SQLException, InterruptedException {
    try (var root = database.open()) {
      var end = System.nanoTime() + MINUTE.multipliedBy(plan.minutes()).toNanos() / plan.speed();
      var next = System.nanoTime();
      for (var book = 0; ; book++) {
        next +=
            (long)
                (-Math.log(1 - random.nextDouble()) * 86_400e9 / plan.booksPerDay() / plan.speed());
        if (next > end) {
          return null;
        }
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        queuedAt.put("b" + book, System.nanoTime());
        root.change(
            """
            insert into book_processing_jobs (user_id, book_id, source_path)
            select u.id, ?, u.id || '/s.epub' from auth.users as u offset ? limit 1
            """,
            "b" + book,
            book % 1000);
      }
    }
  }

  private Void run(Random dice) throws SQLException, InterruptedException {
    var start = System.nanoTime();
    pass(START_UP);
    try (var worker = database.worker()) {
      while (true) {
        var jobs = worker.rows(Field.OURS.claim());
        if (!jobs.isEmpty()) {
          work(worker, jobs.getFirst(), dice);
        } else if (plan.lingers() && since(start).compareTo(LINGER) < 0) {
          pass(POLL);
        } else {
          break;
        }
      }
    }
    result.ran(since(start));
    return null;
  }

  private void work(Session worker, Map<String, String> job, Random dice)
      throws SQLException, InterruptedException {
    result.waited(since(queuedAt.getOrDefault(job.getOrDefault("book_id", ""), 0L)));
    result.atOnce(working.incrementAndGet());
    pass(Duration.ofMillis(2000 + dice.nextInt(8000)));
    var path = job.get("user_id") + "/" + job.get("book_id") + "/processed/manifest.json.gz";
    worker.change("insert into storage.objects (bucket_id, name) values ('epubs', ?)", path);
    worker.value(
        Field.OURS.complete(), job.getOrDefault("id", ""), job.getOrDefault("attempts", ""), path);
    working.decrementAndGet();
  }

  private static boolean open(Session root) throws SQLException {
    return root.number(
            "select count(*) from book_processing_jobs where status in ('queued', 'processing')")
        > 0;
  }

  private void pass(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos() / plan.speed());
  }

  private Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).multipliedBy(plan.speed());
  }
}
