package org.intelligentreader.app.bounds;

import java.time.Duration;

/// A book took more of this machine than it may. The same book does so again on the same machine,
/// so nobody tries it again by himself.
public final class BoundReachedException extends Exception {
  private static final long serialVersionUID = 1;

  private static final long MEGABYTE = 1L << 20;

  private final String code;

  private BoundReachedException(String code, String message) {
    super(message);
    this.code = code;
  }

  static BoundReachedException time(Duration limit) {
    return new BoundReachedException(
        "book-timeout",
        "This book was not finished after "
            + limit.toSeconds()
            + " seconds, the time limit for one book. Split the book, or raise"
            + " BOOK_TIMEOUT_SECONDS, then try again.");
  }

  /// `bytes` is what the heap may grow to.
  static BoundReachedException memory(long bytes) {
    return new BoundReachedException(
        "out-of-memory",
        "This book needs more memory than the "
            + bytes / MEGABYTE
            + " MB that this machine has for it. Split the book, or give the machine more memory,"
            + " then try again.");
  }

  static BoundReachedException stack() {
    return new BoundReachedException(
        "too-deep",
        "Something in this book is nested too deeply. Convert the book with another program, then"
            + " try again.");
  }

  /// Stable, stored with the job.
  public String code() {
    return code;
  }

  /// A sentence for people.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
