package org.intelligentreader.lattice.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.intelligentreader.lattice.file.CharacterRules;
import org.intelligentreader.lattice.file.Format;
import org.intelligentreader.lattice.file.Format.Section;

/// Compiles a dictionary. The same source gives the same bytes.
public final class DictionaryCompiler {
  private static final int CHARACTERS = 1 << Character.SIZE;

  private final DictionarySource source;
  private final DictionaryWriter writer = new DictionaryWriter();
  private final FeatureColumns features;
  private final ForeignTable foreign = new ForeignTable();
  private final List<String> surfaces = new ArrayList<>();
  private final List<long[]> ids = new ArrayList<>();

  private DictionaryCompiler(DictionarySource source) {
    this.source = source;
    features =
        new FeatureColumns(
            source.columns().size(),
            source.groups().stream()
                .map(group -> group.stream().mapToInt(source.columns()::indexOf).toArray())
                .toList());
  }

  /// Writes `source` as one file.
  ///
  /// @param buildId [Format#BUILD_ID_BYTES] that say which source and compiler made it
  public static void compile(DictionarySource source, Path file, byte[] buildId)
      throws IOException {
    var compiler = new DictionaryCompiler(source);
    compiler.compileAll();
    compiler.writer.write(file, buildId);
  }

  private void compileAll() throws IOException {
    source.words(this::add);
    var known = surfaces.size();
    source.categories().forEach(category -> category.words().forEach(this::add));
    var frequencies = new SpellingFrequencies(surfaces, SpellingFrequencies.prose());
    var matrix = new ConnectionMatrix(source);
    var entryOrder = new EntryOrder(surfaces, ids, matrix);
    var order =
        IntStream.concat(entryOrder.of(known, frequencies), IntStream.range(known, surfaces.size()))
            .toArray();
    writer.put(
        Section.NAMES,
        ByteBuffer.wrap(
            (source.breaks() + "\n" + String.join("\n", source.columns())).getBytes(UTF_8)));
    compileConnections(order, known, matrix, entryOrder, frequencies);
    compileTrie(order, known, frequencies);
    compileRules(known);
    compileFeatures(order);
    writer.put(Section.FOREIGN, foreign.section());
  }

  private void add(DictionarySource.Word word) {
    surfaces.add(word.surface());
    ids.add(new long[] {word.leftId(), word.rightId(), word.cost()});
    features.add(word.features());
    source.foreign(word).ifPresent(found -> foreign.add(found, word.cost()));
  }

  private void compileConnections(
      int[] order,
      int known,
      ConnectionMatrix matrix,
      EntryOrder entryOrder,
      SpellingFrequencies frequencies) {
    var newLeft = newIds(matrix, 0, frequencies);
    var newRight = newIds(matrix, 1, frequencies);
    var leftIds = Arrays.stream(matrix.sides().get(0).classOf).map(i -> newLeft[i]).toArray();
    var rightIds = Arrays.stream(matrix.sides().get(1).classOf).map(i -> newRight[i]).toArray();
    var counts =
        new Format.Counts(
            known, order.length - known, newLeft.length, newRight.length, rightIds[0], leftIds[0]);
    var hot = Format.hotIds(counts);
    writer.put(Section.COUNTS, counts.bytes());
    writer.put(Section.ENTRIES, entries(order, known, leftIds, rightIds, entryOrder));
    writer.put(Section.MATRIX, matrix.bytes(newLeft, newRight));
    writer.put(Section.HOT_MATRIX, matrix.hotBytes(newLeft, newRight, hot, Format.hotRow(hot)));
    writer.put(Section.LEAST_COSTS, matrix.leastCosts(newLeft));
  }

  /// The new numbers of the matrix's left ids (`side` 0) or right ids (1).
  private int[] newIds(ConnectionMatrix matrix, int side, SpellingFrequencies frequencies) {
    var ofMatrix = matrix.sides().get(side);
    var order = new IdOrder(ofMatrix.size(), frequencies);
    for (var i = 0; i < surfaces.size(); i++) {
      var word = ids.get(i);
      order.add(ofMatrix.classOf[(int) word[side]], surfaces.get(i), word[2]);
    }
    return order.newIds();
  }

  private ByteBuffer entries(
      int[] order, int known, int[] leftIds, int[] rightIds, EntryOrder entryOrder) {
    var entries = Format.allocate(order.length * Long.BYTES);
    for (var i = 0; i < order.length; i++) {
      var word = ids.get(order[i]);
      var last = i + 1 >= known || !surfaces.get(order[i]).equals(surfaces.get(order[i + 1]));
      var lastNeeded = last || !entryOrder.isNeeded(order[i + 1]);
      entries.putShort((short) leftIds[(int) word[0]]);
      entries.putShort((short) rightIds[(int) word[1]]);
      entries.putShort((short) word[2]);
      entries.putShort((short) ((last ? Format.LAST : 0) | (lastNeeded ? Format.LAST_NEEDED : 0)));
    }
    return entries.flip();
  }

  private void compileTrie(int[] order, int known, SpellingFrequencies frequencies) {
    var firstEntries = new TreeMap<String, Integer>();
    for (var i = 0; i < known; i++) {
      firstEntries.putIfAbsent(surfaces.get(order[i]), i);
    }
    var words = List.copyOf(firstEntries.keySet());
    var values = firstEntries.values().stream().mapToInt(i -> i).toArray();
    var counts = new int[CHARACTERS];
    words.forEach(word -> word.chars().forEach(c -> counts[c]++));
    var byCount =
        IntStream.range(0, CHARACTERS)
            .filter(c -> counts[c] > 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(c -> -counts[c]).thenComparingInt(c -> c))
            .toList();
    var codes = new char[CHARACTERS];
    for (var i = 0; i < byCount.size(); i++) {
      codes[byCount.get(i)] = (char) (i + 1);
    }
    var section = Format.allocate(CHARACTERS * Character.BYTES);
    section.asCharBuffer().put(codes);
    writer.put(Section.CODES, section);
    var cells = new TrieBuilder(words, values, codes, byCount.size() + 1).build(frequencies::of);
    var trie = Format.allocate(cells.length * Long.BYTES);
    trie.asLongBuffer().put(cells);
    writer.put(Section.TRIE, trie);
  }

  private void compileRules(int known) {
    var classes = Format.allocate(CHARACTERS);
    var lists = new ArrayList<List<Integer>>();
    for (var c = 0; c < CHARACTERS; c++) {
      var list = IntStream.of(source.categories((char) c)).boxed().toList();
      if (!lists.contains(list)) {
        lists.add(list);
      }
      classes.put((byte) lists.indexOf(list));
    }
    writer.put(Section.CLASSES, classes.flip());
    var categories = source.categories();
    var rules =
        Format.allocate(
            Integer.BYTES * (2 + lists.size() * CharacterRules.SLOTS + categories.size() * 4));
    rules.putInt(lists.size()).putInt(categories.size());
    for (var list : lists) {
      for (var slot = 0; slot < CharacterRules.SLOTS; slot++) {
        rules.putInt(slot < list.size() ? list.get(slot) : -1);
      }
    }
    var first = known;
    for (var category : categories) {
      rules.putInt(category.offeredAlways() ? 1 : 0).putInt(category.grouped() ? 1 : 0);
      rules.putInt(first).putInt(category.words().size());
      first += category.words().size();
    }
    writer.put(Section.RULES, rules.flip());
  }

  private void compileFeatures(int[] order) {
    var compiled = features.compile(order);
    writer.put(Section.LAYOUT, compiled.layout());
    writer.put(Section.COMBINATIONS, compiled.combinations());
    writer.put(Section.FEATURES, compiled.values());
    writer.put(Section.OFFSETS, compiled.strings().offsets());
    writer.put(Section.STRINGS, compiled.strings().characters());
  }
}
