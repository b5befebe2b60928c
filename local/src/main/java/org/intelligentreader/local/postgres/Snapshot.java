package org.intelligentreader.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows of all tables and the places of all sequences at one moment, to go back to between
/// tests. The copies are in a schema that no request sees.
public final class Snapshot {
  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname), 'snapshot.t' || c.oid,
             (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute as a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
       where n.nspname in ('public', 'auth', 'storage', 'realtime') and c.relkind = 'r'
      """;
  private static final String SEQUENCES =
      """
      select format('select setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),
                    coalesce(last_value, start_value), last_value is not null)
        from pg_catalog.pg_sequences where schemaname in ('public', 'auth', 'storage', 'realtime')
      """;

  private static final String ORIGIN =
      """
      select pg_catalog.pg_replication_origin_create('reset')
       where not exists (select from pg_catalog.pg_replication_origin where roname = 'reset');
      select pg_catalog.pg_replication_origin_session_setup('reset')
      """;

  private final List<String> statements;

  private Snapshot(List<String> statements) {
    this.statements = List.copyOf(statements);
  }

  /// Remembers the state of now, as the superuser.
  public static Snapshot take(Connection connection) throws SQLException {
    var restore = new ArrayList<String>();
    var refill = new ArrayList<String>();
    try (var statement = connection.createStatement()) {
      statement.execute("drop schema if exists snapshot cascade; create schema snapshot");
    }
    for (var table : rows(connection, TABLES)) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "create table " + table.get(1) + " as select * from only " + table.get(0));
      }
      restore.add("delete from only " + table.get(0));
      refill.add(
          "insert into "
              + table.get(0)
              + " ("
              + table.get(2)
              + ") overriding system value select "
              + table.get(2)
              + " from "
              + table.get(1));
    }
    restore.addAll(refill);
    rows(connection, SEQUENCES).forEach(row -> restore.add(row.getFirst()));
    return new Snapshot(restore);
  }

  /// Goes back to it in one transaction, without triggers and without checks of keys. It has an
  /// origin, so that nobody is told of it as of changes.
  public void restore(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(ORIGIN);
      statement.execute(
          "begin; set local synchronous_commit = off; set local session_replication_role = replica; "
              + String.join("; ", statements)
              + "; commit; select pg_catalog.pg_replication_origin_session_reset()");
    }
  }

  private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    var list = new ArrayList<List<String>>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (var i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        list.add(row);
      }
    }
    return list;
  }
}
