package org.intelligentreader.book.language.japanese.headword;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.headword.Headwords.Run;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;

/// What the dictionary of words knows of morphemes: the readings of compounds and of single words.
/// Words of two kanji are put together only where they cut none of its headwords.
public final class DictionaryWords implements Repair {
  private final Headwords headwords;
  private final RubyReadings rubies;

  /// `rubies` read the words under them, whatever the dictionary says.
  public DictionaryWords(Headwords headwords, RubyReadings rubies) {
    this.headwords = headwords;
    this.rubies = rubies;
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    var runs = headwords.runs(morphemes).stream().collect(Collectors.toMap(Run::start, run -> run));
    return morphemes.replace(i -> Optional.of(change(morphemes, i, runs)));
  }

  private Change change(Morphemes morphemes, int i, Map<Integer, Run> runs) {
    var run = runs.get(i);
    if (run != null) {
      return new Change(run.end(), read(run, morphemes));
    }
    if (!runs.containsKey(i + 1) && KanjiPairs.isPair(morphemes, i)) {
      return new Change(i + 2, List.of(KanjiPairs.word(morphemes.get(i), morphemes.get(i + 1))));
    }
    return new Change(i + 1, List.of(WordReading.of(morphemes, i, headwords)));
  }

  private List<Morpheme> read(Run run, Morphemes morphemes) {
    return rubies.startsIn(morphemes.span(run.start(), run.end()))
        ? morphemes.between(run.start(), run.end())
        : CompoundReading.of(run, morphemes);
  }
}
