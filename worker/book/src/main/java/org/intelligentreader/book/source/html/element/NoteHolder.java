package org.intelligentreader.book.source.html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Elements that hold notes of several paragraphs, and the ids that such a note may be called by.
public final class NoteHolder {
  private static final Set<String> HOLDERS =
      Set.of("aside", "div", "li", "dd", "table", "tr", "blockquote");

  /// What holds one note and no list of them.
  private static final Set<String> ITEMS = Set.of("aside", "li", "dd", "tr");

  private static final Set<String> PICTURES = Set.of("img", "svg", "object", "math");

  /// Looked at behind the start of an item.
  private static final int FEW = 24;

  private NoteHolder() {}

  /// The elements whose ids may name a note that ends where `element` ends. A section may as well
  /// hold all notes of the book.
  public static List<Element> endingWith(Element element) {
    var name = ElementKind.name(element);
    var named = new ArrayList<Element>();
    if (HOLDERS.contains(name) || InlineMarks.isNote(element)) {
      named.add(element);
    }
    if (ITEMS.contains(name) || InlineMarks.isNote(element)) {
      named.addAll(opening(element));
    }
    if (name.equals("dd") && !isDescription(element.nextElementSibling())) {
      terms(element)
          .forEach(term -> {
            named.add(term);
            named.addAll(opening(term));
          });
    }
    return named;
  }

  /// The terms that the last description `dd` belongs to.
  private static Stream<Element> terms(Element last) {
    return Stream.iterate(
            last.previousElementSibling(), e -> e != null, Element::previousElementSibling)
        .dropWhile(NoteHolder::isDescription)
        .takeWhile(e -> ElementKind.name(e).equals("dt"));
  }

  private static boolean isDescription(@org.jspecify.annotations.Nullable Element element) {
    return element != null && ElementKind.name(element).equals("dd");
  }

  /// The elements that open before the first text or picture of `item`.
  private static List<Element> opening(Element item) {
    var found = new ArrayList<Element>();
    var nodes = item.nodeStream().skip(1).limit(FEW).iterator();
    while (nodes.hasNext()) {
      switch (nodes.next()) {
        case TextNode text when !text.isBlank() -> {
          return found;
        }
        case Element element when PICTURES.contains(ElementKind.name(element)) -> {
          return found;
        }
        case Element element -> found.add(element);
        case Node _ -> {}
      }
    }
    return found;
  }
}
