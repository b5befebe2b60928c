package org.intelligentreader.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.intelligentreader.app.bounds.BoundReachedException;
import org.intelligentreader.app.bounds.BoundedWork;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.book.problem.BadBookException;

/// What a command does with one book, within bounds: whatever becomes of it, the command continues
/// with the next one, and people read a sentence.
final class OneBook {
  /// Why a book was not read. `code` is stable.
  static final class NotReadException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final boolean isMissing;

    NotReadException(String code, String sentence, Throwable cause) {
      this(code, sentence, false, cause);
    }

    private NotReadException(String code, String sentence, boolean isMissing, Throwable cause) {
      super(sentence, cause);
      this.code = code;
      this.isMissing = isMissing;
    }

    static NotReadException missing(Throwable cause) {
      return new NotReadException(IO, "the file does not exist. Check the name.", true, cause);
    }

    String code() {
      return code;
    }

    /// What was wrong, and what to do about it.
    String sentence() {
      return String.valueOf(getMessage());
    }

    /// True when there is no file of the book's name.
    boolean isMissing() {
      return isMissing;
    }

    /// The sentence with its code.
    String line() {
      return sentence() + " [" + code + "]";
    }
  }

  private static final String IO = "io";

  private OneBook() {}

  /// Answers what `work` makes of the book in this file.
  static <T> T read(Path book, Bounds bounds, Callable<T> work)
      throws NotReadException, InterruptedException {
    try {
      return new BoundedWork<>(work, bounds).run();
    } catch (ExecutionException e) {
      throw notRead(book, Optional.ofNullable(e.getCause()).orElse(e));
    }
  }

  private static NotReadException notRead(Path book, Throwable thrown) {
    return switch (thrown) {
      case BadBookException e -> new NotReadException(e.problem().code(), e.problem().message(), e);
      case BoundReachedException e -> new NotReadException(e.told().code(), e.told().english(), e);
      case NoSuchFileException e when book.toString().equals(e.getFile()) ->
          NotReadException.missing(e);
      case NoSuchFileException e ->
          new NotReadException(IO, "the file or folder " + e.getFile() + " does not exist.", e);
      case AccessDeniedException e ->
          new NotReadException(
              IO,
              "permission was denied for " + e.getFile() + ". Check the permissions of the file.",
              e);
      case IOException e ->
          new NotReadException(
              IO,
              "The book cannot be read, or its result cannot be written: "
                  + Optional.ofNullable(e.getMessage()).orElse("no reason given")
                  + ".",
              e);
      default ->
          new NotReadException(
              "bug",
              "The program failed unexpectedly ("
                  + thrown.getClass().getSimpleName()
                  + "). Please report it with the book.",
              thrown);
    };
  }
}
