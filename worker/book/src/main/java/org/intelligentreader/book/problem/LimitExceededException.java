package org.intelligentreader.book.problem;

import java.io.IOException;

/// A stream of the archive went beyond a limit while it was read; whoever reads the stream turns it
/// into a [BadBookException].
public final class LimitExceededException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient BookProblem.LimitExceeded problem;

  public LimitExceededException(BookProblem.LimitExceeded problem) {
    super(problem.message());
    this.problem = problem;
  }

  public BadBookException asBadBook() {
    return new BadBookException(problem);
  }
}
