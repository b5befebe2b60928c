package org.intelligentreader.book.text;

import java.util.HexFormat;

/// FNV-1a, 32 bits, over UTF-16 code units: the hash that readers in the field compute in
/// JavaScript.
///
/// Source: bundle format, revision 1 (`docs/bundle-format.md`).
public final class Fnv1a {
  private static final int OFFSET_BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private Fnv1a() {}

  /// Eight lower-case hex digits.
  public static String hex32(CharSequence text) {
    var hash = OFFSET_BASIS;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return HexFormat.of().toHexDigits(hash);
  }
}
