package org.intelligentreader.book.source.html.element;

import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Where an inline element stands in the block around it.
public final class LinePlace {
  private static final Set<String> PICTURES =
      Set.of("img", "image", "svg", "object", "video", "math");

  private LinePlace() {}

  /// True when a line break is the last thing before the element in its block.
  public static boolean startsLineInside(Element element, Element block) {
    return before(element, block).filter(LinePlace::isLineBreak).isPresent();
  }

  /// True when the block has something before the element, and neither the element nor anything
  /// after it in the block is seen.
  public static boolean endsBlock(Element element, Element block) {
    if (hasContent(element) || before(element, block).isEmpty()) {
      return false;
    }
    for (Node node = element; !node.equals(block); ) {
      for (var next = node.nextSibling(); next != null; next = next.nextSibling()) {
        Interruption.check();
        if (hasContent(next)) {
          return false;
        }
      }
      var parent = node.parent();
      if (parent == null) {
        return true;
      }
      node = parent;
    }
    return true;
  }

  /// The element that comes after all of `block` in its document.
  public static Optional<Element> after(Element block) {
    for (var element = block; element != null; element = element.parent()) {
      var next = element.nextElementSibling();
      if (next != null) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /// True when `body` shows nothing before the element.
  public static boolean isFirst(Element element, Element body) {
    return before(element, body).isEmpty();
  }

  private static Optional<Node> before(Element element, Element block) {
    for (Node node = element; node != null && !node.equals(block); node = node.parent()) {
      for (var sibling = node.previousSibling(); sibling != null; ) {
        Interruption.check();
        if (isLineBreak(sibling) || hasContent(sibling)) {
          return Optional.of(sibling);
        }
        sibling = sibling.previousSibling();
      }
    }
    return Optional.empty();
  }

  private static boolean isLineBreak(Node node) {
    return node instanceof Element element && ElementKind.name(element).equals("br");
  }

  private static boolean hasContent(Node node) {
    return switch (node) {
      case TextNode text -> !text.isBlank();
      case Element element ->
          element.nodeStream(TextNode.class).anyMatch(text -> !text.isBlank())
              || element.stream().map(ElementKind::name).anyMatch(PICTURES::contains);
      default -> false;
    };
  }
}
