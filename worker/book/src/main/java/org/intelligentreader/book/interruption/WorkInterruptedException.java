package org.intelligentreader.book.interruption;

/// Work on a book that was told to stop. Unchecked, since a loop may be anywhere; only whoever
/// interrupted the work catches it.
public final class WorkInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WorkInterruptedException() {
    super("the work on the book was interrupted");
  }
}
