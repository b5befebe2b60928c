package org.intelligentreader.book.source.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/// Languages as packages write them instead of a tag of BCP 47: codes of three letters, and names.
///
/// Source: ISO 639-2, both its terminological and its bibliographic codes.
final class LanguageNames {
  /// Bibliographic codes, and what is often written for a code.
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("jp", "ja"),
          Map.entry("cn", "zh"),
          Map.entry("kr", "ko"),
          Map.entry("chi", "zh"),
          Map.entry("fre", "fr"),
          Map.entry("ger", "de"),
          Map.entry("dut", "nl"),
          Map.entry("cze", "cs"),
          Map.entry("gre", "el"),
          Map.entry("rum", "ro"),
          Map.entry("slo", "sk"),
          Map.entry("wel", "cy"),
          Map.entry("alb", "sq"),
          Map.entry("arm", "hy"),
          Map.entry("baq", "eu"),
          Map.entry("bur", "my"),
          Map.entry("geo", "ka"),
          Map.entry("ice", "is"),
          Map.entry("mac", "mk"),
          Map.entry("mao", "mi"),
          Map.entry("may", "ms"),
          Map.entry("per", "fa"),
          Map.entry("tib", "bo"),
          Map.entry("iw", "he"));

  /// Languages by their own names; English names come from the JDK.
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("日本語", "ja"),
          Map.entry("中文", "zh"),
          Map.entry("汉语", "zh"),
          Map.entry("漢語", "zh"),
          Map.entry("简体中文", "zh-Hans"),
          Map.entry("繁體中文", "zh-Hant"),
          Map.entry("한국어", "ko"),
          Map.entry("français", "fr"),
          Map.entry("deutsch", "de"),
          Map.entry("español", "es"),
          Map.entry("castellano", "es"),
          Map.entry("italiano", "it"),
          Map.entry("português", "pt"),
          Map.entry("русский", "ru"),
          Map.entry("українська", "uk"),
          Map.entry("nederlands", "nl"),
          Map.entry("polski", "pl"),
          Map.entry("svenska", "sv"),
          Map.entry("türkçe", "tr"),
          Map.entry("čeština", "cs"),
          Map.entry("ελληνικά", "el"),
          Map.entry("tiếng việt", "vi"),
          Map.entry("ไทย", "th"),
          Map.entry("العربية", "ar"),
          Map.entry("עברית", "he"),
          Map.entry("mandarin", "zh"),
          Map.entry("castilian", "es"),
          Map.entry("simplified chinese", "zh-Hans"),
          Map.entry("traditional chinese", "zh-Hant"));

  private static final Map<String, String> ALL = all();

  private LanguageNames() {}

  /// The shortest tag for a code or a name; empty when it is neither.
  static Optional<String> tag(String written) {
    return Optional.ofNullable(ALL.get(written.strip().toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> all() {
    var all = new HashMap<String, String>();
    for (var code : Locale.getISOLanguages()) {
      var locale = Locale.of(code);
      all.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
      iso3(locale).forEach(three -> all.put(three, code));
      all.put(code, code);
    }
    all.putAll(CODES);
    all.putAll(OWN);
    return all;
  }

  private static List<String> iso3(Locale locale) {
    try {
      return List.of(locale.getISO3Language());
    } catch (MissingResourceException e) {
      return List.of();
    }
  }
}
