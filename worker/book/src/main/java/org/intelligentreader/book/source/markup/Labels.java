package org.intelligentreader.book.source.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// What a book calls a chapter, or itself: text as people read it.
public final class Labels {
  /// Tools that escape twice leave these in a label.
  private static final Pattern REFERENCE = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|[A-Za-z]+);");

  private static final Pattern TAG =
      Pattern.compile(
          "</?(i|b|em|strong|span|sup|sub|u|s|small|big|font|cite|a|br|p|ruby|rb)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);

  /// Names that converters write where a book has none.
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "unknown",
          "untitled",
          "untitled document",
          "no title",
          "[no title]",
          "(no title)",
          "無題",
          "无题",
          "無標題",
          "无标题",
          "未知");

  private Labels() {}

  /// The text of an element without ruby; pictures count by their `alt`. Where nothing is written,
  /// what `title` or `aria-label` says.
  public static String of(Element element) {
    var text = plain(Markup.squeezed(LabelText.of(element)));
    return text.isEmpty() ? plain(described(element).orElse("")) : text;
  }

  private static Optional<String> described(Element element) {
    return element.stream()
        .flatMap(e ->
            Stream.of("title", "aria-label").flatMap(name -> Markup.attribute(e, name).stream()))
        .findFirst();
  }

  /// A label without markup that was escaped into it.
  public static String plain(String label) {
    var text = REFERENCE.matcher(label).find() ? Parser.unescapeEntities(label, false) : label;
    return TAG.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
  }

  /// True for a name that says only that there is none.
  public static boolean isPlaceholder(String label) {
    return label.isBlank() || PLACEHOLDERS.contains(label.strip().toLowerCase(Locale.ROOT));
  }
}
