package org.intelligentreader.book.source.html.chapter;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.css.DocumentStyle;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Initials that stand in a box before their paragraph: a T, or the picture of one, before "he sun
/// rose".
public final class Initials {
  private static final Set<String> BOXES = Set.of("div", "p", "figure", "table", "svg", "span");
  private static final int LONGEST = 2;

  private static final Pattern CLASS =
      Pattern.compile("(?i).*(drop|initial|letra|fig-?left|float-?left|\\bcap\\b).*");
  private static final Pattern LETTERS = Pattern.compile("[“‘\"'«]?\\p{L}{1,2}");

  private final Element body;
  private final DocumentStyle style;

  private Initials(Element body, DocumentStyle style) {
    this.body = body;
    this.style = style;
  }

  /// The same body, with such initials at the start of their paragraphs.
  public static Element joined(Element body, DocumentStyle style) {
    var initials = new Initials(body, style);
    initials.pictures();
    initials.letters();
    return body;
  }

  private void pictures() {
    for (var picture : body.stream().filter(Initials::isInitial).toList()) {
      Interruption.check();
      if (picture.attr("alt").isBlank()) {
        picture.attr("alt", picture.attr("title"));
      }
      box(picture)
          .filter(box -> isNamed(picture, box))
          .flatMap(box -> Optional.ofNullable(box.nextElementSibling()))
          .filter(Initials::isRestOfWord)
          .ifPresent(paragraph -> paragraph.prependChild(picture));
    }
  }

  /// Letters in a box that floats.
  private void letters() {
    for (var box : body.stream().filter(this::isLetterBox).toList()) {
      Interruption.check();
      var paragraph = box.nextElementSibling();
      if (paragraph != null && box.parent() != null && isRestOfWord(paragraph)) {
        var letter = new Element("span").appendText(box.text().strip());
        box.stream().map(Element::id).filter(id -> !id.isEmpty()).findFirst().ifPresent(letter::id);
        paragraph.prependChild(letter);
        box.remove();
      }
    }
  }

  private boolean isLetterBox(Element element) {
    return BOXES.contains(ElementKind.name(element))
        && element.childNodeSize() <= LONGEST + 1
        && isFewLetters(element)
        && (style.floats(element) || CLASS.matcher(element.className()).matches());
  }

  /// Cheap for all that hold more.
  private static boolean isFewLetters(Element element) {
    var letters = new StringBuilder();
    var nodes = element.nodeStream(TextNode.class).iterator();
    while (nodes.hasNext() && letters.length() <= LONGEST + 1) {
      letters.append(nodes.next().getWholeText().strip());
    }
    return LETTERS.matcher(letters).matches();
  }

  private static boolean isInitial(Element element) {
    return ElementKind.name(element).equals("img")
        && (Gaiji.isInitial(element.attr("alt"))
            || (element.attr("alt").isBlank()
                && CLASS.matcher(element.className()).matches()
                && Gaiji.isInitial(element.attr("title"))));
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
