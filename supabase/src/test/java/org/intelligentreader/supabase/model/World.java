package org.intelligentreader.supabase.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The whole model: jobs and books by place, the objects in the bucket, every lease that was ever
/// handed out.
final class World {
  static final List<UUID> USERS =
      List.of(
          UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001"),
          UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002"));
  private static final List<String> BOOKS = List.of("one", "two_2", "3.three");

  final Map<Integer, ModelJob> jobs = new TreeMap<>();
  final Map<Integer, ModelBook> books = new TreeMap<>();
  final Set<String> objects = new HashSet<>();
  final List<Lease> leases = new ArrayList<>();
  final Set<Lease> completed = new HashSet<>();
  final Map<Integer, Lease> cutOff = new TreeMap<>();

  /// A lease as its worker remembers it, long after it may have lost it.
  record Lease(String job, int attempt, int place) {}

  /// A book row: what remains when its job is gone.
  static final class ModelBook {
    String status = "queued";
    String bundle = "";
    boolean sourceDeleted;
  }

  static UUID user(int place) {
    return USERS.get(place / BOOKS.size());
  }

  static String book(int place) {
    return BOOKS.get(place % BOOKS.size());
  }

  static String folder(int place) {
    return user(place) + "/" + book(place) + "/";
  }

  static String bundle(int place) {
    return folder(place) + "processed/manifest.json.gz";
  }

  static String source(int place, int dial) {
    return folder(place) + (dial % 2 == 0 ? "source.epub" : "again/source.epub");
  }

  static int placeOf(String user, String book) {
    return USERS.indexOf(UUID.fromString(user)) * BOOKS.size() + BOOKS.indexOf(book);
  }

  Optional<ModelJob> job(int place) {
    return Optional.ofNullable(jobs.get(place));
  }

  Optional<ModelJob> job(Lease lease) {
    return jobs.values().stream().filter(job -> job.id.equals(lease.job())).findAny();
  }

  /// Mostly the latest lease of this book, sometimes any lease ever handed out: a zombie's.
  Lease lease(int place, int dial) {
    var latest = leases.stream().filter(lease -> lease.place() == place).reduce((a, b) -> b);
    if (latest.isPresent() && dial % 10 < 7) {
      return latest.get();
    }
    return leases.isEmpty()
        ? new Lease(new UUID(0, dial).toString(), 1, place)
        : leases.get(dial % leases.size());
  }

  int running(UUID user) {
    return (int)
        jobs.entrySet().stream()
            .filter(entry -> user(entry.getKey()).equals(user) && entry.getValue().processing())
            .count();
  }

  /// Called before a user or an operator takes the job from its worker.
  void cutOff(int place) {
    job(place)
        .filter(ModelJob::mayStillBeWritten)
        .ifPresent(job -> cutOff.put(place, new Lease(job.id, job.attempts, place)));
  }

  /// True while nobody may get this book, because a worker that was cut off may be writing.
  boolean quiet(int place) {
    return cutOff.containsKey(place);
  }

  /// The book shows its job. Called after every step.
  void mirror() {
    jobs.forEach((place, job) -> {
      var book = books.get(place);
      if (book != null) {
        book.status = job.status.equals("done") ? "ready" : job.status;
        book.bundle = job.status.equals("done") ? job.bundle : book.bundle;
        book.sourceDeleted = book.sourceDeleted && !job.status.equals("queued");
      }
    });
  }

  void sourceDeleted(int place) {
    books.computeIfPresent(
        place,
        (_, book) -> {
          book.sourceDeleted = true;
          return book;
        });
  }

  /// Takes the job away; a book that still waited for it waits no longer.
  void deleteJob(int place) {
    cutOff(place);
    var job = jobs.remove(place);
    var book = books.get(place);
    if (job != null && book != null && job.open()) {
      book.status = book.bundle.isEmpty() ? "cancelled" : "ready";
    }
  }

  /// The model, one line for each row that the database should have.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    jobs.forEach((place, job) -> lines.add("job " + place + " " + job));
    books.forEach((place, book) ->
        lines.add(
            "book %d %s bundle=%s sourceDeleted=%s"
                .formatted(place, book.status, book.bundle, book.sourceDeleted)));
    return lines;
  }
}
