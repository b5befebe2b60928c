package org.intelligentreader.book.source.html.element;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The signs that browsers put around a `q`, by its depth and the language around it.
///
/// Source: CSS Generated Content Module Level 3, `quotes: auto`; CLDR, as Chromium has it.
public record QuotationMarks(String opening, String closing) {
  /// `signs` are those of the style sheet, in pairs by depth; those of the language without them.
  static QuotationMarks around(Element quotation, Optional<List<String>> signs, int depth) {
    return signs
        .map(own -> pair(own, depth))
        .orElseGet(() -> {
          var four = signs(locale(quotation.parent()));
          return pair(List.of(four.split("", -1)).subList(0, 4), depth);
        });
  }

  /// The deepest pair goes on.
  private static QuotationMarks pair(List<String> signs, int depth) {
    var at = 2 * Math.min(depth, signs.size() / 2 - 1);
    return at < 0
        ? new QuotationMarks("", "")
        : new QuotationMarks(signs.get(at), signs.get(at + 1));
  }

  /// Four signs: around a quotation, and around one inside it.
  private static String signs(Locale locale) {
    return switch (locale.getLanguage()) {
      case "ja" -> "「」『』";
      case "zh" -> locale.getScript().equals("Hant") ? "「」『』" : "“”‘’";
      case "fr" -> locale.getCountry().equals("CA") ? "«»”“" : "«»«»";
      case "ru", "uk" -> "«»„“";
      case "it" -> locale.getCountry().equals("CH") ? "«»‹›" : "«»“”";
      case "am", "fa" -> "«»‹›";
      case "ca", "el" -> "«»“”";
      case "nb", "nn", "no" -> "«»‘’";
      case "pt" -> locale.getCountry().equals("PT") ? "«»“”" : "“”‘’";
      case "de", "cs", "sk", "sl", "hr", "et" -> "„“‚‘";
      case "bg", "lt" -> "„“„“";
      case "hu" -> "„”»«";
      case "pl", "ro" -> "„”«»";
      case "sr" -> "„”’’";
      case "fi", "sv", "he" -> "””’’";
      case "ar", "ur" -> "”“’‘";
      case "nl" -> "‘’‘’";
      default -> "“”‘’";
    };
  }

  /// The language that the nearest element around a place declares.
  private static Locale locale(@Nullable Element place) {
    for (var element = place; element != null; element = element.parent()) {
      var tag =
          element.attr("xml:lang").isEmpty() ? element.attr("lang") : element.attr("xml:lang");
      if (!tag.isBlank()) {
        return Locale.forLanguageTag(tag.strip().replace('_', '-'));
      }
    }
    return Locale.ROOT;
  }
}
