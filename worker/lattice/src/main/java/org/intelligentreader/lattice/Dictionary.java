package org.intelligentreader.lattice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.lattice.file.CharacterRules;
import org.intelligentreader.lattice.file.DictionaryException;
import org.intelligentreader.lattice.file.FeatureLayout;
import org.intelligentreader.lattice.file.ForeignWords;
import org.intelligentreader.lattice.file.Format;
import org.intelligentreader.lattice.file.Format.Section;
import org.intelligentreader.lattice.file.Trie;

/// A compiled dictionary, mapped into memory. Nothing is parsed on opening, and only what is used
/// is ever read from the disk. Safe for use by several threads; one is enough for a process.
///
/// An entry is a number: known words come first, then those of unknown words.
public final class Dictionary {
  private final Format.Counts counts;
  private final byte[] buildId;
  private final List<String> columns;
  private final String breaks;
  private final char[] codes;
  private final Trie trie;
  private final LongBuffer entries;
  private final ShortBuffer matrix;
  private final short[] hotMatrix;
  private final int hotIds;
  private final short[] leastCosts;
  private final CharacterRules rules;
  private final FeatureLayout layout;
  private final ByteBuffer combinations;
  private final ByteBuffer features;
  private final IntBuffer offsets;
  private final CharBuffer strings;
  private final ForeignWords foreign;

  private Dictionary(ByteBuffer file) {
    counts = Format.Counts.read(Format.section(file, Section.COUNTS));
    buildId = Format.buildId(file);
    var names = UTF_8.decode(Format.section(file, Section.NAMES)).toString().split("\n", -1);
    breaks = names[0];
    columns = List.of(names).subList(1, names.length);
    codes = new char[1 << Character.SIZE];
    Format.section(file, Section.CODES).asCharBuffer().get(0, codes);
    trie = new Trie(Format.section(file, Section.TRIE).asLongBuffer());
    entries = Format.section(file, Section.ENTRIES).asLongBuffer();
    matrix = Format.section(file, Section.MATRIX).asShortBuffer();
    hotIds = Format.hotIds(counts);
    hotMatrix = new short[hotIds * Format.hotRow(hotIds)];
    Format.section(file, Section.HOT_MATRIX).asShortBuffer().get(0, hotMatrix);
    leastCosts = new short[counts.leftIds()];
    Format.section(file, Section.LEAST_COSTS).asShortBuffer().get(0, leastCosts);
    rules =
        new CharacterRules(
            Format.section(file, Section.CLASSES), Format.section(file, Section.RULES));
    layout = FeatureLayout.read(Format.section(file, Section.LAYOUT), columns.size());
    combinations = Format.section(file, Section.COMBINATIONS);
    features = Format.section(file, Section.FEATURES);
    offsets = Format.section(file, Section.OFFSETS).asIntBuffer();
    strings = Format.section(file, Section.STRINGS).asCharBuffer();
    foreign = new ForeignWords(Format.section(file, Section.FOREIGN));
  }

  /// Maps the file.
  ///
  /// @throws DictionaryException when it is missing, damaged or of another format
  public static Dictionary open(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new DictionaryException("no dictionary at " + path + "; " + Format.REBUILD);
    }
    try (var channel = FileChannel.open(path)) {
      var length = channel.size();
      var header = Format.allocate(Format.PAGE);
      channel.read(header);
      Format.check(header, length, path.toString());
      return new Dictionary(
          channel.map(FileChannel.MapMode.READ_ONLY, 0, length).order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  /// Says which dictionary and which compiler made the file.
  public String buildId() {
    return HexFormat.of().formatHex(buildId);
  }

  /// Entries of known and unknown words together.
  public int entryCount() {
    return counts.knownEntries() + counts.unknownEntries();
  }

  /// Whether the entry is a word of the dictionary, not a rule for unknown ones.
  public boolean isKnown(int entry) {
    return entry < counts.knownEntries();
  }

  /// Names of the feature columns.
  public List<String> columns() {
    return columns;
  }

  /// The number of a feature column.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public int column(String name) {
    var index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no column '" + name + "'; there are " + columns);
    }
    return index;
  }

  /// A feature, as the dictionary writes it.
  public String feature(int entry, int column) {
    return string(featureId(entry, column));
  }

  /// Equal features have equal ids, in whatever column.
  public int featureId(int entry, int column) {
    var place = layout.place(column);
    var combination =
        FeatureLayout.number(
            combinations, entry * layout.entryBytes() + place.inEntry(), place.entryMask());
    return FeatureLayout.number(
        features, place.table() + combination * place.rowBytes() + place.inRow(), place.mask());
  }

  private String string(int id) {
    var from = offsets.get(id);
    var characters = new char[offsets.get(id + 1) - from];
    strings.get(from, characters);
    return new String(characters);
  }

  /// The word that a foreign spelling in lower case has become (red: レッド), if the dictionary says
  /// so.
  public Optional<String> foreign(String spelling) {
    return foreign.find(spelling);
  }

  /// What it costs to use the entry.
  public int cost(int entry) {
    return cost(entries.get(entry));
  }

  /// Characters after which a new lattice starts.
  String breaks() {
    return breaks;
  }

  char code(char c) {
    return codes[c];
  }

  Trie trie() {
    return trie;
  }

  CharacterRules rules() {
    return rules;
  }

  LongBuffer entries() {
    return entries;
  }

  /// Connection costs; a left id's row starts at left id × [#rightIds].
  ShortBuffer matrix() {
    return matrix;
  }

  /// The costs of the first [#hotIds] ids; a left id's row starts at left id × [Format#hotRow]. A
  /// copy of 2 MB, since an array is read faster than a mapped file, above all by the first
  /// compiler.
  short[] hotMatrix() {
    return hotMatrix;
  }

  int hotIds() {
    return hotIds;
  }

  /// The least connection cost of each left id.
  short[] leastCosts() {
    return leastCosts;
  }

  int leftIds() {
    return counts.leftIds();
  }

  int rightIds() {
    return counts.rightIds();
  }

  int beginRightId() {
    return counts.beginRightId();
  }

  int endLeftId() {
    return counts.endLeftId();
  }

  static int leftId(long entry) {
    return (int) entry & 0xFFFF;
  }

  static int rightId(long entry) {
    return (int) (entry >>> 16) & 0xFFFF;
  }

  static int cost(long entry) {
    return (short) (entry >>> 32);
  }

  static boolean isLastNeeded(long entry) {
    return ((entry >>> 48) & Format.LAST_NEEDED) != 0;
  }

  static boolean isLast(long entry) {
    return ((entry >>> 48) & Format.LAST) != 0;
  }
}
