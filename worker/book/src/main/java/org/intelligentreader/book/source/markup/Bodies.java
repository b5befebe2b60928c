package org.intelligentreader.book.source.markup;

import java.util.ArrayList;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Pages that are well-formed and still have two bodies, or text behind the first: browsers show
/// all of it.
final class Bodies {
  private static final Set<String> UNSEEN = Set.of("head", "script", "style", "template");

  private Bodies() {}

  /// The document with everything that follows the first body moved into it.
  static Document joined(Document document) {
    Markup.first(document, "body").ifPresent(Bodies::takeIn);
    return document;
  }

  private static void takeIn(Element body) {
    var after = new ArrayList<Node>();
    for (var node = body.nextSibling(); node != null; node = node.nextSibling()) {
      after.add(node);
    }
    for (var node : after) {
      switch (node) {
        case TextNode text -> body.appendChild(text);
        case Element element when Markup.name(element).equals("body") ->
            // A block, so that the last line of the first body stays apart.
            body.appendChild(element.tagName("div"));
        case Element element when !UNSEEN.contains(Markup.name(element)) ->
            body.appendChild(element);
        default -> {}
      }
    }
  }
}
