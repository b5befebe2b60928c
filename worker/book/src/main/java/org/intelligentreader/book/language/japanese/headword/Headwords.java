package org.intelligentreader.book.language.japanese.headword;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.EntryKind;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.dictionary.WordFileFormat;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.RunPieces;

/// Runs of morphemes that spell a headword of the dictionary: 日本|語, 飛行|機, アイス|クリーム. The longest is
/// taken at each place; names of persons and numbers with their counters are left.
public final class Headwords {
  /// No headword has more pieces that could stand alone.
  private static final int MOST_PIECES = 8;

  private final Optional<WordDictionary> dictionary;

  /// Morphemes `start` to `end`, which are the dictionary's `entries` of one headword; if it
  /// `inflects`, the last of them is a form of its verb or adjective.
  public record Run(int start, int end, List<Entry> entries, boolean inflects) {}

  public Headwords(Optional<WordDictionary> dictionary) {
    this.dictionary = dictionary;
  }

  /// What was installed, for the name of the whole; empty without a dictionary.
  public String source() {
    return dictionary.map(WordDictionary::source).orElse("");
  }

  /// Runs in order, none over another.
  public List<Run> runs(Morphemes morphemes) {
    if (dictionary.isEmpty()) {
      return List.of();
    }
    var words = dictionary.get();
    var runs = new ArrayList<Run>();
    for (var i = 0; i + 1 < morphemes.size(); ) {
      Interruption.check();
      var run = longest(words, morphemes, i);
      run.ifPresent(runs::add);
      i = run.map(Run::end).orElse(i + 1);
    }
    return runs;
  }

  /// The entries of a word that is one morpheme.
  List<Entry> entries(Morpheme morpheme) {
    return entries(morpheme.surface());
  }

  boolean isInstalled() {
    return dictionary.isPresent();
  }

  boolean has(String spelling) {
    return dictionary.isPresent() && dictionary.get().has(spelling);
  }

  /// The entries of a spelling.
  List<Entry> entries(String spelling) {
    return dictionary.map(words -> words.find(spelling)).orElse(List.of());
  }

  /// The adjective in い of that spelling, the common one first.
  Optional<Entry> adjective(String headword) {
    return dictionary.stream()
        .flatMap(words -> words.find(headword).stream())
        .filter(entry -> entry.is(EntryKind.ADJECTIVE))
        .findFirst();
  }

  private static Optional<Run> longest(WordDictionary words, Morphemes morphemes, int start) {
    if (!RunPieces.mayBegin(morphemes, start)) {
      return Optional.empty();
    }
    var hash = WordFileFormat.hash(0, morphemes.get(start).surface());
    var found = Optional.<Run>empty();
    var most = Math.min(morphemes.size(), start + MOST_PIECES);
    for (var i = start + 1; i < most && morphemes.touches(i - 1); i++) {
      var piece = morphemes.get(i);
      if (RunPieces.inflects(piece)) {
        return inflected(words, morphemes, start, i, hash).or(keep(found));
      }
      if (RunPieces.isInflectedFurther(morphemes, i)) {
        found = inflected(words, morphemes, start, i, hash).or(keep(found));
      }
      if (!RunPieces.continues(piece)) {
        break;
      }
      hash = WordFileFormat.hash(hash, piece.surface());
      if (RunPieces.mayEnd(morphemes, i)) {
        found = run(words, morphemes.between(start, i + 1), start, hash, false).or(keep(found));
      }
    }
    return found;
  }

  private static Optional<Run> inflected(
      WordDictionary words, Morphemes morphemes, int start, int last, int hash) {
    var pieces = morphemes.between(start, last + 1);
    return RunPieces.mayBeVerb(pieces)
        ? run(words, pieces, start, WordFileFormat.hash(hash, pieces.getLast().base()), true)
        : Optional.empty();
  }

  private static java.util.function.Supplier<Optional<Run>> keep(Optional<Run> found) {
    return () -> found;
  }

  private static Optional<Run> run(
      WordDictionary words, List<Morpheme> pieces, int start, int hash, boolean inflects) {
    if (!words.mayHave(hash)) {
      return Optional.empty();
    }
    var entries =
        words.find(RunPieces.headword(pieces, inflects)).stream()
            .filter(entry -> fits(entry, pieces.getLast(), inflects))
            .toList();
    return entries.isEmpty() || !RunPieces.mayJoin(pieces)
        ? Optional.empty()
        : Optional.of(new Run(start, start + pieces.size(), entries, inflects));
  }

  /// Whether the entry is of the kind that the last piece makes of the whole.
  private static boolean fits(Entry entry, Morpheme last, boolean inflects) {
    if (inflects) {
      return entry.is(last.is(Pos.VERB) ? EntryKind.VERB : EntryKind.ADJECTIVE);
    }
    return switch (last.tag().pos()) {
      case VERB -> entry.is(EntryKind.NOUN);
      case ADJECTIVE -> entry.is(EntryKind.ADJECTIVE);
      default ->
          entry.is(EntryKind.NOUN)
              || entry.is(EntryKind.NA_ADJECTIVE)
              || entry.is(EntryKind.PRONOUN)
              || entry.is(EntryKind.ADVERB);
    };
  }
}
