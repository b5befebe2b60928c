package org.intelligentreader.local.realtime.changes;

import java.util.List;
import java.util.Optional;

/// A table as one role sees it now.
record Shape(boolean isSecured, List<Column> columns) {
  /// A column; `sqlType` is the type's name in SQL, `type` its short name in the catalogue.
  record Column(
      String name, String type, String sqlType, boolean isSelectable, boolean isPrimary) {}

  Shape {
    columns = List.copyOf(columns);
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  boolean isSelectable(String name) {
    return column(name).filter(Column::isSelectable).isPresent();
  }

  List<Column> primary() {
    return columns.stream().filter(Column::isPrimary).toList();
  }
}
