package org.intelligentreader.book.source.html.element;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.css.DocumentStyle;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// How many letters of some pages run from top to bottom, and how many from side to side, as
/// letters do of which no style sheet says anything.
public final class LineDirection {
  private long vertical;
  private long horizontal;
  private long unsaid;

  /// Counts the letters of a page.
  public void add(Document document, DocumentStyle style) {
    var visibility = new Visibility(style);
    Map<Element, Optional<Boolean>> known = new HashMap<>();
    Map<Element, Boolean> hidden = new HashMap<>();
    var texts = DocumentBody.of(document).nodeStream(TextNode.class).iterator();
    while (texts.hasNext()) {
      Interruption.check();
      var text = texts.next();
      var parent = text.parent();
      if (parent != null && !text.isBlank() && !isHidden(parent, visibility, hidden)) {
        count(of(parent, style, known), letters(text));
      }
    }
  }

  private static boolean isHidden(
      Element element, Visibility visibility, Map<Element, Boolean> known) {
    var answer = known.get(element);
    if (answer == null) {
      var parent = element.parent();
      answer = visibility.hides(element) || (parent != null && isHidden(parent, visibility, known));
      known.put(element, answer);
    }
    return answer;
  }

  private static int letters(TextNode text) {
    return (int) text.getWholeText().chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  private void count(Optional<Boolean> isVertical, int letters) {
    vertical += isVertical.filter(yes -> yes).isPresent() ? letters : 0;
    horizontal += isVertical.filter(yes -> !yes).isPresent() ? letters : 0;
    unsaid += isVertical.isEmpty() ? letters : 0;
  }

  /// What the element or the nearest one around it says.
  private static Optional<Boolean> of(
      Element element, DocumentStyle style, Map<Element, Optional<Boolean>> known) {
    var answer = known.get(element);
    if (answer == null) {
      var parent = element.parent();
      answer =
          style
              .isVertical(element)
              .or(() -> parent == null ? Optional.empty() : of(parent, style, known));
      known.put(element, answer);
    }
    return answer;
  }

  /// The direction of most letters; empty when no style sheet says anything.
  public Optional<Boolean> isVertical() {
    return vertical + horizontal == 0
        ? Optional.empty()
        : Optional.of(vertical > horizontal + unsaid);
  }
}
