package org.intelligentreader.supabase.harm;

import java.util.List;
import java.util.stream.Stream;

/// A statement that somebody has open, with the locks that it took.
record Hold(String name, Holder holder, String sql) {
  /// Who holds: the operator at the database, or the user through a page.
  enum Holder {
    OPERATOR,
    USER,
    WORKER
  }

  /// The books of the holder, one for each way a job can be.
  static final List<String> BOOKS =
      List.of("waiting", "later", "running", "lost", "finished", "failed");

  /// True for what a user's page can hold of a book without its job.
  boolean bookOnly() {
    return (sql.contains("from books where") && holder == Holder.OPERATOR)
        || name.equals("user renames");
  }

  /// Every row of the holder, and every statement of a page. `%s` is the holder's account.
  static List<Hold> all() {
    return Stream.of(rows(), statements()).flatMap(holds -> holds).toList();
  }

  private static Stream<Hold> rows() {
    var books =
        BOOKS.stream()
            .flatMap(book ->
                Stream.of(
                    row("books where id = '" + book + "' and"),
                    row("book_processing_jobs where book_id = '" + book + "' and")));
    var others =
        Stream.of("progress", "vocabulary", "private.book_job_quiet", "private.book_behind")
            .map(table -> row(table + " where"));
    var single =
        Stream.of("private.book_queue_state", "private.book_job_quarantine")
            .map(table ->
                new Hold(table, Holder.OPERATOR, "select * from " + table + " for update"));
    var account =
        Stream.of(
            new Hold(
                "account", Holder.OPERATOR, "select * from auth.users where id = '%s' for update"));
    return Stream.of(books, others, single, account).flatMap(holds -> holds);
  }

  private static Stream<Hold> statements() {
    return Stream.of(
        new Hold("user renames", Holder.USER, "update books set title = 'x'"),
        new Hold(
            "user cancels", Holder.USER, "update book_processing_jobs set status = 'cancelled'"),
        new Hold("user retries", Holder.USER, "update book_processing_jobs set status = 'queued'"),
        new Hold("user deletes books", Holder.USER, "delete from books"),
        new Hold("user deletes jobs", Holder.USER, "delete from book_processing_jobs"),
        new Hold(
            "user uploads",
            Holder.USER,
            "insert into book_processing_jobs (user_id, book_id, source_path) values ('%1$s',"
                + " 'new', '%1$s/new/source.epub')"),
        new Hold("account is deleted", Holder.OPERATOR, "delete from auth.users where id = '%s'"),
        new Hold("a sweep", Holder.WORKER, "select book_job_sweep()"),
        new Hold("a claim", Holder.WORKER, "select book_job_claim('stuck')"),
        new Hold(
            "an operator's upload",
            Holder.WORKER,
            "select book_job_admin_enqueue('%1$s', 'waiting', 'T', 'ja',"
                + " '%1$s/waiting/source.epub')"));
  }

  private static Hold row(String from) {
    var name =
        from.replaceAll(" where.*", "")
            + from.replaceAll("[^']*('[^']*'|$).*", " $1").stripTrailing();
    return new Hold(name, Holder.OPERATOR, "select * from " + from + " user_id = '%s' for update");
  }

  @Override
  public String toString() {
    return name;
  }
}
