package org.intelligentreader.book.source.html.chapter;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.nodes.Element;

/// Initials that stand in a box before their paragraph: the picture of a T before "he sun rose".
public final class Initials {
  private static final Set<String> BOXES = Set.of("div", "p", "figure");

  private static final Pattern CLASS =
      Pattern.compile("(?i).*(drop|initial|letra|fig-?left|float-?left|\\bcap\\b).*");

  private Initials() {}

  /// The same body, with the pictures of such initials at the start of their paragraphs.
  public static Element joined(Element body) {
    for (var picture : body.stream().filter(Initials::isInitial).toList()) {
      Interruption.check();
      box(picture)
          .filter(box -> isNamed(picture, box))
          .flatMap(box -> Optional.ofNullable(box.nextElementSibling()))
          .filter(Initials::isRestOfWord)
          .ifPresent(paragraph -> paragraph.prependChild(picture));
    }
    return body;
  }

  private static boolean isInitial(Element element) {
    return ElementKind.name(element).equals("img") && Gaiji.isInitial(element.attr("alt"));
  }

  /// The block that holds nothing else.
  private static Optional<Element> box(Element picture) {
    return picture.parents().stream()
        .takeWhile(parent -> parent.childrenSize() == 1 && !parent.hasText())
        .filter(parent -> BOXES.contains(ElementKind.name(parent)))
        .reduce((inner, outer) -> outer);
  }

  /// A letter alone may as well be a drawing of one.
  private static boolean isNamed(Element picture, Element box) {
    return picture.attr("alt").length() > 2
        || CLASS.matcher(picture.className() + " " + box.className()).matches();
  }

  private static boolean isRestOfWord(Element paragraph) {
    var text = paragraph.text().strip();
    return ElementKind.name(paragraph).equals("p")
        && !text.isEmpty()
        && Character.isLowerCase(text.codePointAt(0));
  }
}
