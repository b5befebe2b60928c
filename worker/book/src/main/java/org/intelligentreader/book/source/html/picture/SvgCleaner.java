package org.intelligentreader.book.source.html.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/// SVG pictures by an allow-list: the elements of static drawings, no handlers, no references out
/// of the file.
final class SvgCleaner {
  private static final Set<String> ALLOWED =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "switch",
          "view",
          "a",
          "title",
          "desc",
          "style",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "image",
          "text",
          "tspan",
          "tref",
          "textpath",
          "lineargradient",
          "radialgradient",
          "stop",
          "pattern",
          "clippath",
          "mask",
          "marker",
          "filter",
          "feblend",
          "fecolormatrix",
          "fecomponenttransfer",
          "fecomposite",
          "feconvolvematrix",
          "fediffuselighting",
          "fedisplacementmap",
          "fedistantlight",
          "fedropshadow",
          "feflood",
          "fefunca",
          "fefuncb",
          "fefuncg",
          "fefuncr",
          "fegaussianblur",
          "feimage",
          "femerge",
          "femergenode",
          "femorphology",
          "feoffset",
          "fepointlight",
          "fespecularlighting",
          "fespotlight",
          "fetile",
          "feturbulence");

  /// Elements that hold text alone: other elements inside them are dropped.
  private static final Set<String> TEXT_ONLY = Set.of("title", "desc", "style");

  private static final Pattern PICTURE = Pattern.compile("data:image/(png|jpeg|gif|webp)[;,].*");
  private static final Pattern OUTSIDE = Pattern.compile("url\\(['\"]?(?!['\"]?#)");

  private SvgCleaner() {}

  static byte[] clean(Image.Content content) throws IOException {
    try (var in = content.open()) {
      var document = Jsoup.parse(in, null, "", Parser.xmlParser());
      document
          .outputSettings()
          .syntax(Document.OutputSettings.Syntax.xml)
          .prettyPrint(false)
          .charset("UTF-8");
      var waiting = new ArrayDeque<Element>(List.of(document));
      while (!waiting.isEmpty()) {
        Interruption.check();
        var element = waiting.pop();
        prune(element);
        element.attributes().asList().stream()
            .filter(SvgCleaner::isDangerous)
            .forEach(attribute -> element.removeAttr(attribute.getKey()));
        element.children().forEach(waiting::push);
      }
      return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final Set<String> TEXT = Set.of("#text", "#cdata", "#data", "#document");

  /// Drops what is no drawing. All children at once: each one taken out by itself would move all
  /// that follow it.
  private static void prune(Element element) {
    var textOnly = TEXT_ONLY.contains(ElementKind.name(element));
    var kept =
        element.childNodes().stream()
            .filter(child -> textOnly ? isText(child) : isDrawing(child))
            .toList();
    if (kept.size() < element.childNodeSize()) {
      element.empty();
      element.appendChildren(kept);
    }
  }

  private static boolean isDrawing(Node node) {
    if (!(node instanceof Element element)) {
      return isText(node);
    }
    var name = ElementKind.name(element);
    return ALLOWED.contains(name) && !(name.equals("style") && loads(element.wholeText()));
  }

  /// No comments, no instructions (style sheets among them), no document type.
  private static boolean isText(Node node) {
    return TEXT.contains(node.nodeName());
  }

  private static boolean isDangerous(Attribute attribute) {
    var key = attribute.getKey().toLowerCase(Locale.ROOT);
    if (key.startsWith("on") || key.equals("xml:base")) {
      return true;
    }
    if (key.equals("href") || key.endsWith(":href")) {
      var target = squeezed(attribute.getValue());
      return !target.startsWith("#") && !PICTURE.matcher(target).matches();
    }
    return !key.startsWith("xmlns") && loads(attribute.getValue());
  }

  /// True for a style or attribute value that may load or run something. A backslash could hide
  /// anything.
  private static boolean loads(String value) {
    var style = squeezed(value);
    return style.contains("javascript:")
        || style.contains("@import")
        || style.contains("expression(")
        || (style.contains("\\") && style.contains("("))
        || OUTSIDE.matcher(style).find();
  }

  private static String squeezed(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[\\s\\x00-\\x20]+", "");
  }
}
