package org.intelligentreader.book.text.style;

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

  private final Map<Property, RuleIndex> rules = new EnumMap<>(Property.class);

  DocumentStyle(List<StyleSheet.Rule> all) {
    for (var property : Property.values()) {
      var own =
          all.stream()
              .filter(rule -> rule.declaration().property() == property)
              .limit(StyleSheet.MOST_RULES)
              .toList();
      // Where no rule hides anything, none needs to be matched against every element.
      var needed = own.stream().anyMatch(rule -> property.matters(rule.declaration().value()));
      rules.put(property, new RuleIndex(needed ? own : List.of()));
    }
  }

  /// True for an element that the page does not show.
  public boolean hides(Element element) {
    return value(element, Property.DISPLAY).filter("none"::equals).isPresent()
        || value(element, Property.VISIBILITY).filter(Property.VISIBILITY::matters).isPresent();
  }

  /// True for an element that does not stand in a line with what is around it: a box, or one that
  /// is placed somewhere else.
  public boolean isBox(Element element) {
    return value(element, Property.DISPLAY).filter(Property::isBox).isPresent()
        || value(element, Property.POSITION).filter(Property.POSITION::matters).isPresent();
  }

  /// True for a box that stands beside its neighbours in a row.
  public boolean isCell(Element element) {
    return value(element, Property.DISPLAY).filter("table-cell"::equals).isPresent();
  }

  /// Whether the element keeps white space as it is written; empty when it does as its parent does.
  public Optional<Boolean> keepsWhiteSpace(Element element) {
    return value(element, Property.WHITE_SPACE)
        .map(value -> value.startsWith("pre") || value.equals("break-spaces"));
  }

  /// Whether the lines of an element run from top to bottom; empty when they run as its parent's
  /// do.
  public Optional<Boolean> isVertical(Element element) {
    return value(element, Property.WRITING_MODE)
        .map(value -> value.startsWith("vertical") || value.startsWith("tb"));
  }

  /// The picture behind an element of the document at `path`.
  public Optional<Background> background(Element element, String path) {
    return declaration(element, Property.BACKGROUND_IMAGE, path)
        .flatMap(one -> Background.of(one.base(), one.value()));
  }

  private Optional<String> value(Element element, Property property) {
    return declaration(element, property, "").map(Declaration::value);
  }

  private Optional<Declaration> declaration(Element element, Property property, String path) {
    var inline =
        element.hasAttr("style")
            ? Declaration.parse(element.attr("style"), path).stream()
                .filter(declaration -> declaration.property() == property)
                .reduce((first, second) -> second)
            : Optional.<Declaration>empty();
    var index = Optional.ofNullable(rules.get(property)).filter(own -> !own.isEmpty());
    if (index.isEmpty() || inline.filter(Declaration::important).isPresent()) {
      return inline;
    }
    return index.get().value(element, inline.isPresent()).or(() -> inline);
  }
}
