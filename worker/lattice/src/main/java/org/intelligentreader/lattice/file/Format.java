package org.intelligentreader.lattice.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// How the file is laid out; `README.md` has the table. Everything is little-endian.
///
/// The header is one page: magic, version, checksum of the page, length of the file, build id, then
/// offset and length of each [Section]. Sections start at page borders.
public final class Format {
  /// Raised with every change that an older or newer reader would misread.
  public static final int VERSION = 5;

  public static final int PAGE = 4096;
  public static final int BUILD_ID_BYTES = 32;

  /// A cell of the trie: base in the lowest bits, parent in the next ones, above them the value + 1
  /// of a word that ends there, or 0.
  public static final int INDEX_BITS = 22;

  /// The trie has fewer cells than this; the last number is the root's parent.
  public static final int MOST_CELLS = 1 << INDEX_BITS;

  /// Values are less than this.
  public static final int MOST_VALUES = (1 << (Long.SIZE - 2 * INDEX_BITS)) - 1;

  private static final int HOT_IDS = 1024;

  /// Costs in a line of the processor's cache.
  private static final int CACHE_LINE = 64 / Short.BYTES;

  /// An entry's flag: the last one with its spelling.
  public static final int LAST = 1;

  /// An entry's flag: those that follow with its spelling cost more than another one between the
  /// same ids, so the cheapest path needs none of them.
  public static final int LAST_NEEDED = 2;

  private static final long MAGIC = 0x31454349_5454414CL; // "LATTICE1"
  private static final int VERSION_AT = 8;
  private static final int CHECKSUM_AT = 12;
  private static final int LENGTH_AT = 16;
  private static final int BUILD_ID_AT = 24;
  private static final int SECTIONS_AT = BUILD_ID_AT + BUILD_ID_BYTES;

  /// The parts of the file, in order.
  public enum Section {
    /// Counts, see [Counts].
    COUNTS,
    /// Names of the feature columns, and the characters after which a new lattice starts: UTF-8
    /// lines.
    NAMES,
    /// UTF-16 code unit to trie code: 65,536 × u16; 0 is in no word.
    CODES,
    /// Double array, 64 bits a cell.
    TRIE,
    /// Left id, right id, cost, flags: 4 × 16 bits each, known words first, then unknown ones.
    ENTRIES,
    /// Connection costs, s16: a row for each left id, a column for each right id.
    MATRIX,
    /// The corner of [#MATRIX] that nearly all look-ups fall into, once more: the first
    /// [Format#hotIds] columns of as many rows, each [Format#hotRow] long.
    HOT_MATRIX,
    /// The least cost in each row of [#MATRIX], s16.
    LEAST_COSTS,
    /// UTF-16 code unit to character class: 65,536 × u8.
    CLASSES,
    /// Rules of unknown words, see [CharacterRules].
    RULES,
    /// Where a feature is found, see [FeatureLayout].
    LAYOUT,
    /// For each entry its combination of features in each group of columns: a row an entry.
    COMBINATIONS,
    /// Combinations of features that come up: string ids, a row a combination, group after group.
    FEATURES,
    /// Which code unit of [#STRINGS] each string starts with: u32, one more than there are strings.
    OFFSETS,
    /// UTF-16 code units, which become a string by copying alone.
    STRINGS,
    /// Foreign spellings of words, see [ForeignWords].
    FOREIGN;

    /// Which place the section has in the header: the order above is part of the format.
    @SuppressWarnings("EnumOrdinal")
    public int place() {
      return ordinal();
    }
  }

  /// The numbers that the reader needs before anything else.
  public record Counts(
      int knownEntries,
      int unknownEntries,
      int leftIds,
      int rightIds,
      int beginRightId,
      int endLeftId) {
    static final int BYTES = 6 * Integer.BYTES;

    public static Counts read(ByteBuffer section) {
      return new Counts(
          section.getInt(0),
          section.getInt(4),
          section.getInt(8),
          section.getInt(12),
          section.getInt(16),
          section.getInt(20));
    }

    /// The section's bytes.
    public ByteBuffer bytes() {
      return allocate(BYTES)
          .putInt(knownEntries)
          .putInt(unknownEntries)
          .putInt(leftIds)
          .putInt(rightIds)
          .putInt(beginRightId)
          .putInt(endLeftId)
          .flip();
    }
  }

  private Format() {}

  /// An empty buffer in the file's byte order.
  public static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// How many of the most frequent left ids, and as many right ids, are in [Section#HOT_MATRIX].
  public static int hotIds(Counts counts) {
    return Math.min(HOT_IDS, Math.min(counts.leftIds, counts.rightIds));
  }

  /// From one row of the hot corner to the next: an odd number of cache lines, since rows at even
  /// distances would fight for the same few places in the cache.
  public static int hotRow(int hotIds) {
    var lines = (hotIds + CACHE_LINE - 1) / CACHE_LINE;
    return (lines | 1) * CACHE_LINE;
  }

  /// The header of a file whose sections have these offsets and lengths.
  public static ByteBuffer header(byte[] buildId, long[] offsets, long[] lengths, long fileLength) {
    var header = allocate(PAGE);
    header.putLong(0, MAGIC).putInt(VERSION_AT, VERSION).putLong(LENGTH_AT, fileLength);
    header.put(BUILD_ID_AT, buildId);
    for (var i = 0; i < offsets.length; i++) {
      header.putLong(SECTIONS_AT + 16 * i, offsets[i]);
      header.putLong(SECTIONS_AT + 16 * i + 8, lengths[i]);
    }
    return header.putInt(CHECKSUM_AT, checksum(header));
  }

  public static byte[] buildId(ByteBuffer header) {
    var id = new byte[BUILD_ID_BYTES];
    header.get(BUILD_ID_AT, id);
    return id;
  }

  /// A view of one section of a mapped file.
  public static ByteBuffer section(ByteBuffer file, Section section) {
    var at = SECTIONS_AT + 16 * section.place();
    return file.slice((int) file.getLong(at), (int) file.getLong(at + 8))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Refuses what this reader would misread.
  public static void check(ByteBuffer header, long fileLength, String file)
      throws DictionaryException {
    if (fileLength < PAGE || header.getLong(0) != MAGIC) {
      throw new DictionaryException(file + " is not a compiled dictionary; " + REBUILD);
    }
    if (header.getInt(VERSION_AT) != VERSION) {
      throw new DictionaryException(
          "%s has format version %d, this program reads version %d; %s"
              .formatted(file, header.getInt(VERSION_AT), VERSION, REBUILD));
    }
    if (header.getInt(CHECKSUM_AT) != checksum(header)) {
      throw new DictionaryException(file + " has a damaged header; " + REBUILD);
    }
    if (header.getLong(LENGTH_AT) != fileLength) {
      throw new DictionaryException(
          "%s has %d bytes instead of %d, so a copy was cut short; %s"
              .formatted(file, fileLength, header.getLong(LENGTH_AT), REBUILD));
    }
  }

  public static final String REBUILD =
      "build it with `mvn package` (next to the lattice jar) or name one that fits with -D"
          + DictionaryFile.PROPERTY;

  /// Of the page, without the checksum's own place.
  private static int checksum(ByteBuffer header) {
    var crc = new CRC32();
    crc.update(header.slice(0, CHECKSUM_AT));
    crc.update(header.slice(CHECKSUM_AT + 4, PAGE - CHECKSUM_AT - 4));
    return (int) crc.getValue();
  }
}
