package org.intelligentreader.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.local.sql.Sql;

/// The rows of all tables and the places of all sequences at one moment, to go back to between
/// tests. The copies are in a schema that no request sees. A row's `xmin` says which transaction
/// wrote it, so only tables that a test has written to are filled again.
public final class Snapshot implements AutoCloseable {
  private static final int LONGEST_CHECK_SECONDS = 2;

  /// Opens connections of the superuser for SQL of several statements.
  @FunctionalInterface
  public interface Opener {
    Connection open() throws SQLException;
  }

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname), 'snapshot.t' || c.oid,
             (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute as a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
       where n.nspname !~ '^pg_|^(information_schema|snapshot)$' and c.relkind = 'r'
      """;
  private static final String SEQUENCES =
      """
      select format('%I.%I', schemaname, sequencename)
        from pg_catalog.pg_sequences where schemaname !~ '^pg_|^(information_schema|snapshot)$'
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
            statement.executeLargeUpdate(
                "create table " + copy + " as select * from only " + table);
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

  private final Opener opener;
  private final List<Copy> copies;
  private final String sequences;

  /// Kept open, because a new connection takes longer than everything else.
  private Connection kept;

  private Snapshot(Opener opener, Connection kept, List<Copy> copies, String sequences) {
    this.opener = opener;
    this.kept = kept;
    this.copies = List.copyOf(copies);
    this.sequences = sequences;
  }

  /// Remembers the state of now.
  public static Snapshot take(Opener opener) throws SQLException {
    var connection = opener.open();
    try {
      return take(opener, connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Snapshot take(Opener opener, Connection connection) throws SQLException {
    var copies = new ArrayList<Copy>();
    try (var statement = connection.createStatement()) {
      statement.execute("drop schema if exists snapshot cascade; create schema snapshot");
    }
    var first = rows(connection, THIS).getFirst().getFirst();
    for (var table : rows(connection, TABLES)) {
      copies.add(new Copy(connection, table, first));
    }
    var sequences = new ArrayList<String>();
    for (var sequence : rows(connection, SEQUENCES)) {
      sequences.add(rewind(connection, sequence.getFirst()));
    }
    return new Snapshot(opener, connection, copies, String.join(" union all ", sequences));
  }

  /// The statement that takes a sequence back to its place, if it has left that.
  private static String rewind(Connection connection, String sequence) throws SQLException {
    var place = rows(connection, "select last_value, is_called from " + sequence).getFirst();
    var value = place.getFirst() + ", '" + place.getLast() + "'";
    return "select setval("
        + Sql.literal(sequence)
        + ", "
        + value
        + ") from "
        + sequence
        + " where (last_value, is_called) <> ("
        + value
        + ")";
  }

  /// Goes back to it in one transaction, without triggers and without checks of keys. It has an
  /// origin, so that nobody is told of it as of changes.
  public synchronized void restore() throws SQLException {
    if (!kept.isValid(LONGEST_CHECK_SECONDS)) {
      kept.close();
      kept = opener.open();
    }
    try {
      restore(kept);
    } catch (SQLException e) {
      // It is in a transaction that failed.
      kept.close();
      throw e;
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    kept.close();
  }

  private void restore(Connection connection) throws SQLException {
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
