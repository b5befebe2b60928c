package org.intelligentreader.app.bounds;

import java.time.Duration;
import org.intelligentreader.book.wording.Message;

/// A book took more of this machine than it may. The same book does so again on the same machine,
/// so nobody tries it again by himself.
public final class BoundReachedException extends Exception {
  private static final long serialVersionUID = 1;

  private static final long MEGABYTE = 1L << 20;

  private final transient Message told;

  private BoundReachedException(Message told) {
    super(told.english());
    this.told = told;
  }

  static BoundReachedException time(Duration limit) {
    return new BoundReachedException(Message.of("book-timeout", "seconds", limit.toSeconds()));
  }

  /// `bytes` is what the heap may grow to.
  static BoundReachedException memory(long bytes) {
    return new BoundReachedException(Message.of("out-of-memory", "megabytes", bytes / MEGABYTE));
  }

  static BoundReachedException stack() {
    return new BoundReachedException(Message.of("too-deep"));
  }

  /// What the person who uploaded the book is told.
  public Message told() {
    return told;
  }
}
