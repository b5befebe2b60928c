package org.intelligentreader.book.source.html.read;

import java.util.regex.Pattern;
import org.intelligentreader.book.source.css.DocumentStyle;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.nodes.Element;

/// Ruby made of other elements, as books for readers without ruby have it: classes named after its
/// parts, or a style sheet that sets one part above the other.
final class RubySpans {
  private static final Pattern RUBY = token("ruby|rubi|furi-?wrap|furigana-?(?:wrap|word|box)");
  private static final Pattern ANNOTATION =
      token("rt|ruby-?text|ruby-?top|rubi-?text|furi|furigana|yomi|yomigana|yomikata");
  private static final int LONGEST = 60;
  private static final int MOST_PARTS = 64;

  private final DocumentStyle style;

  RubySpans(DocumentStyle style) {
    this.style = style;
  }

  private static Pattern token(String names) {
    return Pattern.compile("(?i)(?:^|.*\\s)(?:" + names.replace("-?", "[-_]?") + ")(?:\\s.*|$)");
  }

  /// True for an element with a base and an annotation.
  boolean isRuby(Element element) {
    return ElementKind.name(element).equals("span")
        && element.childrenSize() > 0
        && element.childrenSize() <= MOST_PARTS
        && element.children().stream().anyMatch(this::isAnnotation)
        && element.children().stream().filter(this::isAnnotation).allMatch(RubySpans::isShort)
        && element.text().strip().length() > annotations(element);
  }

  /// True for an annotation of a ruby, which stands beside its base.
  boolean isBeside(Element element) {
    var parent = element.parent();
    return parent != null && isAnnotation(element) && isRuby(parent);
  }

  /// True for what looks like an annotation.
  boolean isAnnotation(Element element) {
    return isSpanInSpan(element) && (isPart(element, ANNOTATION) || style.isRubyText(element));
  }

  boolean isBase(Element element) {
    var parent = element.parent();
    return parent != null && isSpanInSpan(element) && !isAnnotation(element) && isRuby(parent);
  }

  private static boolean isSpanInSpan(Element element) {
    var parent = element.parent();
    return parent != null
        && ElementKind.name(element).equals("span")
        && ElementKind.name(parent).equals("span");
  }

  private static boolean isPart(Element element, Pattern names) {
    var parent = element.parent();
    return parent != null
        && element.hasAttr("class")
        && names.matcher(element.className()).matches()
        && RUBY.matcher(parent.className()).matches();
  }

  private int annotations(Element element) {
    return element.children().stream()
        .filter(this::isAnnotation)
        .mapToInt(annotation -> annotation.text().strip().length())
        .sum();
  }

  private static boolean isShort(Element annotation) {
    return annotation.text().length() <= LONGEST;
  }
}
