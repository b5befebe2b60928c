package org.intelligentreader.lattice;

import java.nio.LongBuffer;

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

  private char[] codes = {};
  private Guidance.WordCost wordCost = Guidance.NONE.wordCost();
  private boolean costsChange;
  private int unknownUntil;

  LatticeBuilder(Dictionary dictionary, Lattice lattice, Connections connections) {
    this.dictionary = dictionary;
    this.lattice = lattice;
    this.connections = connections;
    trie = dictionary.trie();
    entries = dictionary.entries();
    runs = new UnknownRuns(dictionary.rules());
  }

  /// Takes a text whose characters have these trie codes and classes.
  void text(char[] textCodes, byte[] classes, Guidance guidance) {
    codes = textCodes;
    wordCost = guidance.wordCost();
    costsChange = guidance.changesCosts();
    runs.text(classes);
  }

  /// A lattice starts at `position`: no unknown word reaches over it.
  void begin(int position) {
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
    var cell = 0;
    var base = Trie.base(trie.cell(0));
    for (var at = from; at < limit; at++) {
      var next = base + codes[at];
      var content = trie.cell(next);
      if (Trie.parent(content) != cell) {
        break;
      }
      cell = next;
      base = Trie.base(content);
      var first = Trie.value(content);
      if (first != Trie.NO_WORD) {
        addEntries(from, at + 1, first);
        found = true;
      }
    }
    return found;
  }

  private void addEntries(int from, int to, int first) {
    long entry;
    var number = first;
    do {
      entry = entries.get(number);
      addEntry(from, to, number, entry);
      number++;
    } while (!Dictionary.isLast(entry));
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
