package org.intelligentreader.local.realtime.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.sql.Sql;

/// What roles see of tables and rows: PostgreSQL is asked each time, so that grants and policies
/// count from the moment they change.
final class Views {
  /// Numbers pass through as PostgreSQL wrote them.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Postgres postgres;

  Views(Postgres postgres) {
    this.postgres = postgres;
  }

  /// The published tables that a wish is about, as a role sees them.
  List<Shape> published(Wish wish, String role) throws SQLException {
    var schema = wish.isEverySchema() ? "true" : "schemaname = " + Sql.literal(wish.schema());
    var table = wish.table().map(name -> "tablename = " + Sql.literal(name)).orElse("true");
    var shapes = new ArrayList<Shape>();
    try (var connection = postgres.admin();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select format('%I.%I', schemaname, tablename)::regclass::oid"
                    + " from pg_catalog.pg_publication_tables where pubname = 'supabase_realtime'"
                    + " and "
                    + schema
                    + " and "
                    + table)) {
      while (rows.next()) {
        shapes.add(shape(connection, rows.getLong(1), role));
      }
    }
    return shapes;
  }

  Shape shape(Connection connection, long table, String role) throws SQLException {
    var columns = new ArrayList<Shape.Column>();
    var isSecured = false;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.relrowsecurity, a.attname, t.typname, pg_catalog.format_type(a.atttypid, -1),
                       pg_catalog.has_column_privilege(%s::name, c.oid, a.attnum, 'SELECT'),
                       coalesce(a.attnum = any(p.conkey), false)
                  from pg_catalog.pg_class as c
                  join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  join pg_catalog.pg_type as t on t.oid = a.atttypid
                  left join pg_catalog.pg_constraint as p on p.conrelid = c.oid and p.contype = 'p'
                 where %s
                 order by a.attnum
                """
                    .formatted(Sql.literal(role), "c.oid = " + table))) {
      while (rows.next()) {
        isSecured = rows.getBoolean(1);
        columns.add(
            new Shape.Column(
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getBoolean(5),
                rows.getBoolean(6)));
      }
    }
    return new Shape(isSecured, columns);
  }

  /// Values as PostgreSQL writes them in JSON.
  JsonNode json(Connection connection, List<Cell> cells, Shape shape) throws SQLException {
    var known = cells.stream().filter(cell -> shape.column(cell.name()).isPresent()).toList();
    if (known.isEmpty()) {
      return JSON.createObjectNode();
    }
    var values =
        known.stream()
            .map(cell -> "(" + Sql.literal(cell.name()) + ", to_jsonb(" + typed(cell, shape) + "))")
            .collect(Collectors.joining(", "));
    var json =
        Sql.single(
            connection,
            "select jsonb_object_agg(name, value) from (values " + values + ") as c (name, value)");
    try {
      return JSON.readTree(json.orElse("{}"));
    } catch (JsonProcessingException e) {
      throw new SQLException("PostgreSQL's JSON cannot be read", e);
    }
  }

  /// Do the conditions hold for the row? A value that is unknown, or that the role may not select,
  /// holds for none.
  static boolean hold(
      Connection connection, List<Condition> conditions, List<Cell> row, Shape shape)
      throws SQLException {
    var tests = new ArrayList<String>();
    for (var condition : conditions) {
      var cell = row.stream().filter(c -> c.name().equals(condition.column())).findFirst();
      var column = shape.column(condition.column()).filter(Shape.Column::isSelectable);
      if (cell.isEmpty() || column.isEmpty()) {
        return false;
      }
      tests.add(
          "coalesce(" + condition.sql(cell.get().value(), column.get().sqlType()) + ", false)");
    }
    return tests.isEmpty()
        || Sql.single(connection, "select " + String.join(" and ", tests))
            .filter("t"::equals)
            .isPresent();
  }

  /// Does a caller find the row under the table's policies? A policy that fails hides the row.
  boolean finds(JsonNode claims, Change change, Shape shape) {
    var key =
        shape.primary().stream()
            .map(column ->
                Sql.name(column.name())
                    + " = "
                    + change.text(column.name()).map(Sql::literal).orElse("null")
                    + "::"
                    + column.sqlType())
            .collect(Collectors.joining(" and "));
    try {
      return postgres.<Boolean, SQLException>transaction(connection -> {
        Sql.become(connection, claims);
        return Sql.single(
                connection,
                "select 1 from "
                    + Sql.name(change.schema())
                    + "."
                    + Sql.name(change.name())
                    + " where "
                    + key)
            .isPresent();
      });
    } catch (SQLException e) {
      return false;
    }
  }

  private static String typed(Cell cell, Shape shape) {
    return cell.value().map(Sql::literal).orElse("null")
        + "::"
        + shape.column(cell.name()).map(Shape.Column::sqlType).orElse("text");
  }
}
