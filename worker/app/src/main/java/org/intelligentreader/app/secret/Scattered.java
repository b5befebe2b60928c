package org.intelligentreader.app.secret;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Finds a secret whose letters and digits stand apart, in the other case or in reverse, as in `s b
/// - s e c r e t`: somebody who has the line has the secret.
final class Scattered {
  /// So many letters and digits of a secret in a row are none by chance. As digits of base 36 they
  /// fit into a long.
  private static final int LENGTH = 12;

  private static final int BASE = 36;
  private static final int FIRST_OTHER = 0x80;
  private static final long POWER = power(BASE, LENGTH - 1);

  private final Set<Long> rows;

  private Scattered(Set<Long> rows) {
    this.rows = rows;
  }

  /// `known` is what texts may say although it may stand in a secret, too.
  static Scattered of(Collection<String> secrets, String known) {
    var rows = new HashSet<Long>();
    for (var secret : secrets) {
      add(secret, rows);
      add(new StringBuilder(secret).reverse().toString(), rows);
    }
    var others = new HashSet<Long>();
    add(known, others);
    rows.removeAll(others);
    return new Scattered(Set.copyOf(rows));
  }

  private static void add(String text, Set<Long> rows) {
    var signs = Signs.of(text);
    for (var end = LENGTH; end <= signs.length(); end++) {
      rows.add(signs.row(end));
    }
  }

  /// The text with `hidden` in the place of what stands there so.
  String hide(String text, String hidden) {
    if (rows.isEmpty() || text.length() < LENGTH) {
      return text;
    }
    var signs = Signs.of(text);
    var shown = new StringBuilder();
    var from = 0;
    for (var end = LENGTH; end <= signs.length(); end++) {
      if (rows.contains(signs.row(end))) {
        var start = signs.start(end - LENGTH);
        if (start >= from) {
          shown.append(text, from, start).append(hidden);
        }
        from = signs.end(end - 1);
      }
    }
    return from == 0 ? text : shown.append(text, from, text.length()).toString();
  }

  private static long power(long base, int exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
  }

  /// The letters and digits of a text alone, and where each stands in it.
  private static final class Signs {
    private final String text;
    private final long[] rows;
    private final int[] places;
    private int length;

    private Signs(String text) {
      this.text = text;
      rows = new long[text.length()];
      places = new int[text.length()];
    }

    static Signs of(String text) {
      var signs = new Signs(text);
      for (var i = 0; i < text.length(); i++) {
        signs.add(signs.plain(i), i);
      }
      return signs;
    }

    /// Full-width, circled and mathematical letters are read as the plain ones; of a pair of
    /// surrogates, the second is the letter.
    private int plain(int place) {
      var sign = text.charAt(place);
      if (sign < FIRST_OTHER || Character.isHighSurrogate(sign)) {
        return sign;
      }
      var whole = place > 0 ? text.codePointBefore(place + 1) : sign;
      var plain = Normalizer.normalize(Character.toString(whole), Normalizer.Form.NFKC);
      return plain.length() == 1 ? plain.charAt(0) : sign;
    }

    private void add(int sign, int place) {
      var digit = sign < FIRST_OTHER ? Character.digit(sign, BASE) : -1;
      if (digit >= 0) {
        var before = length == 0 ? 0 : rows[length - 1];
        rows[length] = before % POWER * BASE + digit;
        places[length] = place;
        length++;
      }
    }

    int length() {
      return length;
    }

    /// The last twelve before `end` as one number.
    long row(int end) {
      return rows[end - 1];
    }

    /// Where the sign ends in the text.
    int end(int sign) {
      return places[sign] + 1;
    }

    /// Where the sign begins in the text.
    int start(int sign) {
      return text.offsetByCodePoints(end(sign), -1);
    }
  }
}
