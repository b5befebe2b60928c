package org.intelligentreader.book.problem;

/// This file cannot be read as a book, now or later. Checked: the caller must decide what to tell
/// whom.
public final class BadBookException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient BookProblem problem;

  public BadBookException(BookProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public BookProblem problem() {
    return problem;
  }
}
