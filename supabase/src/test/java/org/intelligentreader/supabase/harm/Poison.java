package org.intelligentreader.supabase.harm;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intelligentreader.supabase.Session;

/// A value in a column that an older schema, a user or an operator may have left there.
record Poison(String table, String column, String literal) {
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "text",
          List.of("''", "repeat('x', 300)", "repeat('長', 30000)", "'../..'", "E'a\\nb\\\\'"),
          "uuid",
          List.of("gen_random_uuid()"),
          "smallint",
          List.of("-32768", "32767", "0"),
          "integer",
          List.of("-2147483648", "2147483647", "0"),
          "bigint",
          List.of("-9223372036854775808", "9223372036854775807", "0"),
          "timestamp with time zone",
          List.of("'infinity'", "'-infinity'", "'294276-12-31'", "'4713-01-02 BC'"),
          "boolean",
          List.of("true", "false"),
          "jsonb",
          List.of("'null'", "'{}'"),
          "double precision",
          List.of("'NaN'", "'Infinity'"));

  /// Everything that can stand in any column of any table of the product, the number of a job and
  /// identities excepted.
  static List<Poison> all(Session root) throws SQLException {
    return root
        .rows(
            """
            select format('%I.%I', n.nspname, c.relname) as home, a.attname, format_type(a.atttypid, null) as type,
                   a.attnotnull as required
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'private')
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
             where c.relkind = 'r'
             order by 1, a.attnum
            """)
        .stream()
        .flatMap(Poison::of)
        .flatMap(Poison::withPictures)
        .filter(poison -> !poison.names("public.book_processing_jobs", "id"))
        .filter(poison -> !poison.names("private.book_queue_state", "one"))
        .toList();
  }

  /// False for the tables of one row that all users share.
  boolean belongsToSomebody() {
    return !List.of("private.book_queue_state", "private.book_leftover_walk").contains(table);
  }

  boolean names(String home, String field) {
    return table.equals(home) && column.equals(field);
  }

  /// Puts the value into every row; with a condition behind it, into those.
  String statement() {
    return "update %s set %s = %s".formatted(table, column, literal);
  }

  private static Stream<Poison> of(Map<String, String> column) {
    var values = VALUES.getOrDefault(column.getOrDefault("type", ""), List.of());
    var nothing = "t".equals(column.get("required")) ? Stream.<String>empty() : Stream.of("null");
    return Stream.concat(values.stream(), nothing)
        .map(value ->
            new Poison(column.getOrDefault("home", ""), column.getOrDefault("attname", ""), value));
  }

  /// Only a cover may be long, so only there more is needed to be too long.
  private static Stream<Poison> withPictures(Poison poison) {
    return poison.column.equals("cover") && poison.literal.equals("''")
        ? Stream.of(poison, new Poison(poison.table, poison.column, "repeat('A', 4100000)"))
        : Stream.of(poison);
  }

  @Override
  public String toString() {
    return table + "." + column + " = " + literal;
  }
}
