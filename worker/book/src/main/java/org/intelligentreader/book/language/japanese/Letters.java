package org.intelligentreader.book.language.japanese;

import java.text.Normalizer;
import java.util.Optional;

/// How abbreviations in capital letters are read, letter by letter: ATM エーティーエム.
final class Letters {
  private static final int LONGEST = 5;
  private static final String[] NAMES = {
    "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム",
    "エヌ", "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット"
  };

  private Letters() {}

  /// Empty for anything but up to five capital letters.
  static Optional<String> katakana(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (!plain.matches("[A-Z]{1," + LONGEST + "}")) {
      return Optional.empty();
    }
    var reading = new StringBuilder();
    plain.chars().forEach(letter -> reading.append(NAMES[letter - 'A']));
    return Optional.of(reading.toString());
  }
}
