package org.intelligentreader.app.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /// The answer as written by the SQL functions; empty for another word.
  public static Optional<Verdict> named(String word) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /// True when somebody else has the job now, or nobody: whoever asked has to stop.
  public boolean meansStop() {
    return switch (this) {
      case CANCELLED, LOST, EXPIRED, GONE -> true;
      case OK, ALREADY, QUEUED, ERROR, BUNDLE_MISSING, BAD_PATH -> false;
    };
  }
}
