package org.intelligentreader.book.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What inline elements and the EPUB vocabulary mean for the text they hold.
final class InlineMarks {
  private static final Pattern OUTSIDE =
      Pattern.compile("(https?|mailto):", Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOTES =
      Set.of("footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote");

  private static final Set<String> NOTE_HOLDERS = Set.of("aside", "div", "li", "dd");

  private InlineMarks() {}

  static Optional<Mark.Kind> kind(Element element) {
    return switch (ElementKind.name(element)) {
      case "em", "i", "cite", "dfn", "var" -> Optional.of(Mark.Kind.EMPHASIS);
      case "strong", "b" -> Optional.of(Mark.Kind.STRONG);
      case "sub" -> Optional.of(Mark.Kind.SUBSCRIPT);
      case "sup" -> Optional.of(Mark.Kind.SUPERSCRIPT);
      case "code", "kbd", "samp", "tt" -> Optional.of(Mark.Kind.CODE);
      case "a" ->
          href(element)
              .map(h -> isNoteReference(element) ? Mark.Kind.NOTE_REFERENCE : Mark.Kind.LINK);
      default -> Optional.empty();
    };
  }

  static Optional<String> href(Element element) {
    var href = element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href");
    return ElementKind.name(element).equals("a") && !href.isBlank()
        ? Optional.of(href)
        : Optional.empty();
  }

  static Map<String, String> htmlHref(String target) {
    return Map.of("href", OUTSIDE.matcher(target).lookingAt() ? target : "#" + target);
  }

  static boolean isNote(Element element) {
    return types(element).anyMatch(NOTES::contains);
  }

  /// True for an element that holds a note of several paragraphs when something refers to it. A
  /// section may as well hold all notes of the book.
  static boolean mayBeNote(Element element) {
    return NOTE_HOLDERS.contains(ElementKind.name(element)) || isNote(element);
  }

  static boolean isNoteReference(Element element) {
    return types(element).anyMatch(type -> type.equals("noteref") || type.equals("doc-noteref"));
  }

  private static java.util.stream.Stream<String> types(Element element) {
    return Arrays.stream((element.attr("epub:type") + " " + element.attr("role")).split("\\s+"));
  }
}
