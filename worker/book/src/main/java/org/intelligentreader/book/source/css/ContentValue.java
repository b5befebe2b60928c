package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// What the property `content` adds to a page: words, the value of an attribute, a quotation mark.
/// Numbers that it counts are left out with all that stands around them, as those of lists are, and
/// so are pictures and the signs of a private font.
///
/// Source: CSS Generated Content Module Level 3, section 2.
public record ContentValue(List<Part> parts) {
  /// One thing that is added.
  public sealed interface Part {}

  record Words(String words) implements Part {}

  record Attribute(String name) implements Part {}

  /// The sign before or after a quotation in the language of the page.
  public record Quote(boolean opens) implements Part {}

  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|(attr)\\(\\s*([\\w:|-]+)[^)]*\\)"
              + "|((?:open|close)-quote)|(/)|([\\w-]+\\([^)]*\\)|[\\w-]+))",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(\n)|(.))", Pattern.DOTALL);
  private static final Pattern PRIVATE = Pattern.compile("\\p{Co}");

  private static final ContentValue EMPTY = new ContentValue(List.of());

  public ContentValue {
    parts = List.copyOf(parts);
  }

  static ContentValue parse(String value) {
    var parts = new ArrayList<Part>();
    var part = PART.matcher(value);
    while (part.lookingAt()) {
      if (part.group(6) != null) {
        break;
      }
      if (part.group(7) != null && part.group(7).toLowerCase(Locale.ROOT).startsWith("counter")) {
        return EMPTY;
      }
      add(part, parts);
      part.region(part.end(), value.length());
    }
    return new ContentValue(parts);
  }

  /// The strings of a value and nothing else of it.
  static List<String> strings(String value) {
    return parse(value).parts().stream()
        .flatMap(part -> part instanceof Words(var words) ? Stream.of(words) : Stream.empty())
        .toList();
  }

  private static void add(Matcher part, List<Part> parts) {
    if (part.group(1) != null) {
      parts.add(new Words(unescaped(part.group(1))));
    } else if (part.group(2) != null) {
      parts.add(new Words(unescaped(part.group(2))));
    } else if (part.group(3) != null) {
      parts.add(new Attribute(part.group(4).replace('|', ':')));
    } else if (part.group(5) != null) {
      parts.add(new Quote(part.group(5).toLowerCase(Locale.ROOT).startsWith("open")));
    }
  }

  /// The words of a part that is no quotation mark.
  public static String words(Part part, Element element) {
    return switch (part) {
      case Words words -> words.words();
      case Attribute attribute -> element.attr(attribute.name());
      case Quote _ -> "";
    };
  }

  private static String unescaped(String text) {
    var plain =
        ESCAPE
            .matcher(text)
            .replaceAll(escape ->
                Matcher.quoteReplacement(
                    escape.group(1) != null
                        ? character(Integer.parseInt(escape.group(1), 16))
                        : escape.group(3) != null ? escape.group(3) : ""));
    return PRIVATE.matcher(plain).replaceAll("");
  }

  private static String character(int code) {
    return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : "\uFFFD";
  }
}
