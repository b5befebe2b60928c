package org.intelligentreader.app.port;

import java.io.IOException;
import java.time.Duration;

/// How long a call that begins now may take. Asked before each try.
@FunctionalInterface
public interface TimeLimit {
  /// Throws when the call must not begin any more.
  Duration left() throws IOException;

  static TimeLimit of(Duration duration) {
    return () -> duration;
  }

  /// The shorter of both.
  default TimeLimit atMost(Duration longest) {
    return () -> {
      var left = left();
      return left.compareTo(longest) < 0 ? left : longest;
    };
  }
}
