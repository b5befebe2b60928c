package org.intelligentreader.book.language.japanese.headword;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.text.CodePoints;

/// A run of katakana that is not a chain of known words is one name (アイリス|ディーナ, エルザ|リオン), unlike
/// デスクトップ|パソコン. What was one name once is one from there on, however its neighbours make the
/// analyser cut it.
public final class ForeignNames implements Repair {
  private static final int SHORTEST = 3;

  private static final Morpheme.Tag NAME = new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", "");

  private final Headwords headwords;
  private final Set<String> known;

  /// `known` are the names of the book so far; this adds to them.
  public ForeignNames(Headwords headwords, Set<String> known) {
    this.headwords = headwords;
    this.known = known;
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    var joined = morphemes.replace(i -> run(morphemes, i).flatMap(run -> name(run, i)));
    known.addAll(names(joined));
    return known.isEmpty()
        ? joined
        : joined.replace(i -> run(joined, i).flatMap(run -> again(run, i)));
  }

  /// The morphemes of the run of katakana that starts here.
  private static Optional<List<Morpheme>> run(Morphemes morphemes, int start) {
    if (morphemes.isAfter(start, ForeignNames::isKatakana)) {
      return Optional.empty();
    }
    var end = morphemes.runEnd(start, ForeignNames::isKatakana);
    return end == start ? Optional.empty() : Optional.of(morphemes.between(start, end));
  }

  private static boolean isKatakana(Morpheme morpheme) {
    return CodePoints.all(morpheme.surface(), c -> (c >= 'ァ' && c <= 'ヴ') || c == 'ー');
  }

  /// キャプテン|ハー|ロック: a common word before the name stands apart.
  private Optional<Change> name(List<Morpheme> run, int start) {
    var pieces = new KatakanaChain(headwords);
    if (run.size() < 2 || !pieces.isName(run)) {
      return Optional.empty();
    }
    var from = run.size() > 2 && pieces.isTitle(run.getFirst()) ? 1 : 0;
    var changed = new ArrayList<Morpheme>(run.subList(0, from));
    changed.add(joined(run.subList(from, run.size())));
    return Optional.of(new Change(start + run.size(), changed));
  }

  private Optional<Change> again(List<Morpheme> run, int start) {
    return run.size() > 1 && known.contains(Morpheme.surface(run))
        ? Optional.of(new Change(start + run.size(), List.of(joined(run))))
        : Optional.empty();
  }

  /// Runs that are one word here, which no dictionary of words has.
  private Set<String> names(Morphemes morphemes) {
    var names = new HashSet<String>();
    for (var i = 0; i < morphemes.size(); i++) {
      var run = run(morphemes, i);
      if (run.isPresent() && run.get().size() == 1 && isName(run.get().getFirst())) {
        names.add(run.get().getFirst().surface());
      }
    }
    return names;
  }

  private boolean isName(Morpheme word) {
    return headwords.isInstalled()
        && word.is(Pos.NOUN)
        && word.surface().length() >= SHORTEST
        && headwords.entries(word).isEmpty();
  }

  private static Morpheme joined(List<Morpheme> run) {
    return Morpheme.joined(run, NAME, Morpheme.Sound.of(Morpheme.surface(run)));
  }
}
