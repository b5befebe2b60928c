package org.intelligentreader.book.source.format.fiction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The elements of a FictionBook as those of a page.
final class Elements {
  private static final int LOWEST = 6;

  private static final Map<String, String> INLINE =
      Map.of(
          "emphasis", "em",
          "strong", "strong",
          "strikethrough", "s",
          "sub", "sub",
          "sup", "sup",
          "code", "code",
          "style", "span");

  private static final Map<String, String> BLOCKS =
      Map.ofEntries(
          Map.entry("p", "p"),
          Map.entry("text-author", "p"),
          Map.entry("date", "p"),
          Map.entry("subtitle", "h6"),
          Map.entry("cite", "blockquote"),
          Map.entry("epigraph", "blockquote"),
          Map.entry("annotation", "blockquote"),
          Map.entry("poem", "div"),
          Map.entry("table", "table"),
          Map.entry("tr", "tr"),
          Map.entry("td", "td"),
          Map.entry("th", "th"));

  /// Which page has an id.
  private final Map<String, String> pages = new HashMap<>();

  private int sections;

  /// Notes where links lead, before pages are made in the same order.
  void learn(Element body, String notesPath) {
    if (!notesPath.isEmpty()) {
      ids(body, notesPath);
      return;
    }
    learnSections(body);
  }

  private void learnSections(Element parent) {
    var inner = Markup.children(parent, "section");
    var own = parent.children().stream().filter(e -> !Markup.name(e).equals("section")).toList();
    if (Markup.name(parent).equals("section") && inner.isEmpty()) {
      ids(parent, path(++sections));
      return;
    }
    if (!own.isEmpty()) {
      var path = path(++sections);
      pages.putIfAbsent(parent.id(), path);
      own.forEach(one -> ids(one, path));
    }
    inner.forEach(this::learnSections);
  }

  private void ids(Element root, String path) {
    root.stream()
        .filter(element -> !element.id().isEmpty())
        .forEach(element -> pages.putIfAbsent(element.id(), path));
  }

  String path(int number) {
    return String.format(Locale.ROOT, "text/%04d.xhtml", number);
  }

  /// Where a picture lies in the draft.
  static String file(String id) {
    return "pictures/" + id.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }

  static String picture(Element image) {
    return file(link(image).replaceFirst("^#", ""));
  }

  private static String link(Element element) {
    return element.attributes().asList().stream()
        .filter(attribute -> attribute.getKey().replaceFirst(".*:", "").equals("href"))
        .map(attribute -> attribute.getValue().strip())
        .findFirst()
        .orElse("");
  }

  /// Appends what `element` shows; `level` is that of its heading.
  void append(Element to, Element element, int level, String page) {
    Interruption.check();
    var name = Markup.name(element);
    switch (name) {
      case "title" -> title(to, element, level, page);
      case "image" -> image(to, element);
      case "stanza" -> stanza(to, element, page);
      case "empty-line" -> {}
      case "section" -> element.children().forEach(one -> append(to, one, level + 1, page));
      default -> {
        var made = to.appendElement(BLOCKS.getOrDefault(name, "p"));
        id(made, element);
        if (BLOCKS.getOrDefault(name, "p").matches("p|h6|td|th")) {
          inline(made, element, page);
        } else {
          element.children().forEach(one -> append(made, one, LOWEST, page));
        }
      }
    }
  }

  private static void id(Element made, Element element) {
    if (!element.id().isEmpty()) {
      made.attr("id", element.id());
    }
  }

  private void title(Element to, Element title, int level, String page) {
    var heading = to.appendElement("h" + Math.min(LOWEST, level));
    for (var line : Markup.children(title, "p")) {
      if (heading.childNodeSize() > 0) {
        heading.appendElement("br");
      }
      inline(heading, line, page);
    }
  }

  private void image(Element to, Element image) {
    to.appendElement("img")
        .attr("src", "../" + picture(image))
        .attr("alt", image.attr("alt").isBlank() ? image.attr("title") : image.attr("alt"));
    id(to.lastElementChild() == null ? to : to.lastElementChild(), image);
  }

  /// Lines of verse stay lines.
  private void stanza(Element to, Element stanza, String page) {
    var paragraph = to.appendElement("p");
    for (var line : stanza.children()) {
      if (Markup.name(line).equals("title")) {
        paragraph.before(new Element("h6").appendText(Markup.text(line)));
        continue;
      }
      if (paragraph.childNodeSize() > 0) {
        paragraph.appendElement("br");
      }
      inline(paragraph, line, page);
    }
  }

  private void inline(Element to, Element from, String page) {
    for (var node : from.childNodes()) {
      append(to, node, page);
    }
  }

  private void append(Element to, Node node, String page) {
    if (node instanceof TextNode text) {
      to.appendChild(new TextNode(text.getWholeText()));
    } else if (node instanceof Element element) {
      switch (Markup.name(element)) {
        case "image" -> image(to, element);
        case "a" -> link(to, element, page);
        default ->
            inline(
                to.appendElement(INLINE.getOrDefault(Markup.name(element), "span")), element, page);
      }
    }
  }

  private void link(Element to, Element element, String page) {
    var href = link(element);
    var target = href.startsWith("#") ? pages.get(href.substring(1)) : null;
    var made = to.appendElement("a");
    if (target != null) {
      made.attr("href", "/" + target + href);
      if (element.attr("type").equals("note") || target.startsWith("text/notes-")) {
        made.attr("epub:type", "noteref");
      }
    } else if (!href.startsWith("#")) {
      made.attr("href", href);
    }
    inline(made, element, page);
  }
}
