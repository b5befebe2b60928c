package org.intelligentreader.book.source.markup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// What package document, navigation document and NCX need of a tree: names without their prefixes.
public final class Markup {
  private Markup() {}

  public static String name(Element element) {
    var name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }

  public static List<Element> all(Element root, String name) {
    return root.stream().filter(element -> name(element).equals(name)).toList();
  }

  public static Optional<Element> first(Element root, String name) {
    return root.stream().filter(element -> name(element).equals(name)).findFirst();
  }

  public static List<Element> children(Element parent, String name) {
    return parent.children().stream().filter(element -> name(element).equals(name)).toList();
  }

  public static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  public static Optional<String> attribute(Element element, String name) {
    var value = element.attr(name).strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /// Texts of all elements of that name that have any.
  public static List<String> texts(Element root, String name) {
    return all(root, name).stream().map(Markup::text).filter(text -> !text.isEmpty()).toList();
  }

  public static String text(Element element) {
    return squeezed(element.wholeText());
  }

  /// With single spaces, and none at the ends.
  static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /// The words of a space-separated attribute.
  public static List<String> words(Element element, String name) {
    return Arrays.stream(element.attr(name).split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
