package org.intelligentreader.book.language.japanese;

/// Hiragana and katakana as two spellings of one syllabary.
final class Kana {
  private static final int DISTANCE = 'ア' - 'あ';

  private Kana() {}

  static String toKatakana(String text) {
    return map(text, 'ぁ', 'ゖ', DISTANCE);
  }

  static String toHiragana(String text) {
    return map(text, 'ァ', 'ヶ', -DISTANCE);
  }

  static boolean isKana(char c) {
    return (c >= 'ぁ' && c <= 'ゖ') || (c >= 'ァ' && c <= 'ヺ') || c == 'ー' || c == 'ゝ' || c == 'ゞ';
  }

  static boolean isAllKana(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isKana((char) c));
  }

  private static String map(String text, char first, char last, int distance) {
    var out = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      out.append(c >= first && c <= last ? (char) (c + distance) : c);
    }
    return out.toString();
  }
}
