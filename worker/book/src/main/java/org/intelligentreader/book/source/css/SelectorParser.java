package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.intelligentreader.book.source.css.Selector.Combinator;
import org.intelligentreader.book.source.css.Selector.Part;
import org.jsoup.nodes.Element;

/// Reads one complex selector. Element and attribute names are compared without case and namespace
/// prefix (`epub|type` is the attribute `epub:type`).
final class SelectorParser {
  private static final int ID = 1_000_000;
  private static final int CLASS = 1000;
  private static final int TAG = 1;

  /// No book means a longer one.
  private static final int LONGEST = 4000;

  private final String text;
  private int at;
  private int specificity;
  private String key = SelectorKey.ANY;
  private boolean understood = true;

  SelectorParser(String text) {
    this.text = text;
  }

  Optional<Selector> parse() {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var parts = new ArrayList<Part>();
    var combinator = Combinator.DESCENDANT;
    while (at < text.length() && understood) {
      key = SelectorKey.ANY;
      var test = compound();
      parts.add(new Part(combinator, test, key));
      combinator = combinator();
    }
    var whole = understood && !parts.isEmpty();
    return whole ? Optional.of(new Selector(parts, specificity, Pseudo.ELEMENT)) : Optional.empty();
  }

  private Combinator combinator() {
    var combinator = Combinator.DESCENDANT;
    while (at < text.length() && " \t\r\n\f>+~".indexOf(text.charAt(at)) >= 0) {
      combinator =
          switch (text.charAt(at++)) {
            case '>' -> Combinator.CHILD;
            case '+' -> Combinator.NEXT;
            case '~' -> Combinator.LATER;
            default -> combinator;
          };
    }
    return combinator;
  }

  private Predicate<Element> compound() {
    var tests = new ArrayList<Predicate<Element>>();
    var start = at;
    while (at < text.length() && " \t\r\n\f>+~".indexOf(text.charAt(at)) < 0 && understood) {
      tests.add(simple());
    }
    understood &= at > start;
    var all = List.copyOf(tests);
    return element -> all.stream().allMatch(test -> test.test(element));
  }

  private Predicate<Element> simple() {
    return switch (text.charAt(at)) {
      case '.' -> classTest();
      case '#' -> idTest();
      case '[' -> attributeTest();
      case ':' -> pseudoClass();
      default -> typeTest();
    };
  }

  private Predicate<Element> classTest() {
    at++;
    specificity += CLASS;
    var name = identifier();
    if (!key.startsWith("#")) {
      key = SelectorKey.ofClass(name);
    }
    return element -> element.hasClass(name);
  }

  private Predicate<Element> idTest() {
    at++;
    specificity += ID;
    var id = identifier();
    key = SelectorKey.ofId(id);
    return element -> element.id().equals(id);
  }

  private Predicate<Element> typeTest() {
    if (text.charAt(at) == '*' || text.charAt(at) == '|') {
      at++;
      return element -> true;
    }
    var name = identifier().toLowerCase(Locale.ROOT);
    if (at < text.length() && text.charAt(at) == '|') {
      return element -> true;
    }
    specificity += TAG;
    if (key.isEmpty()) {
      key = name;
    }
    return element -> SelectorKey.localName(element).equals(name);
  }

  private Predicate<Element> attributeTest() {
    specificity += CLASS;
    var end = text.indexOf(']', at);
    if (end < 0) {
      return nothing();
    }
    var test = AttributeTest.parse(text.substring(at + 1, end));
    at = end + 1;
    return test;
  }

  private Predicate<Element> pseudoClass() {
    at++;
    var name = identifier().toLowerCase(Locale.ROOT);
    if (PseudoClass.isList(name)) {
      return list(name);
    }
    specificity += CLASS;
    var argument = argument();
    return PseudoClass.test(name, argument).orElseGet(this::nothing);
  }

  /// `:not(…)`, `:is(…)` and the like, which weigh as much as the strongest of their list.
  private Predicate<Element> list(String name) {
    var argument = argument();
    var inner = Selector.parseList(argument);
    understood &= !inner.isEmpty();
    if (!name.equals("where")) {
      specificity += inner.stream().mapToInt(Selector::specificity).max().orElse(0);
    }
    var wanted = !name.equals("not");
    return element -> inner.stream().anyMatch(selector -> selector.matches(element)) == wanted;
  }

  /// What stands in the brackets that follow; empty when there are none.
  private String argument() {
    if (at >= text.length() || text.charAt(at) != '(') {
      return "";
    }
    var depth = 0;
    for (var i = at; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        var argument = text.substring(at + 1, i);
        at = i + 1;
        return argument;
      }
    }
    understood = false;
    return "";
  }

  /// A part that we do not understand makes the whole selector match nothing.
  private Predicate<Element> nothing() {
    understood = false;
    return element -> false;
  }

  private String identifier() {
    var name = new StringBuilder();
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        name.append(text.charAt(at + 1));
        at += 2;
      } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c > '\u007F') {
        name.append(c);
        at++;
      } else {
        break;
      }
    }
    understood &= !name.isEmpty();
    return name.toString();
  }
}
