package org.intelligentreader.app.job;

import java.io.IOException;
import java.util.Optional;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.port.TooLargeException;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.book.problem.BadBookException;

/// Why a job failed, and whether it may be tried again. The only judge of that; it looks at kinds,
/// never at the text of a message. A bug counts as transient until the attempts run out.
public sealed interface Failure {
  /// Never again: the person who uploaded the book has to act, or the operator for this book.
  record Permanent(String code, String message) implements Failure {}

  /// Later: what failed may work then.
  record Transient(String code, String message) implements Failure {}

  /// Nothing is wrong with the book: the project takes no calls, or the worker is set up wrongly.
  record Outage(ServerException why) implements Failure {}

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case BadBookException e -> new Permanent(e.problem().code(), e.problem().message());
      case ServerException e -> of(e);
      case IOException e ->
          new Transient(
              "disk",
              "The worker could not write its files: " + reason(e) + ". It will try again.");
      default ->
          Bounds.reachedBy(thrown)
              .<Failure>map(e -> new Permanent(e.code(), e.sentence()))
              .orElseGet(() ->
                  new Transient(
                      "bug",
                      "The worker failed unexpectedly: " + thrown + ". It will be tried again."));
    };
  }

  private static Failure of(ServerException thrown) {
    return switch (thrown) {
      case MissingException _ ->
          new Permanent(
              "source-missing",
              "The uploaded file is no longer in storage. Upload the book again.");
      case InvalidException e ->
          new Permanent(
              "value-refused",
              "The server cannot store a value found in this book: " + e.sentences());
      case TooLargeException e -> new Permanent("limit-exceeded", e.sentences());
      case UnavailableException e ->
          new Transient(
              e.fault().status() == 0 ? "io" : "server",
              e.getMessage() + ". The job will be tried again.");
      case RefusedException e -> new Outage(e);
      case SuspendedException e -> new Outage(e);
    };
  }

  /// Some exceptions have no message.
  private static String reason(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
