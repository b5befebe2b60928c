package org.intelligentreader.book.epub;

import java.io.IOException;

/// A stream reached a limit of [Limits]; [OcfContainer] turns it into a [BadBookException].
final class LimitExceededException extends IOException {
  private static final long serialVersionUID = 1;

  private final String limit;
  private final String path;

  LimitExceededException(String limit, String path) {
    super(path + " exceeds " + limit);
    this.limit = limit;
    this.path = path;
  }

  BadBookException asBadBook() {
    return new BadBookException(new BookProblem.LimitExceeded(limit, path));
  }
}
