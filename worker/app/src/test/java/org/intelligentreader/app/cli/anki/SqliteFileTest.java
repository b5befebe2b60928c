package org.intelligentreader.app.cli.anki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.intelligentreader.app.cli.anki.SqliteFile.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/// SQLite itself reads what is written here.
class SqliteFileTest {
  private static final String SQL =
      "CREATE TABLE t (id integer primary key, n integer, s text not null)";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 5_000, 60_000})
  void random_rows_come_back_as_they_were(int count) throws Exception {
    var seed = System.nanoTime();
    System.out.println("sqlite.seed=" + seed);
    var random = new Random(seed);
    var rows = new TreeMap<Long, List<Object>>();
    while (rows.size() < count) {
      var id = random.nextLong(1L << random.nextInt(1, 56));
      var number = random.nextLong() >>> random.nextInt(64);
      var text = "語🙂'\0é".repeat(random.nextInt(count > 5_000 ? 3 : 40));
      rows.put(id, List.of(SqliteRecord.NULL, number, text));
    }
    var file = written(new Table("t", SQL, rows));
    try (var connection = open(file);
        var statement = connection.createStatement()) {
      try (var check = statement.executeQuery("pragma integrity_check")) {
        assertThat(check.getString(1)).as("-Dsqlite.seed=%s", seed).isEqualTo("ok");
      }
      var found = new ArrayList<List<Object>>();
      try (var row = statement.executeQuery("select id, n, s from t order by id")) {
        while (row.next()) {
          found.add(List.of(row.getLong(1), row.getLong(2), row.getString(3)));
        }
      }
      var wanted = new ArrayList<List<Object>>();
      rows.forEach((id, row) -> wanted.add(List.of(id, row.get(1), row.get(2))));
      assertThat(found).as("-Dsqlite.seed=%s", seed).isEqualTo(wanted);
    }
  }

  @Test
  void the_largest_record_fits_and_a_larger_one_is_refused() throws Exception {
    // One byte for the length of the header, and one, one and four for the columns' kinds.
    var most = SqliteFile.LARGEST_RECORD - 6;
    var rows = new TreeMap<Long, List<Object>>();
    rows.put(1L, List.of(SqliteRecord.NULL, 0L, "x".repeat(most - Long.BYTES)));
    var file = written(new Table("t", SQL, rows));
    try (var connection = open(file);
        var row = connection.createStatement().executeQuery("select length(s) from t")) {
      assertThat(row.getInt(1)).isEqualTo(most - Long.BYTES);
    }
    rows.put(2L, List.of(SqliteRecord.NULL, 0L, "x".repeat(most)));
    assertThatThrownBy(() -> written(new Table("t", SQL, rows)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Path written(Table table) throws IOException {
    var file = folder.resolve("file");
    try (var out = Files.newOutputStream(file)) {
      SqliteFile.write(List.of(table), out);
    }
    return file;
  }

  private static Connection open(Path file) throws SQLException {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return source.getConnection();
  }
}
