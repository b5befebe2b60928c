package org.intelligentreader.book.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// SVG pictures without anything that runs or loads: no scripts, handlers, foreign objects or
/// outside references.
final class SvgCleaner {
  private static final Set<String> REFUSED =
      Set.of(
          "script",
          "foreignobject",
          "iframe",
          "handler",
          "set",
          "animate",
          "animatetransform",
          "animatemotion");

  private SvgCleaner() {}

  static byte[] clean(Image.Content content) throws IOException {
    try (var in = content.open()) {
      var document = Jsoup.parse(in, null, "", Parser.xmlParser());
      document
          .outputSettings()
          .syntax(Document.OutputSettings.Syntax.xml)
          .prettyPrint(false)
          .charset("UTF-8");
      dropDoctype(document);
      for (var element : List.copyOf(document.getAllElements())) {
        clean(element);
      }
      return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void dropDoctype(Document document) {
    List.copyOf(document.childNodes()).stream()
        .filter(node -> node.nodeName().startsWith("#doctype"))
        .forEach(org.jsoup.nodes.Node::remove);
  }

  private static void clean(Element element) {
    if (REFUSED.contains(ElementKind.name(element).toLowerCase(Locale.ROOT))) {
      element.remove();
      return;
    }
    for (var attribute : List.copyOf(element.attributes().asList())) {
      if (isDangerous(attribute)) {
        element.removeAttr(attribute.getKey());
      }
    }
  }

  private static boolean isDangerous(Attribute attribute) {
    var key = attribute.getKey().toLowerCase(Locale.ROOT);
    var value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
    if (key.startsWith("on")) {
      return true;
    }
    if (key.equals("href") || key.endsWith(":href")) {
      return !value.startsWith("#") && !value.startsWith("data:image/");
    }
    return !key.startsWith("xmlns")
        && (value.contains("javascript:") || value.matches(".*url\\(\\s*['\"]?[a-z]+:.*"));
  }
}
