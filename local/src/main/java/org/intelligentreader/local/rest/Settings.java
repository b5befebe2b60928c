package org.intelligentreader.local.rest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intelligentreader.local.sql.Sql;

/// PostgREST's configuration in the database: `alter role authenticator set pgrst.… to …`. Without
/// it, what a hosted project has. Source: PostgREST 14, "In-Database Configuration".
record Settings(Map<String, String> values) {
  private static final String STORED =
      """
      select s from pg_catalog.pg_db_role_setting as d, unnest(d.setconfig) as s
       where d.setrole = 'authenticator'::regrole and s like 'pgrst.%'
         and d.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = current_catalog))
       order by d.setdatabase
      """;
  private static final List<String> SCHEMAS = List.of("public", "graphql_public");
  private static final long MOST_ROWS = 1000;

  Settings {
    values = Map.copyOf(values);
  }

  static Settings read(Connection connection) throws SQLException {
    var values = new HashMap<String, String>();
    for (var setting : Sql.column(connection, STORED)) {
      var parts = setting.substring("pgrst.".length()).split("=", 2);
      values.put(parts[0], parts[1]);
    }
    return new Settings(values);
  }

  /// The schemas that are served; the first is the one of requests that name none.
  List<String> schemas() {
    var named =
        Stream.of(values.getOrDefault("db_schemas", "").split(",", -1))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toList();
    return named.isEmpty() ? SCHEMAS : named;
  }

  /// What callers may ask for.
  Limits limits() {
    return new Limits(mostRows(), isOn("db_aggregates_enabled"), isOn("db_plan_enabled"));
  }

  private boolean isOn(String name) {
    return values.getOrDefault(name, "").matches("(?i)true|on|yes|1");
  }

  private long mostRows() {
    return Optional.ofNullable(values.get("db_max_rows"))
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(MOST_ROWS);
  }

  /// The function that is called before each request, as SQL.
  Optional<String> preRequest() {
    return Optional.ofNullable(values.get("db_pre_request"))
        .filter(name -> !name.isBlank())
        .map(name ->
            Stream.of(name.strip().split("\\.", 2))
                .map(Sql::name)
                .collect(Collectors.joining(".", "", "()")));
  }

  /// True when a request may ask that what it did is undone.
  boolean allowsRollback() {
    return values.getOrDefault("db_tx_end", "commit").endsWith("-allow-override");
  }

  /// True when what a request did is undone unless it asks otherwise.
  boolean rollsBack() {
    return values.getOrDefault("db_tx_end", "commit").startsWith("rollback");
  }
}
