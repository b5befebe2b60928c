package org.intelligentreader.book.source.html.element;

import java.util.Set;
import org.intelligentreader.book.source.css.Display;
import org.intelligentreader.book.text.JsTrim;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Looks along the line for the text that follows an element, as far as a few elements on.
public final class LineText {
  /// A line may hold a million pictures, and each of them asks.
  private static final int FURTHEST = 64;

  private static final Set<String> ENDS = Set.of("br", "hr", "td", "th");

  private static final int NOTHING = -1;

  /// The first character that follows in the line, and whether it touches the element.
  public record Next(int character, boolean touches) {
    public boolean exists() {
      return character != NOTHING;
    }

    public boolean isTouchingLetter() {
      return touches && exists() && Character.isLetter(character);
    }
  }

  private final Visibility visibility;
  private int steps;
  private boolean space;

  private LineText(Visibility visibility) {
    this.visibility = visibility;
  }

  public static Next after(Element element, Visibility visibility) {
    return new LineText(visibility).behind(element);
  }

  /// True for an element that no line goes through.
  static boolean endsLine(Element element, Visibility visibility) {
    return ElementKind.isBlock(element)
        || ENDS.contains(ElementKind.name(element))
        || visibility.place(element) == Display.BLOCK
        || visibility.place(element) == Display.CELL;
  }

  private Next behind(Element element) {
    Node node = element;
    while (++steps <= FURTHEST) {
      var next = node.nextSibling();
      if (next == null) {
        var parent = node.parent();
        if (!(parent instanceof Element line) || endsLine(line, visibility)) {
          return none();
        }
        node = line;
      } else {
        node = next;
        var found = inside(node);
        if (found != 0) {
          return new Next(found, !space);
        }
      }
    }
    return none();
  }

  private static Next none() {
    return new Next(NOTHING, false);
  }

  /// The first character inside `node`, [#NOTHING] where the line ends in it, 0 where it shows
  /// nothing.
  private int inside(Node node) {
    if (node instanceof TextNode text) {
      return first(text.getWholeText());
    }
    if (!(node instanceof Element element) || visibility.hides(element)) {
      return 0;
    }
    if (endsLine(element, visibility)) {
      return NOTHING;
    }
    for (var i = 0; i < element.childNodeSize() && ++steps <= FURTHEST; i++) {
      var found = inside(element.childNode(i));
      if (found != 0) {
        return found;
      }
    }
    return 0;
  }

  private int first(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (JsTrim.isWhiteSpace(c)) {
        space = true;
      } else {
        return text.codePointAt(i);
      }
    }
    return 0;
  }
}
