package org.intelligentreader.book.source.html.element;

import java.util.Set;
import org.jsoup.nodes.Element;

/// What an element does to the text around it, as browsers render it without a style sheet.
///
/// Source: <https://html.spec.whatwg.org/multipage/rendering.html>.
public final class ElementKind {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "html",
          "legend",
          "li",
          "listing",
          "main",
          "menu",
          "nav",
          "ol",
          "optgroup",
          "option",
          "p",
          "plaintext",
          "pre",
          "search",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul",
          "xmp",
          "svg",
          "text");
  private static final Set<String> INVISIBLE =
      Set.of(
          "script",
          "style",
          "template",
          "head",
          "title",
          "desc",
          "metadata",
          "defs",
          "param",
          "source",
          "track",
          "col",
          "colgroup",
          "annotation",
          "annotation-xml",
          "rp",
          "rt",
          "rtc",
          "datalist",
          "meter",
          "progress",
          "noembed",
          "noframes");

  private ElementKind() {}

  /// The local name, without a prefix.
  public static String name(Element element) {
    var name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }

  public static boolean isBlock(Element element) {
    return BLOCKS.contains(name(element));
  }

  /// True for an element that no page shows as text in its place.
  public static boolean isInvisible(Element element) {
    return INVISIBLE.contains(name(element));
  }

  /// The level of a heading, or 0.
  public static int headingLevel(Element element) {
    var name = name(element);
    return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))
        ? name.charAt(1) - '0'
        : 0;
  }
}
