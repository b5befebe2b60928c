package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.Element;

/// A complex selector, matched from its last part to its first. `specificity` counts ids, classes
/// and elements as CSS does.
///
/// Source: Selectors Level 4, without pseudo-classes that depend on a person's doing.
public record Selector(List<Part> parts, int specificity, Pseudo pseudo) {
  /// So that a made-up selector cannot cost more than this for one element.
  private static final int MOST_STEPS = 2000;

  /// How a part stands to the one before it.
  enum Combinator {
    DESCENDANT,
    CHILD,
    NEXT,
    LATER
  }

  /// `combinator` joins this part with the one on its left; `key` is its [SelectorKey].
  record Part(Combinator combinator, Predicate<Element> test, String key) {}

  public Selector {
    parts = List.copyOf(parts);
  }

  /// The selectors of a list that we understand; one that we do not matches nothing.
  static List<Selector> parseList(String list) {
    var selectors = new ArrayList<Selector>();
    var depth = 0;
    var start = 0;
    for (var i = 0; i <= list.length(); i++) {
      var c = i == list.length() ? ',' : list.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && (depth == 0 || i == list.length())) {
        one(list.substring(start, i).strip()).ifPresent(selectors::add);
        start = i + 1;
      }
    }
    return selectors;
  }

  private static Optional<Selector> one(String text) {
    var subject = Pseudo.of(text);
    return new SelectorParser(subject.selector())
        .parse()
        .map(selector -> new Selector(selector.parts(), selector.specificity(), subject.pseudo()));
  }

  /// What an element needs at least, to be looked up by.
  String key() {
    return parts.getLast().key();
  }

  boolean matches(Element element) {
    return new Walk().from(element, parts.size() - 1);
  }

  private final class Walk {
    private int steps;

    boolean from(Element element, int index) {
      Interruption.check(steps);
      if (++steps > MOST_STEPS || !parts.get(index).test().test(element)) {
        return false;
      }
      if (index == 0) {
        return true;
      }
      return switch (parts.get(index).combinator()) {
        case CHILD -> parent(element).filter(e -> from(e, index - 1)).isPresent();
        case NEXT -> before(element).filter(e -> from(e, index - 1)).isPresent();
        case DESCENDANT -> any(parent(element), Selector::parent, index - 1);
        case LATER -> any(before(element), Selector::before, index - 1);
      };
    }

    private boolean any(
        Optional<Element> first,
        java.util.function.Function<Element, Optional<Element>> next,
        int index) {
      for (var e = first; e.isPresent() && steps <= MOST_STEPS; e = next.apply(e.get())) {
        if (from(e.get(), index)) {
          return true;
        }
      }
      return false;
    }
  }

  private static Optional<Element> parent(Element element) {
    return Optional.ofNullable(element.parent());
  }

  private static Optional<Element> before(Element element) {
    return Optional.ofNullable(element.previousElementSibling());
  }
}
