package org.intelligentreader.book.source.css;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the property `display` makes of an element, as far as text depends on it.
///
/// Source: CSS Display Module Level 3.
public enum Display {
  NONE,

  /// In the line, like a letter; also what is a box inside.
  INLINE,

  /// On lines of its own.
  BLOCK,

  /// Beside its neighbours in a row.
  CELL,

  /// As if the element were not there and its content alone.
  CONTENTS;

  private static final Set<String> BLOCKS =
      Set.of(
          "block",
          "list-item",
          "flow-root",
          "flex",
          "-webkit-flex",
          "-webkit-box",
          "grid",
          "table",
          "table-row",
          "table-row-group",
          "table-header-group",
          "table-footer-group",
          "table-caption");
  private static final Set<String> INLINES =
      Set.of(
          "inline",
          "inline-block",
          "inline-flex",
          "-webkit-inline-flex",
          "-webkit-inline-box",
          "inline-grid",
          "inline-table",
          "ruby",
          "ruby-base",
          "ruby-text",
          "math",
          "table-column",
          "table-column-group");
  private static final Set<String> PARTS =
      Set.of("block", "inline", "flow", "flow-root", "flex", "grid", "table", "ruby", "list-item");

  /// The meaning of a value in lower case; empty when browsers do not know it.
  static Optional<Display> named(String value) {
    if (value.indexOf(' ') >= 0) {
      return ofParts(Arrays.asList(value.split("\\s+", -1)));
    }
    return switch (value) {
      case "none" -> Optional.of(NONE);
      case "contents" -> Optional.of(CONTENTS);
      case "table-cell" -> Optional.of(CELL);
      case "flow" -> Optional.of(BLOCK);
      default ->
          BLOCKS.contains(value)
              ? Optional.of(BLOCK)
              : Optional.of(INLINE).filter(_ -> INLINES.contains(value));
    };
  }

  /// `block flow-root`, `inline flex`.
  private static Optional<Display> ofParts(List<String> parts) {
    if (!PARTS.containsAll(parts)) {
      return Optional.empty();
    }
    return Optional.of(parts.contains("inline") || parts.equals(List.of("ruby")) ? INLINE : BLOCK);
  }

  /// True for a value that sets what stands inside beside each other.
  static boolean isRow(String value) {
    return value.endsWith("flex") || value.endsWith("grid") || value.endsWith("box");
  }
}
