package org.intelligentreader.book.language.unicode;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Little words that lose their vowel before another word: l'homme, dell'acqua.
final class Elision {
  private static final Map<String, Set<String>> BY_LANGUAGE =
      Map.of(
          "fr",
          Set.of(
              "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
          "it",
          Set.of(
              "c", "d", "l", "m", "n", "s", "t", "v", "un", "all", "dall", "dell", "nell", "sull",
              "coll", "quell", "quest", "bell", "sant"),
          "ca",
          Set.of("d", "l", "m", "n", "s", "t"));

  private Elision() {}

  /// Where the second word of `surface` begins; 0 when it is one word.
  static int border(String surface, Locale locale) {
    var apostrophe = surface.replace('’', '\'').indexOf('\'');
    if (apostrophe < 1 || apostrophe + 1 == surface.length()) {
      return 0;
    }
    var first = surface.substring(0, apostrophe).toLowerCase(Locale.ROOT);
    return BY_LANGUAGE.getOrDefault(locale.getLanguage(), Set.of()).contains(first)
        ? apostrophe + 1
        : 0;
  }
}
