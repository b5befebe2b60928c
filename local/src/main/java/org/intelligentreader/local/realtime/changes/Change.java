package org.intelligentreader.local.realtime.changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a commit did to one row. A column whose long value was not touched is missing in `after`
/// unless the table keeps full old rows.
record Change(
    long table,
    String schema,
    String name,
    Action action,
    long transaction,
    Instant committed,
    List<Cell> after,
    List<Cell> before) {
  /// What happened to the row.
  enum Action {
    INSERT,
    UPDATE,
    DELETE
  }

  Change {
    after = List.copyOf(after);
    before = List.copyOf(before);
  }

  /// The row that conditions are tested on.
  List<Cell> tested() {
    return action == Action.DELETE ? before : after;
  }

  /// The text of a column after the change.
  Optional<String> text(String column) {
    return after.stream()
        .filter(cell -> cell.name().equals(column))
        .findFirst()
        .flatMap(Cell::value);
  }
}
