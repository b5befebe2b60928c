package org.intelligentreader.local.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.rest.catalogue.Format;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.Field;
import org.intelligentreader.local.rest.request.Selection;
import org.intelligentreader.local.sql.Sql;

/// The columns of rows known as `alias`, as SQL; `table` is absent for those of no relation.
record Columns(Optional<Table> table, String alias) {
  Map<String, String> types() {
    return table.map(Table::types).orElse(Map.of());
  }

  /// As it is stored.
  String sql(Field field) {
    return field.sql(alias, types());
  }

  Optional<Format> format(Field field) {
    return field.path().isEmpty()
        ? table.flatMap(one -> Optional.ofNullable(one.formats().get(field.column())))
        : Optional.empty();
  }

  Output output(Selection.Column column) {
    return Output.of(value(column), column.name());
  }

  Output output(Selection.Aggregate aggregate) {
    return new Output(
        aggregate.of().map(this::value).orElse("1"),
        Optional.of(aggregate.name()),
        Optional.of(aggregate.function()),
        aggregate.type().map(Columns::type));
  }

  /// Where a column has a format, or rows are put into groups, all are named.
  List<Output> all(boolean isGrouped) {
    if (!isGrouped && table.map(Table::formats).orElse(Map.of()).isEmpty()) {
      return List.of(Output.all(alias));
    }
    return types().keySet().stream()
        .map(name ->
            output(new Selection.Column(Optional.empty(), new Field(name), Optional.empty())))
        .toList();
  }

  private String value(Selection.Column column) {
    var stored = sql(column.field());
    var plain =
        format(column.field())
            .flatMap(Format::toJson)
            .map(function -> function + "(" + stored + ")")
            .orElse(stored);
    return column.type().map(type -> "cast(" + plain + " as " + type(type) + ")").orElse(plain);
  }

  /// A type's name may be of several words or an array; anything else is quoted as a name.
  private static String type(String type) {
    return type.matches("[a-z_][a-z0-9_ ]*(\\[\\])?") ? type : Sql.name(type);
  }
}
