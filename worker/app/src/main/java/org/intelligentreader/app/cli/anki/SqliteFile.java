package org.intelligentreader.app.cli.anki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes tables as a database file of SQLite, once and whole, without indices:
/// <https://www.sqlite.org/fileformat2.html>. Why not by a library: docs/decisions/0056.
final class SqliteFile {
  /// The largest one, so that every record fits into a page.
  private static final int PAGE = 65_536;

  private static final int HEADER = 100;
  private static final int LEAF_HEADER = 8;
  private static final int INTERIOR_HEADER = 12;
  private static final byte LEAF = 0x0D;
  private static final byte INTERIOR = 0x05;
  private static final int POINTER = 2;

  /// What SQLite allows in a page without overflow pages.
  static final int LARGEST_RECORD = PAGE - 35;

  private final List<byte[]> pages = new ArrayList<>();

  /// A table: how it is created, and its rows by their ids. Columns are numbers or texts.
  record Table(String name, String sql, SortedMap<Long, List<Object>> rows) {}

  /// A page and the largest id below it.
  private record Child(int page, long largest) {}

  /// @throws IllegalArgumentException when a record is larger than [#LARGEST_RECORD]
  static void write(List<Table> tables, OutputStream out) throws IOException {
    var file = new SqliteFile();
    file.pages.add(new byte[0]);
    var schema = new ArrayList<byte[]>();
    for (var table : tables) {
      var root = file.tree(table.rows());
      schema.add(
          cell(
              schema.size() + 1L,
              List.of("table", table.name(), table.name(), (long) root, table.sql())));
    }
    file.pages.set(0, leaf(schema, HEADER));
    file.header();
    for (var page : file.pages) {
      out.write(page);
    }
  }

  /// The number of the tree's root page.
  private int tree(Map<Long, List<Object>> rows) {
    var children = new ArrayList<Child>();
    var cells = new ArrayList<byte[]>();
    var used = LEAF_HEADER;
    var last = 0L;
    for (var row : rows.entrySet()) {
      var cell = cell(row.getKey(), row.getValue());
      var size = cell.length + POINTER;
      if (used + size > PAGE) {
        children.add(add(leaf(cells, 0), last));
        cells.clear();
        used = LEAF_HEADER;
      }
      cells.add(cell);
      used += size;
      last = row.getKey();
    }
    children.add(add(leaf(cells, 0), last));
    return root(children);
  }

  private int root(List<Child> children) {
    if (children.size() == 1) {
      return children.getFirst().page;
    }
    // A child takes at most 15 bytes: its page, its largest id, and where that stands.
    var most = (PAGE - INTERIOR_HEADER) / 15;
    var parents = new ArrayList<Child>();
    for (var i = 0; i < children.size(); i += most) {
      var some = children.subList(i, Math.min(i + most, children.size()));
      parents.add(add(interior(some), some.getLast().largest));
    }
    return root(parents);
  }

  private Child add(byte[] page, long largest) {
    pages.add(page);
    return new Child(pages.size(), largest);
  }

  private static byte[] leaf(List<byte[]> cells, int offset) {
    var page = new byte[PAGE];
    page[offset] = LEAF;
    fill(page, offset, LEAF_HEADER, cells);
    return page;
  }

  /// The last child is the right-most pointer; the others have a cell each.
  private static byte[] interior(List<Child> children) {
    var page = new byte[PAGE];
    page[0] = INTERIOR;
    ByteBuffer.wrap(page).putInt(LEAF_HEADER, children.getLast().page);
    var cells = children.subList(0, children.size() - 1).stream().map(SqliteFile::cell).toList();
    fill(page, 0, INTERIOR_HEADER, cells);
    return page;
  }

  /// Cells grow from the end of the page, the list of where they stand from its start.
  private static void fill(byte[] page, int offset, int header, List<byte[]> cells) {
    var buffer = ByteBuffer.wrap(page);
    var end = PAGE;
    var pointer = offset + header;
    for (var cell : cells) {
      end -= cell.length;
      if (end < pointer + POINTER) {
        throw new IllegalArgumentException("the cells are larger than a page");
      }
      buffer.put(end, cell);
      buffer.putShort(pointer, (short) end);
      pointer += POINTER;
    }
    buffer.putShort(offset + 3, (short) cells.size());
    buffer.putShort(offset + 5, (short) end);
  }

  private static byte[] cell(Child child) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(child.page).array());
    bytes.writeBytes(SqliteRecord.varint(child.largest));
    return bytes.toByteArray();
  }

  private static byte[] cell(long id, List<Object> columns) {
    var record = SqliteRecord.of(columns);
    if (record.length > LARGEST_RECORD) {
      throw new IllegalArgumentException("a record of " + record.length + " bytes");
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(SqliteRecord.varint(record.length));
    bytes.writeBytes(SqliteRecord.varint(id));
    bytes.writeBytes(record);
    return bytes.toByteArray();
  }

  private void header() {
    var header = ByteBuffer.wrap(pages.getFirst());
    header.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    // 1 stands for pages of 65,536 bytes; then the versions of writing and reading.
    header.putShort((short) 1).put((byte) 1).put((byte) 1).put((byte) 0);
    header.put((byte) 64).put((byte) 32).put((byte) 32);
    header.putInt(24, 1);
    header.putInt(28, pages.size());
    // The cookie and format of the schema, UTF-8, and the change to which the size belongs.
    header.putInt(40, 1).putInt(44, 4).putInt(56, 1).putInt(92, 1).putInt(96, 3_045_000);
  }
}
