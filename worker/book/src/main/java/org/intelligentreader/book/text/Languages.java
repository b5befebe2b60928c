package org.intelligentreader.book.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.epub.BookWarning.Code;
import org.intelligentreader.book.epub.Warnings;

/// The language of a book: what the package document says, checked against the script of the text.
final class Languages {
  private static final Map<String, String> ALIASES =
      Map.of(
          "jp", "ja", "jpn", "ja", "chi", "zh", "zho", "zh", "eng", "en", "kor", "ko", "fre", "fr",
          "ger", "de");
  private static final double KANA_OF_JAPANESE = 0.1;
  private static final double MOST = 0.5;

  private Languages() {}

  static String choose(List<String> declared, String sample, String where, Warnings warnings) {
    var said =
        declared.stream().map(Languages::normalise).filter(tag -> !tag.equals("und")).findFirst();
    var seen = byScript(sample);
    if (seen.isPresent() && said.isPresent() && !fits(said.get(), seen.get())) {
      warnings.add(
          Code.LANGUAGE_DIFFERS,
          where,
          "declared " + said.get() + ", but the text is written as " + seen.get());
      return seen.get();
    }
    return said.or(() -> seen).orElse("en");
  }

  /// BCP 47: `ja_JP`, `jpn` and `JA-jp` become what readers expect.
  static String normalise(String tag) {
    var parts = tag.strip().replace('_', '-').split("-", 2);
    var language = ALIASES.getOrDefault(parts[0].toLowerCase(Locale.ROOT), parts[0]);
    return Locale.forLanguageTag(parts.length == 1 ? language : language + "-" + parts[1])
        .toLanguageTag();
  }

  /// A language that its script alone gives away.
  private static Optional<String> byScript(String sample) {
    var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    var letters = (int) sample.codePoints().filter(Character::isLetter).count();
    sample
        .codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    var kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (kana > letters * KANA_OF_JAPANESE) {
      return Optional.of("ja");
    }
    if (counts.getOrDefault(UnicodeScript.HANGUL, 0) > letters * MOST) {
      return Optional.of("ko");
    }
    return counts.getOrDefault(UnicodeScript.HAN, 0) > letters * MOST
        ? Optional.of("zh")
        : Optional.empty();
  }

  /// Chinese characters alone may also be another language's: classical texts in a Japanese or
  /// Korean book.
  private static boolean fits(String said, String seen) {
    var language = Locale.forLanguageTag(said).getLanguage();
    return language.equals(seen)
        || (seen.equals("zh") && List.of("ja", "ko", "yue", "lzh", "vi").contains(language));
  }
}
