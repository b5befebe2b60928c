package org.intelligentreader.app.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.wording.Wording;

/// What the queue answers to a call that carries a lease. Source: `supabase/schema.sql`.
public enum Verdict {
  OK,
  ALREADY,
  QUEUED,
  ERROR,
  CANCELLED,
  LOST,
  EXPIRED,
  GONE,
  BUNDLE_MISSING,
  BAD_PATH;

  /// The answer as written by the SQL functions, in either spelling; empty for another word.
  public static Optional<Verdict> named(String word) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.word().equals(Wording.spelling(word)))
        .findFirst();
  }

  /// As people and programs see it; a key of the catalogue.
  public String word() {
    return Wording.spelling(name().toLowerCase(Locale.ROOT));
  }

  /// True when somebody else has the job now, or nobody: anyone who asked has to stop.
  public boolean meansStop() {
    return switch (this) {
      case CANCELLED, LOST, EXPIRED, GONE -> true;
      case OK, ALREADY, QUEUED, ERROR, BUNDLE_MISSING, BAD_PATH -> false;
    };
  }
}
