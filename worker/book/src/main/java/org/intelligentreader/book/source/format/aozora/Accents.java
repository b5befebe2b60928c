package org.intelligentreader.book.source.format.aozora;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Letters with accents, which the texts write with two signs inside 〔 〕: `cafe'` is café.
///
/// Source: <https://www.aozora.gr.jp/accent_separation.html>.
final class Accents {
  private static final Pattern BRACKETS = Pattern.compile("〔([^〔〕\\n]{1,500})〕");
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<pair>ae&|AE&|oe&|OE&|s&|[!?]@|[aA]&|[oOdDlLhH]/)|(?<letter>[A-Za-z])(?<sign>[`'^~:,_])");
  private static final Map<String, String> PAIRS =
      Map.ofEntries(
          Map.entry("ae&", "æ"),
          Map.entry("AE&", "Æ"),
          Map.entry("oe&", "œ"),
          Map.entry("OE&", "Œ"),
          Map.entry("s&", "ß"),
          Map.entry("!@", "¡"),
          Map.entry("?@", "¿"),
          Map.entry("a&", "å"),
          Map.entry("A&", "Å"),
          Map.entry("o/", "ø"),
          Map.entry("O/", "Ø"),
          Map.entry("d/", "đ"),
          Map.entry("D/", "Đ"),
          Map.entry("l/", "ł"),
          Map.entry("L/", "Ł"),
          Map.entry("h/", "ħ"),
          Map.entry("H/", "Ħ"));
  private static final Map<String, String> SIGNS =
      Map.of(
          "`", "\u0300", "'", "\u0301", "^", "\u0302", "~", "\u0303", ":", "\u0308", ",", "\u0327",
          "_", "\u0304");

  private Accents() {}

  static String read(String line) {
    return line.indexOf('〔') < 0
        ? line
        : BRACKETS
            .matcher(line)
            .replaceAll(found -> {
              var inside = letters(found.group(1));
              return Matcher.quoteReplacement(
                  inside.equals(found.group(1)) ? found.group() : inside);
            });
  }

  private static String letters(String text) {
    return PAIR.matcher(text)
        .replaceAll(found -> {
          if (found.group("pair") != null) {
            return PAIRS.getOrDefault(found.group("pair"), found.group());
          }
          var whole =
              Normalizer.normalize(
                  found.group("letter") + SIGNS.getOrDefault(found.group("sign"), ""),
                  Normalizer.Form.NFC);
          return whole.length() == 1
              ? Matcher.quoteReplacement(whole)
              : Matcher.quoteReplacement(found.group());
        });
  }
}
