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

  /// True for an annotation over its neighbour: ruby text, or the head of a table in the line.
  public boolean isRubyText(Element element) {
    var display = value(element, Property.DISPLAY).orElse("");
    var parent = element.parent();
    return display.equals("ruby-text")
        || (display.equals("table-header-group")
            && parent != null
            && value(parent, Property.DISPLAY).filter("inline-table"::equals).isPresent());
  }

  /// True for an element that stands higher than the line around it.
  public boolean isRaised(Element element) {
    return value(element, Property.VERTICAL_ALIGN)
        .filter(Property.VERTICAL_ALIGN::matters)
        .isPresent();
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

  private Optional<String> value(Element element, Property property) {
    var inline =
        element.hasAttr("style")
            ? Declaration.parse(element.attr("style")).stream()
                .filter(declaration -> declaration.property() == property)
                .reduce((first, second) -> second)
            : Optional.<Declaration>empty();
    var index = Optional.ofNullable(rules.get(property)).filter(own -> !own.isEmpty());
    if (index.isEmpty() || inline.filter(Declaration::important).isPresent()) {
      return inline.map(Declaration::value);
    }
    return index.get().value(element, inline.isPresent()).or(() -> inline.map(Declaration::value));
  }
}
