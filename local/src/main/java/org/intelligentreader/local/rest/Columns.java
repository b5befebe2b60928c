package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Relationship;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.Filters;
import org.intelligentreader.local.rest.request.Order;
import org.intelligentreader.local.rest.request.Selection;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.sql.Sql;

/// What a request wants of each row, as SQL: columns, paths into JSON, and rows of related tables,
/// each of those with filters, order and limit of its own.
final class Columns {
  private final Connection connection;
  private final Call call;
  private final Optional<Table> table;
  private final String alias;
  private final String prefix;
  private final List<Selection> items;

  /// `table` is absent for the rows of a function, which embed nothing.
  Columns(Connection connection, Call call, Optional<Table> table, String alias) throws HttpError {
    this(connection, call, table, alias, "", Selection.parse(call.parameter("select").orElse("")));
    requireEmbedded();
  }

  private Columns(
      Connection connection,
      Call call,
      Optional<Table> table,
      String alias,
      String prefix,
      List<Selection> items) {
    this.connection = connection;
    this.call = call;
    this.table = table;
    this.alias = alias;
    this.prefix = prefix;
    this.items = items;
  }

  /// The list between `select` and `from`.
  String sql() throws SQLException, HttpError {
    var columns = new ArrayList<String>();
    for (var item : items) {
      switch (item) {
        case Selection.All() -> columns.add(alias + ".*");
        case Selection.Column column -> columns.add(column(column));
        case Selection.Embed embed -> columns.addAll(embedded(embed));
      }
    }
    return String.join(", ", columns);
  }

  /// Conditions that keep rows only where a related one is there (`!inner`).
  List<String> innerJoins() throws SQLException, HttpError {
    var conditions = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof Selection.Embed embed && embed.inner()) {
        var way = relationship(embed);
        var inner = inner(embed);
        conditions.add("exists (" + body(way, embed, inner, "1", false) + ")");
      }
    }
    return conditions;
  }

  /// The columns that have to be known of a written row before it can be shown; empty for all.
  Set<String> needed() {
    var needed = new LinkedHashSet<String>();
    for (var item : items) {
      if (!(item instanceof Selection.Column column)) {
        return Set.of();
      }
      needed.add(column.column());
    }
    return needed;
  }

  private String column(Selection.Column column) throws HttpError {
    var sql = Filters.column(alias, column.path());
    var cast = column.type().map(type -> "cast(" + sql + " as " + type(type) + ")").orElse(sql);
    return column
        .name()
        .or(() -> column.type().map(type -> column.column()))
        .map(name -> cast + " as " + Sql.name(name))
        .orElse(cast);
  }

  /// A type's name may be of several words or an array; anything else is quoted as a name.
  private static String type(String type) {
    return type.matches("[a-z_][a-z0-9_ ]*(\\[\\])?") ? type : Sql.name(type);
  }

  private List<String> embedded(Selection.Embed embed) throws SQLException, HttpError {
    var way = relationship(embed);
    var inner = inner(embed);
    var columns =
        new Columns(
            connection,
            call,
            Optional.of(way.target()),
            inner,
            prefix + embed.name() + ".",
            embed.items());
    var rows = body(way, embed, inner, columns.sql(), true);
    if (embed.spread()) {
      return spread(embed, rows);
    }
    var json =
        way.toOne()
            ? "(select row_to_json(r) from (" + rows + ") as r)"
            : "(select coalesce(json_agg(row_to_json(r)), '[]') from (" + rows + ") as r)";
    return List.of(json + " as " + Sql.name(embed.name()));
  }

  /// The columns of a to-one relation, each under its own name in the outer row.
  private List<String> spread(Selection.Embed embed, String rows) throws HttpError {
    var columns = new ArrayList<String>();
    for (var item : embed.items()) {
      if (!(item instanceof Selection.Column column)) {
        throw HttpError.rest(
            400, "PGRST127", "Feature not implemented", "Only columns can be spread here");
      }
      var name = Sql.name(column.name().orElseGet(column::column));
      columns.add("(select r." + name + " from (" + rows + ") as r) as " + name);
    }
    return columns;
  }

  private String body(
      Relationship way, Selection.Embed embed, String inner, String columns, boolean window)
      throws SQLException, HttpError {
    var path = prefix + embed.name() + ".";
    var conditions = new ArrayList<String>();
    conditions.add(way.join(alias, inner));
    conditions.addAll(new Filters(inner, path, Set.of()).conditions(call));
    var nested =
        new Columns(connection, call, Optional.of(way.target()), inner, path, embed.items());
    conditions.addAll(nested.innerJoins());
    return "select "
        + columns
        + " from "
        + way.target().sql()
        + " as "
        + inner
        + " where "
        + String.join(" and ", conditions)
        + (window ? Order.of(call, path, inner) + Window.embedded(call, path) : "");
  }

  private Relationship relationship(Selection.Embed embed) throws SQLException, HttpError {
    if (table.isEmpty()) {
      throw HttpError.rest(
          400, "PGRST127", "Feature not implemented", "Rows of a function embed nothing here");
    }
    return Relationship.find(connection, table.get(), embed);
  }

  private String inner(Selection.Embed embed) {
    return Sql.name(prefix + alias.replace("\"", "") + "_" + embed.name());
  }

  /// A filter on a relation that is not selected would be overlooked in silence.
  private void requireEmbedded() throws HttpError {
    for (var parameter : call.parameters()) {
      var name = parameter.name();
      var dot = name.indexOf('.');
      if (dot <= 0 || name.startsWith("\"") || name.matches("not\\.(and|or)")) {
        continue;
      }
      var relation = name.substring(0, dot);
      var known =
          items.stream()
              .anyMatch(
                  item -> item instanceof Selection.Embed embed && embed.name().equals(relation));
      if (!known) {
        throw HttpError.rest(
                400, "PGRST108", "'" + relation + "' is not an embedded resource in this request")
            .hint(
                Optional.of(
                    "Verify that '" + relation + "' is included in the 'select' query parameter."));
      }
    }
  }
}
