package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.intelligentreader.local.demo.Browser;

/// Several workers beside each other, each killed at an instant that chance chooses, while their
/// users upload, ask again and cancel. Leases are short and end by themselves; only the pauses
/// before a repetition are cut short.
final class KillStorm {
  /// So often somebody asks for something while a worker has one book, so that no lane waits.
  private static final int USERS_AT_ONCE = 4 * Integer.getInteger("storm.lanes", 3);

  private static final int LANES = Integer.getInteger("storm.lanes", 3);

  /// Between two loads of a book, so that the kills and not the readers have the processor.
  private static final long BREATH_MILLIS = 200;

  private static final Map<String, String> SETTINGS =
      Map.of("LEASE_SECONDS", "10", "PATIENCE_SECONDS", "60");

  /// One book of one user.
  private record Owned(Browser browser, String book, FieldReader reader) {}

  private final Site site;
  private final StormWorkers workers;
  private final long seed;
  private final List<Owned> books = new ArrayList<>();
  private final AtomicInteger versions = new AtomicInteger();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();
  private volatile boolean broken;
  private final Map<String, Integer> stages = new TreeMap<>();

  /// Held for reading by everybody who asks the database without patience, for writing while it is
  /// down.
  private final ReentrantReadWriteLock crashing = new ReentrantReadWriteLock(true);

  KillStorm(Site site, StormWorkers workers, long seed) {
    this.site = site;
    this.workers = workers;
    this.seed = seed;
  }

  /// `users` users with two books each.
  void begin(int users) throws Exception {
    for (var user = 0; user < users; user++) {
      var browser = site.browser();
      for (var book : List.of("first", "second")) {
        books.add(new Owned(browser, book, new FieldReader(browser, book)));
        upload(books.getLast());
      }
    }
  }

  /// Kills `target` workers more, then lets the rest be finished and looks at everything.
  void slice(int target) throws Exception {
    var goal = kills.get() + target;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var parts = new ArrayList<Future<?>>();
      for (var lane = 0; lane < LANES; lane++) {
        var random = new Random(seed + 31L * goal + lane);
        parts.add(threads.submit(part(() -> lane(goal, random))));
      }
      parts.add(threads.submit(part(() -> users(goal, new Random(seed + 17L * goal)))));
      parts.add(threads.submit(part(() -> crash(goal - target / 2))));
      parts.add(threads.submit(part(() -> readers(goal, new Random(seed + 13L * goal)))));
      for (var part : parts) {
        part.get();
      }
    }
    drain();
  }

  /// What fails ends the others, too: nobody would reach the number of kills any more.
  private Callable<Boolean> part(Callable<Boolean> work) {
    return () -> {
      try {
        return work.call();
      } catch (Exception | AssertionError e) {
        broken = true;
        throw e;
      }
    };
  }

  private boolean goesOn(int goal) {
    return !broken && kills.get() < goal;
  }

  /// The database ends at once and comes back, whatever goes on.
  private boolean crash(int atKill) throws Exception {
    while (goesOn(atKill)) {
      Thread.sleep(50);
    }
    crashing.writeLock().lock();
    try {
      var database = DatabaseControl.of(site.folder());
      database.crash();
      database.recover();
    } finally {
      crashing.writeLock().unlock();
    }
    return true;
  }

  int kills() {
    return kills.get();
  }

  String told() {
    var loads = books.stream().mapToInt(owned -> owned.reader.loads.get()).sum();
    return "%d workers killed, %d came to their end, %d uploads, %d loads of a book; killed in %s"
        .formatted(kills.get(), ends.get(), versions.get(), loads, stages);
  }

  private boolean lane(int goal, Random random) throws Exception {
    while (goesOn(goal)) {
      var name = workers.pace().name();
      var run = workers.run(site.environment(with(name)), random);
      assertThat(run.code()).as(run.output()).isIn(StormWorkers.KILLED, 0);
      if (run.code() == StormWorkers.KILLED) {
        kills.incrementAndGet();
        calmly(() -> note(name));
      } else {
        ends.incrementAndGet();
      }
      calmly(this::patienceIsOver);
    }
    return true;
  }

  private static Map<String, String> with(String name) {
    var settings = new TreeMap<>(SETTINGS);
    settings.put("WORKER_ID", name);
    return settings;
  }

  /// Where its book stood when it was killed.
  private void note(String worker) throws SQLException {
    var stage =
        site.column(
            "select coalesce(stage, '') from public.book_processing_jobs where locked_by = '%s'"
                .formatted(worker));
    synchronized (stages) {
      var at = stage.isEmpty() ? "no book" : stage.getFirst().replaceAll("\\d+", "#");
      stages.merge(at, 1, Integer::sum);
    }
  }

  private void patienceIsOver() throws SQLException {
    site.sql(
        "update public.book_processing_jobs set run_at = now() - interval '1 second'"
            + " where status = 'queued' and not exists (select from private.book_job_quiet as q"
            + " where q.job_id = book_processing_jobs.id)");
  }

  /// Each asks for something once in a while.
  private boolean users(int goal, Random random) throws Exception {
    while (goesOn(goal)) {
      var owned = books.get(random.nextInt(books.size()));
      var wish = random.nextInt(8);
      calmly(() -> ask(owned, wish));
      Thread.sleep(random.nextLong(Math.max(1, workers.pace().typicalMillis() / USERS_AT_ONCE)));
    }
    return true;
  }

  private void ask(Owned owned, int wish) throws IOException, InterruptedException {
    switch (wish) {
      case 0 -> site.update(owned.browser, owned.book, "cancelled");
      case 1 -> site.update(owned.browser, owned.book, "queued");
      default -> upload(owned);
    }
  }

  /// Something that fails while the database is down.
  @FunctionalInterface
  private interface Deed {
    void done() throws Exception;
  }

  private void calmly(Deed deed) throws Exception {
    crashing.readLock().lock();
    try {
      deed.done();
    } finally {
      crashing.readLock().unlock();
    }
  }

  private void upload(Owned owned) throws IOException, InterruptedException {
    owned.browser.add(owned.book, "?", VersionedBook.epub(versions.incrementAndGet()));
  }

  private boolean readers(int goal, Random random) throws Exception {
    while (goesOn(goal)) {
      books.get(random.nextInt(books.size())).reader.load();
      Thread.sleep(BREATH_MILLIS);
    }
    return true;
  }

  /// Nobody is killed any more: every book that somebody waits for is finished.
  private void drain() throws Exception {
    for (var owned : books) {
      upload(owned);
    }
    Site.await("all are done", this::allAreDone);
    site.anHourPasses();
    tidy();
    for (var owned : books) {
      owned.reader.load();
      site.done(owned.browser, owned.book);
      everyObjectIsNamed(owned);
    }
  }

  private boolean allAreDone() throws Exception {
    patienceIsOver();
    work();
    return site.column("select status from public.book_processing_jobs where status <> 'done'")
        .isEmpty();
  }

  private void tidy() throws SQLException {
    List<String> before;
    do {
      before = site.column("select name from storage.objects order by 1");
      work();
    } while (!before.equals(site.column("select name from storage.objects order by 1")));
  }

  private void work() {
    var run = site.work(Map.of("LEASE_SECONDS", "10", "MAX_JOBS", "100"));
    assertThat(run.code()).as(run.output()).isZero();
  }

  private void everyObjectIsNamed(Owned owned) throws Exception {
    var manifest = site.job(owned.browser, owned.book).path("processed_path").asText();
    var edition = manifest.substring(0, manifest.lastIndexOf('/') + 1);
    assertThat(site.objects(owned.browser, owned.book))
        .allMatch(name -> name.startsWith(edition) || name.contains("/source.epub "));
  }
}
