package org.intelligentreader.book.language.japanese.analyser;

import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.lattice.Dictionary;
import org.jspecify.annotations.Nullable;

/// Entries of the dictionary as morphemes. What was read last is kept, since a text repeats its
/// words; several threads may read and replace it, for what is kept never changes.
final class Entries {
  private static final int KEPT = 1 << 13;

  private final Dictionary dictionary;
  private final int[] tagColumns;
  private final int lemma;
  private final int base;
  private final int kana;
  private final int baseKana;
  private final int accent;

  private record Kept(
      int entry, Morpheme.Tag tag, String lemma, String base, Morpheme.Sound sound) {}

  private final @Nullable Kept[] kept = new Kept[KEPT];

  Entries(Dictionary dictionary) {
    this.dictionary = dictionary;
    tagColumns =
        new int[] {
          dictionary.column("partOfSpeech1"),
          dictionary.column("partOfSpeech2"),
          dictionary.column("partOfSpeech3"),
          dictionary.column("conjugationType"),
          dictionary.column("conjugationForm")
        };
    lemma = dictionary.column("lemma");
    base = dictionary.column("writtenBaseForm");
    kana = dictionary.column("kana");
    baseKana = dictionary.column("kanaBase");
    accent = dictionary.column("accentType");
  }

  Morpheme morpheme(int entry, Span span, String surface) {
    var found = kept[entry % KEPT];
    if (found == null || found.entry != entry) {
      found = read(entry);
      kept[entry % KEPT] = found;
    }
    return new Morpheme(span, surface, found.tag, found.lemma, found.base, found.sound);
  }

  /// How the entry is read; empty where the dictionary does not say.
  String kana(int entry) {
    return text(entry, kana);
  }

  private Kept read(int entry) {
    var accentType = text(entry, accent);
    return new Kept(
        entry,
        new Morpheme.Tag(
            Pos.of(shared(entry, tagColumns[0])),
            shared(entry, tagColumns[1]),
            shared(entry, tagColumns[2]),
            shared(entry, tagColumns[3]),
            shared(entry, tagColumns[4])),
        text(entry, lemma),
        text(entry, base),
        new Morpheme.Sound(
            text(entry, kana),
            text(entry, baseKana),
            accentType.isEmpty() ? Optional.empty() : Optional.of(accentType)));
  }

  /// One string for all entries, and the same as a literal: rules compare tags with literals at
  /// every word.
  private String shared(int entry, int column) {
    return text(entry, column).intern();
  }

  private String text(int entry, int column) {
    var feature = dictionary.feature(entry, column);
    return feature.equals("*") ? "" : feature;
  }
}
