package org.intelligentreader.book.language.japanese.headword;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.japanese.headword.Headwords.Run;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.model.Span;

/// What the dictionary of words knows of morphemes: the readings of compounds and of single words.
/// Words of two kanji are put together only where they cut none of its headwords.
public final class DictionaryWords {
  private final Headwords headwords;
  private final RubyReadings rubies;

  /// `rubies` read the words under them, whatever the dictionary says.
  public DictionaryWords(Headwords headwords, RubyReadings rubies) {
    this.headwords = headwords;
    this.rubies = rubies;
  }

  public List<Morpheme> apply(List<Morpheme> morphemes) {
    var runs = headwords.runs(morphemes);
    var known = new ArrayList<Morpheme>(morphemes.size());
    var next = 0;
    for (var i = 0; i < morphemes.size(); ) {
      Interruption.check();
      var end = i + 1;
      if (next < runs.size() && runs.get(next).start() == i) {
        var run = runs.get(next++);
        end = run.end();
        known.addAll(read(run, morphemes));
      } else if (end < morphemes.size()
          && !(next < runs.size() && runs.get(next).start() == end)
          && KanjiPairs.isPair(morphemes.get(i), morphemes.get(end))) {
        known.add(KanjiPairs.word(morphemes.get(i), morphemes.get(end++)));
      } else {
        known.add(WordReading.of(morphemes.get(i), headwords));
      }
      i = end;
    }
    return known;
  }

  private List<Morpheme> read(Run run, List<Morpheme> morphemes) {
    var pieces = morphemes.subList(run.start(), run.end());
    var span = new Span(pieces.getFirst().span().start(), pieces.getLast().span().end());
    return rubies.startsIn(span) ? pieces : CompoundReading.of(run, morphemes);
  }
}
