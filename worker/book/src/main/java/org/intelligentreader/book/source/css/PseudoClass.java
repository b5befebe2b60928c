package org.intelligentreader.book.source.css;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Pseudo-classes that depend on the document alone.
///
/// Source: Selectors Level 4, sections 4, 7 and 13.
final class PseudoClass {
  private static final Pattern STEPS = Pattern.compile("([+-]?\\d*)n(?:([+-]\\d+))?|([+-]?\\d+)");

  private PseudoClass() {}

  /// True for those that take a list of selectors.
  static boolean isList(String name) {
    return switch (name) {
      case "not", "is", "where", "matches", "-webkit-any", "-moz-any" -> true;
      default -> false;
    };
  }

  /// The test that a name with its argument means; empty when we do not know it.
  static Optional<Predicate<Element>> test(String name, String argument) {
    return switch (name) {
      case "first-child" -> Optional.of(element -> element.previousElementSibling() == null);
      case "last-child" -> Optional.of(element -> element.nextElementSibling() == null);
      case "only-child" ->
          Optional.of(element ->
              element.previousElementSibling() == null && element.nextElementSibling() == null);
      case "first-of-type" -> Optional.of(element -> place(element, true, false) == 1);
      case "last-of-type" -> Optional.of(element -> place(element, true, true) == 1);
      case "only-of-type" ->
          Optional.of(
              element -> place(element, true, false) == 1 && place(element, true, true) == 1);
      case "nth-child" -> counted(argument, false, false);
      case "nth-last-child" -> counted(argument, false, true);
      case "nth-of-type" -> counted(argument, true, false);
      case "nth-last-of-type" -> counted(argument, true, true);
      case "root" -> Optional.of(element -> SelectorKey.localName(element).equals("html"));
      case "empty" -> Optional.of(PseudoClass::isEmpty);
      case "link", "any-link" ->
          Optional.of(
              element -> SelectorKey.localName(element).equals("a") && element.hasAttr("href"));
      case "lang" -> Optional.of(element -> speaks(element, argument.replaceAll("[\"' ]", "")));
      default -> Optional.empty();
    };
  }

  private static boolean isEmpty(Element element) {
    return element.childNodes().stream()
        .noneMatch(node ->
            node instanceof Element
                || (node instanceof TextNode text && !text.getWholeText().isEmpty()));
  }

  private static boolean speaks(Element element, String language) {
    for (var e = element; e != null; e = e.parent()) {
      var tag = e.attr("xml:lang").isEmpty() ? e.attr("lang") : e.attr("xml:lang");
      if (!tag.isEmpty()) {
        var lower = tag.toLowerCase(Locale.ROOT);
        var wanted = language.toLowerCase(Locale.ROOT);
        return lower.equals(wanted) || lower.startsWith(wanted + "-");
      }
    }
    return false;
  }

  /// `odd`, `even`, `3`, `2n+1`.
  private static Optional<Predicate<Element>> counted(String text, boolean ofType, boolean last) {
    var steps =
        switch (text.replaceAll("\\s", "").toLowerCase(Locale.ROOT)) {
          case "odd" -> "2n+1";
          case "even" -> "2n";
          case String other -> other;
        };
    var form = STEPS.matcher(steps);
    if (!form.matches() || steps.length() > 9) {
      return Optional.empty();
    }
    if (form.group(3) != null) {
      var place = Integer.parseInt(form.group(3));
      return Optional.of(element -> place(element, ofType, last) == place);
    }
    var step = number(form.group(1));
    var offset = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    return Optional.of(element -> isOn(place(element, ofType, last) - offset, step));
  }

  private static int number(String text) {
    return switch (text) {
      case "", "+" -> 1;
      case "-" -> -1;
      default -> Integer.parseInt(text);
    };
  }

  private static boolean isOn(int distance, int step) {
    return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0;
  }

  /// The place of an element among its siblings, from 1.
  private static int place(Element element, boolean ofType, boolean last) {
    var place = 1;
    var sibling = last ? element.nextElementSibling() : element.previousElementSibling();
    while (sibling != null) {
      if (!ofType || sibling.normalName().equals(element.normalName())) {
        place++;
      }
      sibling = last ? sibling.nextElementSibling() : sibling.previousElementSibling();
    }
    return place;
  }
}
