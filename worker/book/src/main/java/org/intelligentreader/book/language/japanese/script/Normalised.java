package org.intelligentreader.book.language.japanese.script;

import java.text.Normalizer;
import org.intelligentreader.book.model.Span;

/// Text as the analyser likes it (composed kana, full-width kana, no variation selectors, long
/// marks for dashes inside katakana, names written out: 角兵ヱ 角兵衛), with a map back to the offsets of
/// the original.
public final class Normalised {
  private final String text;
  private final int[] origins;

  private Normalised(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  public static Normalised of(String original) {
    var out = new StringBuilder(original.length());
    var origins = new int[original.length() * 2 + 1];
    var i = 0;
    while (i < original.length()) {
      var end = clusterEnd(original, i);
      var before = out.length();
      append(out, original, i, end);
      var same = out.length() - before == end - i;
      for (var k = before; k < out.length(); k++) {
        origins[k] = same ? i + (k - before) : i;
      }
      i = end;
    }
    origins[out.length()] = original.length();
    return new Normalised(out.toString(), origins);
  }

  public String text() {
    return text;
  }

  /// Where a span of [#text] lies in the original. A cluster that changed its length belongs to its
  /// first character.
  public Span original(Span span) {
    return new Span(origins[span.start()], origins[span.end()]);
  }

  private static int clusterEnd(String text, int start) {
    var end = start + 1;
    while (end < text.length() && (isMark(text.charAt(end)) || isSelector(text, end))) {
      end += isSelector(text, end) && Character.isHighSurrogate(text.charAt(end)) ? 2 : 1;
    }
    return end;
  }

  private static void append(StringBuilder out, String text, int start, int end) {
    if (end == start + 1 && !isHalfWidthKana(text.charAt(start))) {
      out.append(character(text, start));
      return;
    }
    var cluster = new StringBuilder();
    for (var i = start; i < end; i++) {
      if (isSelector(text, i)) {
        i += Character.isHighSurrogate(text.charAt(i)) ? 1 : 0;
      } else {
        cluster.append(text.charAt(i));
      }
    }
    var form = isHalfWidthKana(text.charAt(start)) ? Normalizer.Form.NFKC : Normalizer.Form.NFC;
    out.append(Normalizer.normalize(cluster, form));
  }

  private static char character(String text, int i) {
    var c = text.charAt(i);
    return switch (c) {
      case 'ヱ' -> standsForEi(text, i) ? '衛' : c;
      case 'ゐ' -> 'い';
      case 'ゑ' -> 'え';
      case '—', '―', '‐', '−', '－' -> isInsideKatakana(text, i) ? 'ー' : c;
      default -> c;
    };
  }

  private static boolean isInsideKatakana(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && isKatakana(text.charAt(i - 1))
        && isKatakana(text.charAt(i + 1));
  }

  private static boolean isKatakana(char c) {
    return c >= 'ァ' && c <= 'ヺ';
  }

  /// ヱ is short for 衛 at the end of old names: 角兵ヱ, 釜右ヱ門.
  private static boolean standsForEi(String text, int i) {
    return i > 0 && "兵右左".indexOf(text.charAt(i - 1)) >= 0;
  }

  private static boolean isMark(char c) {
    return c == '\u3099'
        || c == '\u309A'
        || c == '\uFF9E'
        || c == '\uFF9F'
        || (c >= '\u0300' && c <= '\u036F');
  }

  private static boolean isSelector(String text, int i) {
    var c = text.charAt(i);
    if (c >= '\uFE00' && c <= '\uFE0F') {
      return true;
    }
    return c == '\uDB40'
        && i + 1 < text.length()
        && text.charAt(i + 1) >= '\uDD00'
        && text.charAt(i + 1) <= '\uDDEF';
  }

  private static boolean isHalfWidthKana(char c) {
    return c >= '\uFF66' && c <= '\uFF9D';
  }
}
