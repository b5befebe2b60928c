package org.intelligentreader.lattice;

import java.nio.LongBuffer;
import org.intelligentreader.lattice.file.CharacterRules;
import org.intelligentreader.lattice.file.Trie;

/// Adds the words that start at one position to the lattice, each by its cheapest way.
final class LatticeBuilder {
  /// Longest run of characters that is taken for one unknown word.
  static final int LONGEST_RUN = 2048;

  private final Lattice lattice;
  private final Connections connections;
  private final Trie trie;
  private final LongBuffer entries;
  private final Dictionary dictionary;
  private final UnknownRuns runs;
  private final WordSearch search;

  private char[] codes = {};
  private int length;
  private Guidance.WordCost wordCost = Guidance.NONE.wordCost();
  private boolean costsChange;
  private boolean allEntries;
  private int unknownUntil;

  LatticeBuilder(Dictionary dictionary, Lattice lattice, Connections connections) {
    this.dictionary = dictionary;
    this.lattice = lattice;
    this.connections = connections;
    trie = dictionary.trie();
    entries = dictionary.entries();
    runs = new UnknownRuns(dictionary.rules());
    search = new WordSearch(dictionary);
  }

  /// Takes a text of `textLength` characters with these trie codes, a 0 after the last one, and
  /// these classes.
  void text(char[] textCodes, byte[] classes, int textLength, Guidance guidance) {
    codes = textCodes;
    length = textLength;
    search.text(textCodes);
    wordCost = guidance.wordCost();
    costsChange = guidance.changesCosts();
    runs.text(classes);
  }

  /// A lattice starts at `position`: no unknown word reaches over it. For `everyPath` it gets the
  /// entries too that can be on no cheapest path.
  void begin(int position, boolean everyPath) {
    allEntries = everyPath || costsChange;
    unknownUntil = position;
    runs.begin();
  }

  /// Adds all words from `from` that end at `limit` at the latest.
  void add(int from, int limit) {
    connections.from(lattice, from);
    var found = addKnown(from, limit);
    if (unknownUntil <= from) {
      addUnknown(from, limit, found);
    }
  }

  private boolean addKnown(int from, int limit) {
    var found = false;
    var index = search.find(from, length);
    var longest = Math.min(search.depth(index), limit - from);
    for (var characters = 1; characters <= longest; characters++) {
      var first = search.first(index, characters);
      if (first != Trie.NO_WORD) {
        addEntries(from, from + characters, first, search.content(index, characters));
        found = true;
      }
    }
    return found;
  }

  private void addEntries(int from, int to, int first, long content) {
    var number = first;
    var entry = content;
    addEntry(from, to, number, entry);
    while (!isLast(entry)) {
      entry = entries.get(++number);
      addEntry(from, to, number, entry);
    }
  }

  private boolean isLast(long entry) {
    return allEntries ? Dictionary.isLast(entry) : Dictionary.isLastNeeded(entry);
  }

  private void addEntry(int from, int to, int number, long entry) {
    var way = connections.to(Dictionary.leftId(entry));
    var cost = Connections.cost(way) + Dictionary.cost(entry);
    if (costsChange) {
      cost += wordCost.extra(from, to, number);
    }
    lattice.add(from, to, number, Dictionary.rightId(entry), cost, Connections.node(way));
  }

  /// The dictionary's rules, read as kuromoji reads them: no unknown word starts inside another
  /// one, and a run goes on while the category stands at the same place of the next character's
  /// list.
  private void addUnknown(int from, int limit, boolean found) {
    var rules = dictionary.rules();
    var characterClass = runs.classAt(from);
    for (var slot = 0; slot < CharacterRules.SLOTS; slot++) {
      var category = rules.category(characterClass, slot);
      if (category < 0) {
        return;
      }
      if (!found || rules.offeredAlways(category)) {
        var end =
            rules.grouped(category)
                ? runs.end(from, Math.min(limit, from + LONGEST_RUN), slot, category)
                : from + 1;
        addUnknown(from, end, category);
        unknownUntil = end;
      }
    }
  }

  private void addUnknown(int from, int to, int category) {
    var first = dictionary.rules().firstEntry(category);
    for (var i = 0; i < dictionary.rules().entries(category); i++) {
      addEntry(from, to, first + i, entries.get(first + i));
    }
  }

  /// Adds one word over the whole span and nothing else.
  void addForced(Guidance.Forced span) {
    connections.from(lattice, span.start());
    var first = firstEntry(span.start(), span.end());
    if (first == Trie.NO_WORD) {
      var category = dictionary.rules().category(runs.classAt(span.start()), 0);
      addUnknown(span.start(), span.end(), category);
    } else if (!addAccepted(span, first, span.preferred())) {
      addAccepted(span, first, entry -> true);
    }
    unknownUntil = span.end();
  }

  private boolean addAccepted(Guidance.Forced span, int first, Guidance.EntryFilter filter) {
    var any = false;
    long entry;
    var number = first;
    do {
      entry = entries.get(number);
      if (filter.accepts(number)) {
        addEntry(span.start(), span.end(), number, entry);
        any = true;
      }
      number++;
    } while (!Dictionary.isLast(entry));
    return any;
  }

  /// The first entry that is spelled exactly so, or [Trie#NO_WORD].
  private int firstEntry(int from, int to) {
    var cell = 0;
    var content = trie.cell(0);
    for (var at = from; at < to; at++) {
      var next = Trie.base(content) + codes[at];
      content = trie.cell(next);
      if (Trie.parent(content) != cell) {
        return Trie.NO_WORD;
      }
      cell = next;
    }
    return Trie.value(content);
  }
}
