package org.intelligentreader.book.problem;

import java.util.Locale;
import java.util.Map;
import org.intelligentreader.book.wording.Message;

/// Why a file cannot be read as a book. Each case says what is wrong and where; codes and sentences
/// are in the catalogue.
public sealed interface BookProblem {
  /// For the person who uploaded the file.
  Message told();

  /// Stable, lower-case with hyphens; stored with the job.
  default String code() {
    return told().code();
  }

  /// The English sentence.
  default String message() {
    return told().english();
  }

  /// The file is no zip archive at all.
  record NotAnEpub(Found found) implements BookProblem {
    /// What the file looks like.
    public enum Found {
      EMPTY,
      PDF,
      WEB_PAGE,
      KINDLE,
      PLAIN_TEXT,
      OTHER
    }

    @Override
    public Message told() {
      return Message.of("not-an-epub", "found", choice(found));
    }
  }

  /// A zip archive whose directory at the end is missing or damaged.
  record IncompleteFile() implements BookProblem {
    @Override
    public Message told() {
      return Message.of("incomplete-file");
    }
  }

  /// No package document; `container` is the file that should have named one.
  record NoPackageDocument(String container) implements BookProblem {
    @Override
    public Message told() {
      return Message.of("no-package-document", "container", container);
    }
  }

  /// The text is encrypted; `scheme` names who locked it, `path` the first locked file.
  record DrmProtected(Scheme scheme, String path) implements BookProblem {
    /// Who locks books.
    public enum Scheme {
      ADOBE_ADEPT,
      READIUM_LCP,
      APPLE_FAIRPLAY,
      KOBO,
      AMAZON_KINDLE,
      PASSWORD,
      UNKNOWN
    }

    @Override
    public Message told() {
      return new Message("drm-protected", Map.of("scheme", choice(scheme), "path", path));
    }
  }

  /// A limit was reached: `value` is what it was set to, `where` the file that goes beyond it.
  record LimitExceeded(Limit limit, long value, String where) implements BookProblem {
    @Override
    public Message told() {
      return new Message(
          "limit-exceeded",
          Map.of("cause", "book", "limit", limit.label(), "value", value, "where", where));
    }
  }

  /// The spine has neither text nor a picture.
  record NoText() implements BookProblem {
    @Override
    public Message told() {
      return Message.of(NOTHING_READABLE, REASON, "no-text");
    }
  }

  /// The package document at `path` lists no file of the archive.
  record NoFile(String path) implements BookProblem {
    @Override
    public Message told() {
      return new Message(NOTHING_READABLE, Map.of(REASON, "no-file", "path", path));
    }
  }

  /// All files are compressed in a way that EPUB does not know.
  record ForeignCompression(String method) implements BookProblem {
    @Override
    public Message told() {
      return new Message(NOTHING_READABLE, Map.of(REASON, "compression", "method", method));
    }
  }

  String NOTHING_READABLE = "nothing-readable";
  String REASON = "reason";

  private static String choice(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
