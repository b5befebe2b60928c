package org.intelligentreader.book.problem;

import java.util.Map;
import java.util.TreeMap;

/// The limits that hold for one run; a limit that is not in `set` has its standard value.
public record Limits(Map<Limit, Long> set) {
  public static final Limits DEFAULTS = new Limits(Map.of());
  private static final long MEGABYTE = 1L << 20;

  public Limits {
    set = Map.copyOf(set);
    set.forEach((limit, value) -> {
      if (!Limit.allows(value)) {
        throw new IllegalArgumentException(limit.label() + " cannot be " + value);
      }
    });
  }

  /// The same limits but one.
  public Limits with(Limit limit, long value) {
    var changed = new TreeMap<>(set);
    changed.put(limit, value);
    return new Limits(changed);
  }

  public long of(Limit limit) {
    return set.getOrDefault(limit, limit.standard());
  }

  /// A limit that counts megabytes, in bytes.
  public long bytes(Limit limit) {
    return of(limit) * MEGABYTE;
  }

  /// What to say when `where` goes beyond `limit`.
  public BookProblem.LimitExceeded exceeded(Limit limit, String where) {
    return new BookProblem.LimitExceeded(limit, of(limit), where);
  }
}
