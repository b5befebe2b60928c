package org.intelligentreader.supabase.leftovers;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.intelligentreader.supabase.Session;

/// Rows and objects by chance, of every kind that users, workers of all ages, crashes and deletions
/// leave behind, kept here as well as in the database.
final class Attic {
  private static final List<String> STATES =
      List.of("queued", "processing", "done", "error", "cancelled");
  private static final List<String> BOOKS = List.of("b1", "b2", "b3", "b.4");

  /// What a row says; a book has no state.
  record Row(
      UUID user,
      String book,
      Optional<Attempt> job,
      String source,
      Optional<String> bundle,
      boolean endedLately) {}

  /// A job's last attempt.
  record Attempt(UUID id, int number, String state) {
    String edition() {
      return id + "-" + number;
    }
  }

  /// An object of the bucket.
  record Thing(String name, boolean young) {}

  final List<Row> rows = new ArrayList<>();
  final List<Thing> things = new ArrayList<>();
  private final Random random;

  Attic(Random random, List<UUID> users) {
    this.random = random;
    for (var user : users) {
      for (var book : BOOKS) {
        furnish(user, book);
      }
      thing(user + "/note.txt");
      thing(user + "/.emptyFolderPlaceholder");
    }
    furnishWithout(UUID.randomUUID());
    thing("readme.md");
    thing("covers/b1/x.png");
    thing("not-a-uuid/b1/processed/manifest.json.gz");
  }

  private void furnish(UUID user, String book) {
    var id = UUID.randomUUID();
    var number = random.nextInt(4);
    var editions = new ArrayList<String>();
    for (var attempt = 1; attempt <= number + 1; attempt++) {
      editions.add(id + "-" + attempt);
    }
    editions.add(UUID.randomUUID() + "-1");
    if (random.nextInt(4) > 0) {
      rows.add(book(user, book, editions));
    }
    if (random.nextInt(4) > 0) {
      rows.add(job(user, book, new Attempt(id, number, any(STATES)), editions));
    }
    objects(user + "/" + book + "/", editions);
  }

  private void furnishWithout(UUID stranger) {
    objects(stranger + "/gone/", List.of(UUID.randomUUID() + "-2"));
  }

  private Row book(UUID user, String book, List<String> editions) {
    return new Row(
        user, book, Optional.empty(), source(user, book), bundle(user, book, editions), chance(4));
  }

  private Row job(UUID user, String book, Attempt attempt, List<String> editions) {
    var ended = List.of("done", "error", "cancelled").contains(attempt.state());
    var bundle = bundle(user, book, editions);
    if (attempt.state().equals("done")) {
      bundle = bundle.or(() -> Optional.of(user + "/" + book + "/processed/manifest.json.gz"));
    }
    return new Row(
        user, book, Optional.of(attempt), source(user, book), bundle, ended && chance(4));
  }

  /// Mostly where browsers put it; a row may also name the upload of another book.
  private String source(UUID user, String book) {
    return user
        + "/"
        + (chance(8) ? any(BOOKS) : book)
        + "/"
        + any(List.of("source", "source", "again"))
        + ".epub";
  }

  private Optional<String> bundle(UUID user, String book, List<String> editions) {
    var of = chance(12) ? any(BOOKS) : book;
    var folder = user + "/" + of + "/processed/";
    return switch (random.nextInt(5)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(folder + "manifest.json.gz");
      case 2 -> Optional.of(folder + "v2/manifest.json.gz");
      default -> Optional.of(folder + any(editions) + "/manifest.json.gz");
    };
  }

  private void objects(String folder, List<String> editions) {
    for (var name :
        List.of("source.epub", "again.epub", "LOUD.EPUB", "overrides.json", "notes/mine.epub")) {
      thing(folder + name);
    }
    var inside = new ArrayList<>(List.of("", "v2/", "tokens/", "tokens/deep/"));
    editions.forEach(edition -> inside.addAll(List.of(edition + "/", edition + "/tokens/")));
    for (var place : inside) {
      thing(folder + "processed/" + place + "manifest.json.gz");
      thing(folder + "processed/" + place + "toc-0a1b2c3d.json.gz");
    }
    thing(folder + "processed/" + editions.getFirst() + "x/odd.png");
  }

  private void thing(String name) {
    if (random.nextInt(5) > 0) {
      things.add(new Thing(name, chance(5)));
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /// Puts all of it into the database; no trigger sees it.
  void store(Session root) throws SQLException {
    root.run("set session_replication_role = replica");
    for (var row : rows) {
      if (row.job().isPresent()) {
        storeJob(root, row, row.job().get());
      } else {
        root.change(
            "insert into books (user_id, id, title, storage_path, processed_path, processed_at)"
                + " values (?, ?, 'T', ?, nullif(?, ''), now() - ?::interval)",
            row.user(),
            row.book(),
            row.source(),
            row.bundle().orElse(""),
            age(row.endedLately()));
      }
    }
    for (var thing : things) {
      var age = age(thing.young());
      root.change(
          "insert into storage.objects (bucket_id, name, created_at, updated_at)"
              + " values ('epubs', ?, now() - '3 hours'::interval, now() - ?::interval)",
          thing.name(),
          age);
    }
    root.run("set session_replication_role = origin");
  }

  private static void storeJob(Session root, Row row, Attempt attempt) throws SQLException {
    root.change(
        "insert into book_processing_jobs (id, user_id, book_id, status, attempts, fair_tag, source_path, processed_path,"
            + " lease_until, finished_at) values (?, ?, ?, ?, ?, 0, ?, nullif(?, ''), now() + nullif(?, '')::interval, now() - nullif(?, '')::interval)",
        attempt.id(),
        row.user(),
        row.book(),
        attempt.state(),
        attempt.number(),
        row.source(),
        row.bundle().orElse(""),
        attempt.state().equals("processing") ? "1 minute" : "",
        List.of("queued", "processing").contains(attempt.state()) ? "" : age(row.endedLately()));
  }

  private static String age(boolean young) {
    return young ? "50 minutes" : "70 minutes";
  }

  /// All rows of a user or of a book.
  List<Row> rowsOf(UUID user) {
    return rows.stream().filter(row -> row.user().equals(user)).toList();
  }

  /// For messages.
  Map<String, Object> all() {
    return Map.of("rows", rows, "things", things);
  }
}
