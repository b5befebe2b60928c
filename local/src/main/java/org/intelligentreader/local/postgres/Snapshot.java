package org.intelligentreader.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of all tables and the places of all sequences at one moment, to go back to between
/// tests. The copies are in a schema that no request sees. A row's `xmin` says which transaction
/// wrote it, so only tables that a test has written to are filled again.
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
      select format('select format(''select setval(%1$L, %%1$s, %%2$L) from %1$s where (last_value, is_called) <> (%%1$s, %%2$L)'','
                    ' last_value, is_called) from %1$s', format('%I.%I', schemaname, sequencename))
        from pg_catalog.pg_sequences where schemaname in ('public', 'auth', 'storage', 'realtime')
      """;

  private static final String ORIGIN =
      """
      select pg_catalog.pg_replication_origin_create('reset')
       where not exists (select from pg_catalog.pg_replication_origin where roname = 'reset');
      select pg_catalog.pg_replication_origin_session_setup('reset')
      """;

  private static final String THIS = "select pg_catalog.pg_current_xact_id()::xid::text";

  /// A table, its copy, and who wrote its rows: transactions before `first` or `last` alone.
  private static final class Copy {
    private final String table;
    private final String columns;
    private final String copy;
    private final long rows;
    private final String first;
    private String last;

    Copy(Connection connection, List<String> row, String first) throws SQLException {
      this.table = row.get(0);
      this.copy = row.get(1);
      this.columns = row.get(2) == null ? "" : row.get(2);
      this.first = first;
      this.last = first;
      try (var statement = connection.createStatement()) {
        this.rows =
            statement.executeLargeUpdate("create table " + copy + " as select * from only " + table);
      }
    }

    /// A query that gives `number` when the rows are not those of the copy. It fails when a column
    /// is not there any more.
    String changed(int number) {
      return "select "
          + number
          + " where exists (select from (select count(*) as n, count(*) filter (where age(xmin) <"
          + " age('"
          + first
          + "'::xid) and xmin <> '"
          + last
          + "'::xid) as other from only "
          + table
          + ") as t where n <> "
          + rows
          + " or other > 0) or exists (select "
          + columns
          + " from "
          + table
          + " where false)";
    }

    String fill() {
      var named = columns.isEmpty() ? "" : " (" + columns + ") overriding system value";
      return "insert into " + table + named + " select " + columns + " from " + copy;
    }
  }

  private final List<Copy> copies;
  private final String sequences;

  private Snapshot(List<Copy> copies, String sequences) {
    this.copies = List.copyOf(copies);
    this.sequences = sequences;
  }

  /// Remembers the state of now, as the superuser.
  public static Snapshot take(Connection connection) throws SQLException {
    var copies = new ArrayList<Copy>();
    try (var statement = connection.createStatement()) {
      statement.execute("drop schema if exists snapshot cascade; create schema snapshot");
    }
    var first = rows(connection, THIS).getFirst().getFirst();
    for (var table : rows(connection, TABLES)) {
      copies.add(new Copy(connection, table, first));
    }
    var sequences = new StringBuilder();
    for (var sequence : rows(connection, SEQUENCES)) {
      sequences.append(rows(connection, sequence.getFirst()).getFirst().getFirst()).append("; ");
    }
    return new Snapshot(copies, sequences.toString());
  }

  /// Goes back to it in one transaction, without triggers and without checks of keys. It has an
  /// origin, so that nobody is told of it as of changes.
  public void restore(Connection connection) throws SQLException {
    var changed = changed(connection);
    var deletions = changed.stream().map(copy -> "delete from only " + copy.table + "; ");
    var insertions = changed.stream().map(copy -> copy.fill() + "; ");
    try (var statement = connection.createStatement()) {
      statement.execute(ORIGIN);
      statement.execute(
          "begin; set local synchronous_commit = off; set local session_replication_role = replica; "
              + deletions.collect(Collectors.joining())
              + insertions.collect(Collectors.joining())
              + sequences);
      var writer = rows(connection, THIS).getFirst().getFirst();
      statement.execute("commit; select pg_catalog.pg_replication_origin_session_reset()");
      changed.forEach(copy -> copy.last = writer);
    }
  }

  private List<Copy> changed(Connection connection) throws SQLException {
    var queries =
        IntStream.range(0, copies.size())
            .mapToObj(i -> copies.get(i).changed(i))
            .collect(Collectors.joining(" union all "));
    return queries.isEmpty()
        ? List.of()
        : rows(connection, queries).stream()
            .map(row -> copies.get(Integer.parseInt(row.getFirst())))
            .toList();
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
