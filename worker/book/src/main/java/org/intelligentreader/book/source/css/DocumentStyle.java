package org.intelligentreader.book.source.css;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// The style sheets that hold for one document, as far as they decide which text is seen and where
/// its lines end.
///
/// Source: CSS Cascading and Inheritance Level 4, section 6.
public final class DocumentStyle {
  /// A document without style sheets.
  public static final DocumentStyle NONE = new DocumentStyle(List.of());

  private final Map<Pseudo, Map<Property, RuleIndex>> rules = new EnumMap<>(Pseudo.class);

  DocumentStyle(List<StyleSheet.Rule> all) {
    for (var pseudo : Pseudo.values()) {
      var indexes = new EnumMap<Property, RuleIndex>(Property.class);
      var own = all.stream().filter(rule -> rule.selector().pseudo() == pseudo).toList();
      for (var property : Property.values()) {
        index(property, own).ifPresent(index -> indexes.put(property, index));
      }
      rules.put(pseudo, indexes);
    }
  }

  /// Empty where no rule changes text, so that none needs to be matched against every element.
  private static Optional<RuleIndex> index(Property property, List<StyleSheet.Rule> all) {
    var own =
        all.stream()
            .filter(rule -> rule.declaration().property() == property)
            .limit(StyleSheet.MOST_RULES)
            .toList();
    return own.stream().anyMatch(rule -> property.matters(rule.declaration().value()))
        ? Optional.of(new RuleIndex(own))
        : Optional.empty();
  }

  /// What the style sheets make of an element's place in the line; empty when they say nothing of
  /// it. What is placed somewhere else or floats is a block.
  public Optional<Display> display(Element element) {
    return display(element, Pseudo.ELEMENT);
  }

  private Optional<Display> display(Element element, Pseudo pseudo) {
    var display = value(element, Property.DISPLAY, pseudo).flatMap(Display::named);
    var taken =
        display.filter(Display.NONE::equals).isEmpty()
            && (is(element, Property.POSITION, pseudo) || is(element, Property.FLOAT, pseudo));
    return taken ? Optional.of(Display.BLOCK) : display;
  }

  /// True for an element that floats, and so may be a letter at the head of its paragraph.
  public boolean floats(Element element) {
    return is(element, Property.FLOAT, Pseudo.ELEMENT)
        && !is(element, Property.POSITION, Pseudo.ELEMENT);
  }

  /// True for an element that floats at the end of its lines, where no text begins.
  public boolean floatsRight(Element element) {
    return value(element, Property.FLOAT, Pseudo.ELEMENT)
        .filter(side -> side.equals("right") || side.equals("inline-end"))
        .isPresent();
  }

  /// True for an element whose children stand beside each other, whatever they are.
  public boolean isRow(Element element) {
    return value(element, Property.DISPLAY, Pseudo.ELEMENT).filter(Display::isRow).isPresent();
  }

  /// True for an element whose box stays and whose content is not drawn; boxes in a line ignore it.
  public boolean skipsContent(Element element) {
    return is(element, Property.CONTENT_VISIBILITY, Pseudo.ELEMENT);
  }

  /// Whether an element says of its own text that it is seen; empty when it is as its parent's.
  public Optional<Boolean> visible(Element element) {
    return value(element, Property.VISIBILITY, Pseudo.ELEMENT)
        .filter(value -> !value.equals("inherit") && !value.equals("unset"))
        .map(value -> !Property.VISIBILITY.matters(value));
  }

  private boolean is(Element element, Property property, Pseudo pseudo) {
    return value(element, property, pseudo).filter(property::matters).isPresent();
  }

  /// The text that the style sheets put before or after what an element holds.
  public Optional<GeneratedText> generated(Element element, Pseudo pseudo) {
    if (!rules.getOrDefault(pseudo, Map.of()).containsKey(Property.CONTENT)) {
      return Optional.empty();
    }
    var display = display(element, pseudo);
    var content =
        display.filter(Display.NONE::equals).isPresent()
            ? Optional.<String>empty()
            : value(element, Property.CONTENT, pseudo);
    return content.map(value ->
        new GeneratedText(
            ContentValue.parse(value),
            display.filter(Display.BLOCK::equals).isPresent(),
            value(element, Property.WHITE_SPACE, pseudo).filter(DocumentStyle::keeps).isPresent()));
  }

  /// The signs around quotations in an element, opening and closing by turns; empty when the
  /// language decides.
  public Optional<List<String>> quotes(Element element) {
    if (!rules.getOrDefault(Pseudo.ELEMENT, Map.of()).containsKey(Property.QUOTES)) {
      return Optional.empty();
    }
    for (var e = element; e != null; e = e.parent()) {
      var value = value(e, Property.QUOTES, Pseudo.ELEMENT).filter(v -> !v.equals("inherit"));
      if (value.isPresent()) {
        return value.filter(v -> !v.equals("auto")).map(ContentValue::strings);
      }
    }
    return Optional.empty();
  }

  /// True for an annotation over its neighbour: ruby text, or the head of a table in the line.
  public boolean isRubyText(Element element) {
    var display = value(element, Property.DISPLAY, Pseudo.ELEMENT).orElse("");
    var parent = element.parent();
    return display.equals("ruby-text")
        || (display.equals("table-header-group")
            && parent != null
            && value(parent, Property.DISPLAY, Pseudo.ELEMENT)
                .filter("inline-table"::equals)
                .isPresent());
  }

  /// True for an element that stands higher than the line around it.
  public boolean isRaised(Element element) {
    return is(element, Property.VERTICAL_ALIGN, Pseudo.ELEMENT);
  }

  /// Whether the element keeps white space as it is written; empty when it does as its parent does.
  public Optional<Boolean> keepsWhiteSpace(Element element) {
    return value(element, Property.WHITE_SPACE, Pseudo.ELEMENT).map(DocumentStyle::keeps);
  }

  private static boolean keeps(String whiteSpace) {
    return whiteSpace.startsWith("pre") || whiteSpace.equals("break-spaces");
  }

  /// Whether the lines of an element run from top to bottom; empty when they run as its parent's
  /// do.
  public Optional<Boolean> isVertical(Element element) {
    return value(element, Property.WRITING_MODE, Pseudo.ELEMENT)
        .map(value -> value.startsWith("vertical") || value.startsWith("tb"));
  }

  /// The picture behind an element of the document at `path`.
  public Optional<Background> background(Element element, String path) {
    return declaration(element, Property.BACKGROUND_IMAGE, Pseudo.ELEMENT, path)
        .flatMap(one -> Background.of(one.base(), one.value()));
  }

  private Optional<String> value(Element element, Property property, Pseudo pseudo) {
    return declaration(element, property, pseudo, "").map(Declaration::value);
  }

  private Optional<Declaration> declaration(
      Element element, Property property, Pseudo pseudo, String path) {
    var inline =
        pseudo == Pseudo.ELEMENT && element.hasAttr("style")
            ? Declaration.parse(element.attr("style"), path).stream()
                .filter(declaration -> declaration.property() == property)
                .reduce(
                    (first, second) -> second.important() || !first.important() ? second : first)
            : Optional.<Declaration>empty();
    var index = Optional.ofNullable(rules.getOrDefault(pseudo, Map.of()).get(property));
    if (index.isEmpty() || inline.filter(Declaration::important).isPresent()) {
      return inline;
    }
    return index.get().value(element, inline.isPresent()).or(() -> inline);
  }
}
