package org.intelligentreader.book.language.japanese.analyser;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Repair;

/// How foreign letters are read: a word as the dictionary's loanword (Red レッド), other abbreviations
/// in capital letters letter by letter (ATM エーティーエム).
public final class Letters implements Repair {
  /// Abbreviations, whatever word they spell: of two letters (IT), and well-known ones.
  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{2}|ATM|WHO");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
  private static final Pattern CAPITALS = Pattern.compile("[A-Z]{1,5}");
  private static final String[] NAMES = {
    "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム",
    "エヌ", "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット"
  };

  private final MorphemeAnalyser analyser;

  public Letters(MorphemeAnalyser analyser) {
    this.analyser = analyser;
  }

  /// Gives a reading to foreign words that have none.
  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.each(i -> read(morphemes.get(i)));
  }

  private Morpheme read(Morpheme morpheme) {
    return morpheme.sound().kana().isEmpty()
        ? katakana(morpheme.surface(), analyser).map(morpheme::withKana).orElse(morpheme)
        : morpheme;
  }

  /// Empty for what is neither a known word nor up to five capital letters.
  static Optional<String> katakana(String text, MorphemeAnalyser analyser) {
    if (text.isEmpty() || isJapanese(text.charAt(0))) {
      return Optional.empty();
    }
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return word(plain, analyser).or(() -> spelled(plain));
  }

  private static Optional<String> word(String plain, MorphemeAnalyser analyser) {
    return ABBREVIATION.matcher(plain).matches() || !WORD.matcher(plain).matches()
        ? Optional.empty()
        : analyser.foreign(plain.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> spelled(String plain) {
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
