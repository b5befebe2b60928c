package org.intelligentreader.app.secret;

import java.util.HashSet;
import java.util.Set;

/// All pieces of eight characters of all keys of a test, to be searched for in what came out.
final class Pieces {
  private static final int LENGTH = 8;

  private final Set<String> pieces = new HashSet<>();

  synchronized void add(String key) {
    for (var i = 0; i + LENGTH <= key.length(); i++) {
      pieces.add(key.substring(i, i + LENGTH));
    }
  }

  /// The first piece in `text` with what stands around it; empty when there is none.
  synchronized String foundIn(String text) {
    for (var i = 0; i + LENGTH <= text.length(); i++) {
      if (pieces.contains(text.substring(i, i + LENGTH))) {
        return text.substring(Math.max(0, i - 300), Math.min(text.length(), i + 100));
      }
    }
    return "";
  }
}
