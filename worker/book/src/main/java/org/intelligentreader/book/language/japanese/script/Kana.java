package org.intelligentreader.book.language.japanese.script;

import org.intelligentreader.book.text.CodePoints;

/// Hiragana and katakana as two spellings of one syllabary.
public final class Kana {
  private static final int DISTANCE = 'ア' - 'あ';

  private Kana() {}

  public static String toKatakana(String text) {
    return map(text, 'ぁ', 'ゖ', DISTANCE);
  }

  public static String toHiragana(String text) {
    return map(text, 'ァ', 'ヶ', -DISTANCE);
  }

  public static boolean isKana(int c) {
    return (c >= 'ぁ' && c <= 'ゖ') || (c >= 'ァ' && c <= 'ヺ') || c == 'ー' || c == 'ゝ' || c == 'ゞ';
  }

  public static boolean isAllKana(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (!isKana(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  public static boolean hasHiragana(String text) {
    return CodePoints.any(
        text, c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
  }

  private static String map(String text, char first, char last, int distance) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= first && text.charAt(i) <= last) {
        return mapped(text, first, last, distance);
      }
    }
    return text;
  }

  private static String mapped(String text, char first, char last, int distance) {
    var out = text.toCharArray();
    for (var i = 0; i < out.length; i++) {
      if (out[i] >= first && out[i] <= last) {
        out[i] += (char) distance;
      }
    }
    return new String(out);
  }
}
