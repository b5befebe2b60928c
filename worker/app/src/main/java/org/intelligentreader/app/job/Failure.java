package org.intelligentreader.app.job;

import java.io.IOException;
import java.util.Map;
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
import org.intelligentreader.book.wording.Message;

/// Why a job failed, and whether it may be tried again. The only judge of that; it looks at kinds,
/// never at the text of a message. A bug counts as transient until the attempts run out.
public sealed interface Failure {
  /// Never again: the person who uploaded the book has to act, or the operator for this book.
  record Permanent(Message message) implements Failure {}

  /// Later: what failed may work then.
  record Transient(Message message) implements Failure {}

  /// Nothing is wrong with the book: the project takes no calls, or the worker is set up wrongly.
  record Outage(ServerException why) implements Failure {}

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case BadBookException e -> new Permanent(e.problem().told());
      case ServerException e -> of(e);
      case BundleRefusedException _ -> new Transient(Message.of("bundle-missing"));
      case IOException e -> new Transient(Message.of("disk", DETAIL, reason(e)));
      default ->
          Bounds.reachedBy(thrown)
              .<Failure>map(e -> new Permanent(e.told()))
              .orElseGet(() -> new Transient(Message.of("bug", DETAIL, thrown.toString())));
    };
  }

  private static Failure of(ServerException thrown) {
    return switch (thrown) {
      case MissingException _ -> new Permanent(Message.of("source-missing"));
      case InvalidException e -> new Permanent(Message.of("value-refused", DETAIL, e.sentences()));
      case TooLargeException e ->
          new Permanent(
              new Message("limit-exceeded", Map.of("cause", "server", DETAIL, e.sentences())));
      case UnavailableException e ->
          new Transient(
              Message.of(e.fault().status() == 0 ? "io" : "server", DETAIL, e.fault().message()));
      case RefusedException e -> new Outage(e);
      case SuspendedException e -> new Outage(e);
    };
  }

  /// Some exceptions have no message.
  private static String reason(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  /// The parameter with another program's words.
  String DETAIL = "detail";
}
