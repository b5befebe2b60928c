package org.intelligentreader.local.realtime.changes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the messages of PostgreSQL's plugin `pgoutput`, version 1. Source: PostgreSQL 17
/// documentation, "Logical Replication Message Formats".
final class PgOutput {
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int IDENTITY = 1;

  private record Column(String name, long type, boolean isIdentity) {}

  private record Table(String schema, String name, List<Column> columns) {}

  private final Map<Long, Table> tables = new HashMap<>();
  private Instant committed = POSTGRES_EPOCH;
  private long transaction;

  /// The change that a message tells of, if it tells of one.
  Optional<Change> read(ByteBuffer message) {
    return switch ((char) message.get()) {
      case 'B' -> {
        message.getLong();
        committed = POSTGRES_EPOCH.plus(message.getLong(), ChronoUnit.MICROS);
        transaction = id(message);
        yield Optional.empty();
      }
      case 'R' -> {
        tables.put(id(message), table(message));
        yield Optional.empty();
      }
      case 'I' -> change(message, Change.Action.INSERT);
      case 'U' -> change(message, Change.Action.UPDATE);
      case 'D' -> change(message, Change.Action.DELETE);
      default -> Optional.empty();
    };
  }

  private Optional<Change> change(ByteBuffer message, Change.Action action) {
    var id = id(message);
    var table = tables.get(id);
    if (table == null) {
      return Optional.empty();
    }
    List<Cell> before = List.of();
    List<Cell> after = List.of();
    while (message.hasRemaining()) {
      var kind = (char) message.get();
      var row = row(message, table, kind == 'K');
      if (kind == 'N') {
        after = row;
      } else {
        before = row;
      }
    }
    if (action == Change.Action.UPDATE && before.isEmpty()) {
      before = after.stream().filter(Cell::isIdentity).toList();
    }
    return Optional.of(
        new Change(
            id,
            table.schema(),
            table.name(),
            action,
            transaction,
            committed,
            filled(after, before),
            before));
  }

  /// A long value that was not touched is taken from the old row.
  private static List<Cell> filled(List<Cell> after, List<Cell> before) {
    if (after.isEmpty()) {
      return after;
    }
    var all = new ArrayList<>(after);
    before.stream()
        .filter(old -> after.stream().noneMatch(cell -> cell.name().equals(old.name())))
        .forEach(all::add);
    return all;
  }

  private static List<Cell> row(ByteBuffer message, Table table, boolean isKey) {
    var cells = new ArrayList<Cell>();
    var count = message.getShort();
    for (var i = 0; i < count; i++) {
      var column = table.columns().get(i);
      var kind = (char) message.get();
      var value = kind == 't' ? Optional.of(text(message)) : Optional.<String>empty();
      if (kind != 'u' && (!isKey || column.isIdentity())) {
        cells.add(new Cell(column.name(), column.type(), column.isIdentity(), value));
      }
    }
    return cells;
  }

  private static Table table(ByteBuffer message) {
    var schema = string(message);
    var name = string(message);
    message.get();
    var columns = new ArrayList<Column>();
    var count = message.getShort();
    for (var i = 0; i < count; i++) {
      var isIdentity = message.get() == IDENTITY;
      var column = string(message);
      columns.add(new Column(column, id(message), isIdentity));
      message.getInt();
    }
    return new Table(schema, name, List.copyOf(columns));
  }

  private static long id(ByteBuffer message) {
    return Integer.toUnsignedLong(message.getInt());
  }

  private static String text(ByteBuffer message) {
    var bytes = new byte[message.getInt()];
    message.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String string(ByteBuffer message) {
    var start = message.position();
    while (message.get() != 0) {
      // to the end of the string
    }
    var bytes = new byte[message.position() - start - 1];
    message.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
