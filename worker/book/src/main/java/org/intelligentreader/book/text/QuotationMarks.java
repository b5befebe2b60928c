package org.intelligentreader.book.text;

import java.util.Locale;
import org.jsoup.nodes.Element;

/// The signs that browsers put around a `q`, by its language and depth.
///
/// Source: CSS Generated Content Module Level 3, `quotes: auto`; CLDR.
record QuotationMarks(String opening, String closing) {
  static QuotationMarks around(Element quotation) {
    var outer = quotation.parents().stream().filter(e -> ElementKind.name(e).equals("q")).count();
    return of(language(quotation), outer % 2 == 0);
  }

  private static QuotationMarks of(String language, boolean first) {
    return switch (language) {
      case "ja", "zh" -> first ? new QuotationMarks("「", "」") : new QuotationMarks("『", "』");
      case "fr", "ru", "uk", "be", "it", "es", "pt", "el", "hy" ->
          first ? new QuotationMarks("«", "»") : new QuotationMarks("“", "”");
      case "de", "cs", "sk", "sl", "bg", "is" ->
          first ? new QuotationMarks("„", "“") : new QuotationMarks("‚", "‘");
      case "pl", "hu", "ro", "hr" ->
          first ? new QuotationMarks("„", "”") : new QuotationMarks("«", "»");
      default -> first ? new QuotationMarks("“", "”") : new QuotationMarks("‘", "’");
    };
  }

  /// The language that the nearest element around it declares.
  private static String language(Element quotation) {
    for (var element = quotation; element != null; element = element.parent()) {
      var tag =
          element.attr("xml:lang").isEmpty() ? element.attr("lang") : element.attr("xml:lang");
      if (!tag.isBlank()) {
        return Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
      }
    }
    return "";
  }
}
