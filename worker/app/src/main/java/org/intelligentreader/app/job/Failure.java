package org.intelligentreader.app.job;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.intelligentreader.app.supabase.SupabaseException;
import org.intelligentreader.book.epub.BadBookException;

/// Why a job failed, and whether it may be tried again. The only judge of that. A bug counts as
/// transient until the attempts run out.
public sealed interface Failure {
  String code();

  String message();

  /// Never again: the person who uploaded the book has to act.
  record Permanent(String code, String message) implements Failure {}

  /// Later: what failed may work then.
  record Transient(String code, String message) implements Failure {}

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case BadBookException e -> new Permanent(e.problem().code(), e.problem().message());
      case SupabaseException e
          when e.status() == 404
              && String.valueOf(e.getMessage()).startsWith("GET /storage/")
              && !String.valueOf(e.getMessage()).contains("Bucket not found") ->
          new Permanent(
              "source-missing",
              "The uploaded file is not in storage any more. Upload the book again.");
      case SupabaseException e ->
          new Transient("server", e.getMessage() + ". The job will be tried again.");
      case IOException e
          when e instanceof FileSystemException || reason(e).contains("No space left") ->
          new Transient(
              "disk",
              "The worker could not write its files: " + reason(e) + ". It will try again.");
      case IOException e ->
          new Transient(
              "io", "Reading or sending failed: " + reason(e) + ". It will be tried again.");
      case OutOfMemoryError _ ->
          new Transient(
              "out-of-memory",
              "The book needs more memory than the worker has. It will be tried again.");
      case StackOverflowError _ ->
          new Transient("too-deep", "The book is nested too deeply for the worker.");
      default ->
          new Transient(
              "bug", "The worker failed unexpectedly: " + thrown + ". It will be tried again.");
    };
  }

  /// Some exceptions of the network have no message.
  private static String reason(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
