package org.intelligentreader.book.problem;

/// Why a file cannot be read as a book. Each case says what is wrong and where; the code is stable.
public sealed interface BookProblem {
  /// Stable, lower-case with hyphens; stored with the job.
  String code();

  /// A sentence for the person who uploaded the file.
  String message();

  /// The file has none of the formats that are read; `detail` says what it looks like.
  record NotAnEpub(String detail) implements BookProblem {
    @Override
    public String code() {
      return "not-an-epub";
    }

    @Override
    public String message() {
      return "This file is not a book in a known format: "
          + detail
          + ". Upload the book as an EPUB, a web page or plain text.";
    }
  }

  /// A zip archive whose directory at the end is missing or damaged.
  record IncompleteFile(String detail) implements BookProblem {
    @Override
    public String code() {
      return "incomplete-file";
    }

    @Override
    public String message() {
      return "This EPUB is incomplete or damaged ("
          + detail
          + "). Download the book again and upload the new file.";
    }
  }

  /// No package document, named by the container or not.
  record NoPackageDocument(String detail) implements BookProblem {
    @Override
    public String code() {
      return "no-package-document";
    }

    @Override
    public String message() {
      return "This archive has no book in it: "
          + detail
          + ". Convert the book to EPUB with another program and upload the result.";
    }
  }

  /// The text is encrypted; `scheme` names who locked it, `path` the first locked file.
  record DrmProtected(String scheme, String path) implements BookProblem {
    @Override
    public String code() {
      return "drm-protected";
    }

    @Override
    public String message() {
      return "This book is protected by "
          + scheme
          + " ("
          + path
          + " is encrypted) and cannot be read here. Only a copy without protection can.";
    }
  }

  /// A limit was reached: `value` is what it was set to, `where` the file that goes beyond it.
  record LimitExceeded(Limit limit, long value, String where) implements BookProblem {
    @Override
    public String code() {
      return "limit-exceeded";
    }

    @Override
    public String message() {
      return "This EPUB is larger than allowed: "
          + where
          + " has more than "
          + value
          + " "
          + limit.unit()
          + ". Split the book, or raise the limit '"
          + limit.label()
          + "'.";
    }
  }

  /// Nothing that the spine or the manifest names can be read.
  record NothingReadable(String detail) implements BookProblem {
    @Override
    public String code() {
      return "nothing-readable";
    }

    @Override
    public String message() {
      return "This EPUB has no readable text or picture: " + detail + ".";
    }
  }
}
