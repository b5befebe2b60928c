package org.intelligentreader.book.language.japanese.word;

import java.util.Optional;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.japanese.script.Kana;

/// How a dictionary form is read, from how the form in the text is read. So what the book's ruby
/// says of 東雲めく's stem holds for its lemma too.
public final class LemmaReading {
  private LemmaReading() {}

  /// In katakana; empty when the text's form has no reading, or lemma and surface share no stem.
  public static Optional<String> of(String surface, String lemma, Optional<Reading> reading) {
    if (Kana.isAllKana(lemma)) {
      return Optional.of(Kana.toKatakana(lemma));
    }
    if (reading.isEmpty() || surface.equals(lemma)) {
      return reading.map(Reading::katakana);
    }
    var stem = commonPrefix(surface, lemma);
    var inflected = Kana.toKatakana(surface.substring(stem));
    var katakana = reading.get().katakana();
    if (stem == 0 || !katakana.endsWith(inflected) || !isKanaOrEmpty(lemma.substring(stem))) {
      return Optional.empty();
    }
    var read = katakana.substring(0, katakana.length() - inflected.length());
    return Optional.of(
        irregular(lemma, read).orElse(read + Kana.toKatakana(lemma.substring(stem))));
  }

  /// The stems of 来る and 為る change their sound with the form.
  private static Optional<String> irregular(String lemma, String stem) {
    if (stem.isEmpty()) {
      return Optional.empty();
    }
    var before = stem.substring(0, stem.length() - 1);
    var last = stem.charAt(stem.length() - 1);
    if (lemma.endsWith("来る") && !lemma.endsWith("出来る") && "キコ".indexOf(last) >= 0) {
      return Optional.of(before + "クル");
    }
    return lemma.endsWith("為る") && "シサセ".indexOf(last) >= 0
        ? Optional.of(before + "スル")
        : Optional.empty();
  }

  private static boolean isKanaOrEmpty(String text) {
    return text.isEmpty() || Kana.isAllKana(text);
  }

  private static int commonPrefix(String a, String b) {
    var i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
