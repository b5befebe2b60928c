package org.intelligentreader.book.language.japanese;

import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.japanese.analyser.Letters;
import org.intelligentreader.book.language.japanese.headword.Borders;
import org.intelligentreader.book.language.japanese.headword.DictionaryWords;
import org.intelligentreader.book.language.japanese.headword.ForeignNames;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.headword.Repetitions;
import org.intelligentreader.book.language.japanese.headword.Speech;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.repair.Corrections;
import org.intelligentreader.book.language.japanese.repair.Counters;
import org.intelligentreader.book.language.japanese.repair.Disambiguation;
import org.intelligentreader.book.language.japanese.repair.FreeForms;
import org.intelligentreader.book.language.japanese.repair.Joins;
import org.intelligentreader.book.language.japanese.repair.KanjiNumbers;
import org.intelligentreader.book.language.japanese.repair.KatakanaNames;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;

/// The repairs of the analyser's morphemes in the order in which they are made. First those that
/// move borders, since readings depend on neighbours. After them come ruby (`RubyWords`) and the
/// words of learners (`LearnerWords`).
final class Repairs {
  private Repairs() {}

  /// `names` are those of the book so far.
  static List<Repair> listed(
      MorphemeAnalyser analyser, Headwords headwords, RubyReadings rubies, Set<String> names) {
    return List.of(
        new KanjiNumbers(), // 一|九|三|三: one number
        new Joins(), // 1|,|000, B|O|W|Y: one number, one foreign word
        new KatakanaNames(), // コ|リンス: one name
        new ForeignNames(headwords, names), // アイリス|ディーナ: one name
        new Borders(headwords), // 滑走|路上: 滑走|路|上
        new Speech(headwords), // 読ん|ど|い|て: forms of speech
        new Letters(analyser), // Red: レッド
        new Disambiguation(), // で, とも, 行って: which word it is
        new FreeForms(), // 席に就く: ツク
        new Counters(), // 三|本: サン|ボン
        new Repetitions(headwords), // 縞|々: one word
        new Corrections(), // 私, 何, 風: read by their neighbours
        new DictionaryWords(headwords, rubies)); // 外国|人: ジン, as the whole word is read
  }
}
