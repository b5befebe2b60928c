package org.intelligentreader.book.epub;

/// Why a file cannot be read as a book. Each case says what is wrong and where; the code is stable.
public sealed interface BookProblem {
  /// Stable, lower-case with hyphens; stored with the job.
  String code();

  /// A sentence for the person who uploaded the file.
  String message();

  /// The file is no zip archive at all.
  record NotAnEpub(String detail) implements BookProblem {
    @Override
    public String code() {
      return "not-an-epub";
    }

    @Override
    public String message() {
      return "This file is not an EPUB: " + detail;
    }
  }
}
