package org.intelligentreader.book.language.japanese;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// How abbreviations in capital letters are read, letter by letter: ATM エーティーエム.
final class Letters {
  private static final Pattern CAPITALS = Pattern.compile("[A-Z]{1,5}");
  private static final String[] NAMES = {
    "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム",
    "エヌ", "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット"
  };

  private Letters() {}

  /// Empty for anything but up to five capital letters.
  static Optional<String> katakana(String text) {
    if (text.isEmpty() || isJapanese(text.charAt(0))) {
      return Optional.empty();
    }
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (!CAPITALS.matcher(plain).matches()) {
      return Optional.empty();
    }
    var reading = new StringBuilder();
    plain.chars().forEach(letter -> reading.append(NAMES[letter - 'A']));
    return Optional.of(reading.toString());
  }

  /// Kana and kanji, which are most words and never stand for letters.
  private static boolean isJapanese(char c) {
    return (c >= 'ぁ' && c <= 'ヿ') || (c >= '㐀' && c <= '鿿');
  }
}
