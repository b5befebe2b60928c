package org.intelligentreader.book.detection;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which language a text can be by the letters it is written in.
public final class Scripts {
  private static final double KANA_OF_JAPANESE = 0.1;
  private static final double MOST = 0.5;
  private static final int ENOUGH = 100;

  /// The most common language of a script first.
  private static final Map<UnicodeScript, List<String>> LANGUAGES =
      Map.ofEntries(
          Map.entry(
              UnicodeScript.CYRILLIC,
              List.of(
                  "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba", "cv",
                  "os", "ce", "uz", "az", "sh", "bs", "cu", "ab", "sah", "rue")),
          Map.entry(UnicodeScript.GREEK, List.of("el", "grc")),
          Map.entry(UnicodeScript.HEBREW, List.of("he", "yi", "lad")),
          Map.entry(
              UnicodeScript.ARABIC, List.of("ar", "fa", "ur", "ps", "ug", "sd", "ku", "ckb", "az")),
          Map.entry(UnicodeScript.THAI, List.of("th")),
          Map.entry(UnicodeScript.LAO, List.of("lo")),
          Map.entry(UnicodeScript.KHMER, List.of("km")),
          Map.entry(UnicodeScript.MYANMAR, List.of("my", "shn", "mnw")),
          Map.entry(UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne", "sa", "kok", "bho")),
          Map.entry(UnicodeScript.BENGALI, List.of("bn", "as")),
          Map.entry(UnicodeScript.TAMIL, List.of("ta")),
          Map.entry(UnicodeScript.TELUGU, List.of("te")),
          Map.entry(UnicodeScript.GEORGIAN, List.of("ka")),
          Map.entry(UnicodeScript.ARMENIAN, List.of("hy")),
          Map.entry(UnicodeScript.TIBETAN, List.of("bo", "dz")),
          Map.entry(UnicodeScript.HANGUL, List.of("ko")),
          // Chinese characters alone may also be classical texts in a Japanese or Korean book.
          Map.entry(
              UnicodeScript.HAN, List.of("zh", "ja", "ko", "yue", "lzh", "vi", "wuu", "nan")));

  private Scripts() {}

  /// Letters of a text by script.
  public record Count(Map<UnicodeScript, Integer> letters, int all) {
    public static Count of(String text) {
      var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
      var ascii = 0;
      for (var i = 0; i < text.length(); ) {
        var c = text.codePointAt(i);
        i += Character.charCount(c);
        if (c < 0x80) {
          ascii += (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
        } else if (Character.isLetter(c)) {
          letters.merge(UnicodeScript.of(c), 1, Integer::sum);
        }
      }
      if (ascii > 0) {
        letters.merge(UnicodeScript.LATIN, ascii, Integer::sum);
      }
      return new Count(letters, letters.values().stream().mapToInt(n -> n).sum());
    }

    public double share(UnicodeScript script) {
      return all == 0 ? 0 : letters.getOrDefault(script, 0) / (double) all;
    }

    /// True for a long text in Chinese characters without kana.
    public boolean isChinese() {
      return all >= ENOUGH
          && share(UnicodeScript.HAN) > MOST
          && share(UnicodeScript.HIRAGANA) + share(UnicodeScript.KATAKANA) == 0;
    }

    public boolean isLatin() {
      return share(UnicodeScript.LATIN) > MOST;
    }
  }

  /// The language that the script alone gives away; empty for Latin letters and for no letters.
  public static Optional<String> language(Count count) {
    if (count.share(UnicodeScript.HIRAGANA) + count.share(UnicodeScript.KATAKANA)
        > KANA_OF_JAPANESE) {
      return Optional.of("ja");
    }
    return LANGUAGES.entrySet().stream()
        .filter(entry -> count.share(entry.getKey()) > MOST)
        .map(entry -> entry.getValue().getFirst())
        .findFirst();
  }

  /// True when a text in the script that gives `seen` away may be in the language `said`.
  public static boolean fits(String said, String seen) {
    var language = Locale.forLanguageTag(said).getLanguage();
    return language.equals(seen)
        || LANGUAGES.values().stream()
            .anyMatch(list -> list.getFirst().equals(seen) && list.contains(language));
  }

  /// True for a language that is never written in Latin letters alone.
  public static boolean isNeverLatin(String said) {
    var tag = Locale.forLanguageTag(said);
    var either = List.of("sr", "sh", "bs", "uz", "az", "ku", "vi", "tt", "kk", "mn");
    return !tag.getScript().equals("Latn")
        && !either.contains(tag.getLanguage())
        && (tag.getLanguage().equals("ja")
            || LANGUAGES.values().stream().anyMatch(list -> list.contains(tag.getLanguage())));
  }
}
