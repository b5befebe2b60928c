package org.intelligentreader.book.source.html.element;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.model.Mark;
import org.jsoup.nodes.Element;

/// What inline elements and the EPUB vocabulary mean for the text they hold.
public final class InlineMarks {
  private static final Pattern OUTSIDE =
      Pattern.compile("(https?|mailto):", Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOTES =
      Set.of("footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote");

  /// What programs and shops call the links to notes that they make.
  private static final Set<String> REFERENCE_CLASSES =
      Set.of(
          "duokan-footnote",
          "footnote-ref",
          "footnote-reference",
          "footnoteref",
          "footnote_ref",
          "endnote-ref",
          "endnoteref",
          "noteref",
          "note-ref",
          "note-reference",
          "_idfootnotelink",
          "msofootnotereference",
          "fnref",
          "fn-ref");

  private InlineMarks() {}

  public static Optional<Mark.Kind> kind(Element element) {
    return switch (ElementKind.name(element)) {
      case "em", "i", "cite", "dfn", "var" -> Optional.of(Mark.Kind.EMPHASIS);
      case "strong", "b" -> Optional.of(Mark.Kind.STRONG);
      case "sub" -> Optional.of(Mark.Kind.SUBSCRIPT);
      case "sup" -> Optional.of(Mark.Kind.SUPERSCRIPT);
      case "code", "kbd", "samp", "tt" -> Optional.of(Mark.Kind.CODE);
      case "a" ->
          href(element)
              .map(h -> isNoteReference(element) ? Mark.Kind.NOTE_REFERENCE : Mark.Kind.LINK)
              .or(() -> withoutLink(element));
      case "noteref" -> Optional.of(Mark.Kind.SUPERSCRIPT);
      case "span" -> withoutLink(element);
      default -> Optional.empty();
    };
  }

  /// The number of a note that cannot be followed.
  private static Optional<Mark.Kind> withoutLink(Element element) {
    return element.hasAttr("class") && classes(element).anyMatch(REFERENCE_CLASSES::contains)
        ? Optional.of(Mark.Kind.SUPERSCRIPT)
        : Optional.empty();
  }

  public static Optional<String> href(Element element) {
    var href = element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href");
    return ElementKind.name(element).equals("a") && !href.isBlank()
        ? Optional.of(href)
        : Optional.empty();
  }

  public static Map<String, String> htmlHref(String target) {
    return Map.of("href", OUTSIDE.matcher(target).lookingAt() ? target : "#" + target);
  }

  public static boolean isNote(Element element) {
    return types(element).anyMatch(NOTES::contains);
  }

  public static boolean isNoteReference(Element element) {
    return types(element).anyMatch(type -> type.equals("noteref") || type.equals("doc-noteref"))
        || classes(element).anyMatch(REFERENCE_CLASSES::contains)
        || isIcon(element);
  }

  /// True for a link that shows nothing but a small picture of a mark, as Chinese books do it.
  private static boolean isIcon(Element link) {
    if (link.attr("href").indexOf('#') < 0 || link.hasText()) {
      return false;
    }
    var pictures = link.stream().filter(e -> ElementKind.name(e).equals("img")).limit(2).toList();
    return pictures.size() == 1
        && (NoteLabel.isMark(pictures.getFirst().attr("alt"))
            || classes(pictures.getFirst()).anyMatch(name -> name.contains("footnote")));
  }

  private static Stream<String> classes(Element element) {
    return Arrays.stream(element.className().toLowerCase(Locale.ROOT).split("\\s+", -1));
  }

  private static Stream<String> types(Element element) {
    return Arrays.stream((element.attr("epub:type") + " " + element.attr("role")).split("\\s+"));
  }
}
