package org.intelligentreader.book.language.japanese;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.intelligentreader.book.language.japanese.headword.Headwords;

/// The figures of `docs/japanese-quality.md`, with a dictionary of words or without.
///
/// Rules were tuned on one half of each file and checked on the other; both are printed.
final class Figures {
  private static final int MISSES = Integer.getInteger("quality.misses", 0);

  /// The paragraph of `ruby-general.tsv` where the second half of its authors begins; no author is
  /// in both.
  private static final int OTHER_AUTHORS = 3037;

  private final Headwords headwords;
  private final Function<String, Path> files;

  /// `files` finds reference data by name; the tests declare which they need.
  Figures(Headwords headwords, Function<String, Path> files) {
    this.headwords = headwords;
    this.files = files;
  }

  ShortUnits shortUnits() throws IOException {
    var all = new ShortUnits("", headwords);
    var tuned = new ShortUnits(", tuned half", headwords);
    var checked = new ShortUnits(", checked half", headwords);
    var gold = Gold.read(files.apply("gold/gsd-dev.tsv"));
    for (var i = 0; i < gold.size(); i++) {
      all.add(gold.get(i));
      (i % 2 == 0 ? tuned : checked).add(gold.get(i));
    }
    print(f1(all.f1()), all.precision, all.recall, all.form, all.lemma, all.reading);
    print("tuned " + f1(tuned.f1()), tuned.form, tuned.lemma, tuned.reading);
    print("checked " + f1(checked.f1()), checked.form, checked.lemma, checked.reading);
    return all;
  }

  /// F1 of learner's words, without free noun compounds.
  double longUnits() throws IOException {
    var precision = new Score("learner's words, precision");
    var recall = new Score("learner's words, recall");
    var allPrecision = new Score("with noun compounds, precision");
    var allRecall = new Score("with noun compounds, recall");
    for (var sentence : Gold.read(files.apply("gold/gsd-dev-luw.tsv"))) {
      var wanted = LongUnits.wanted(sentence);
      var ours = LongUnits.ours(sentence, headwords);
      var compounds = LongUnits.compounds(sentence);
      for (var span : ours) {
        var right = wanted.contains(span);
        allPrecision.add(right, span.of(sentence.text()));
        if (compounds.stream().noneMatch(unit -> unit.contains(span))) {
          precision.add(right, span.of(sentence.text()));
        }
      }
      for (var span : wanted) {
        var right = ours.contains(span);
        allRecall.add(right, span.of(sentence.text()));
        if (!compounds.contains(span)) {
          recall.add(right, span.of(sentence.text()));
        }
      }
    }
    var f1 = Score.f1(precision, recall);
    print(f1(f1), precision, recall);
    print(f1(Score.f1(allPrecision, allRecall)), allPrecision, allRecall);
    return f1;
  }

  Score generalTextsWithoutRuby() throws IOException {
    var all = new Score("general texts, ruby hidden");
    var tuned = new Score("of them, tuned half");
    var checked = new Score("of them, checked half");
    var gold = Gold.read(files.apply("gold/ruby-general.tsv"));
    for (var i = 0; i < gold.size(); i++) {
      var tokens = Chapters.tokens(gold.get(i).text(), List.of(), headwords);
      RubyGold.score(gold.get(i), tokens, all);
      RubyGold.score(gold.get(i), tokens, i < OTHER_AUTHORS ? tuned : checked);
    }
    print("", all, tuned, checked);
    return all;
  }

  Score generalTextsWithRuby() throws IOException {
    var score = new Score("general texts, ruby in use");
    for (var paragraph : Gold.read(files.apply("gold/ruby-general.tsv"))) {
      RubyGold.score(
          paragraph,
          Chapters.tokens(paragraph.text(), RubyGold.rubies(paragraph), headwords),
          score);
    }
    print("", score);
    return score;
  }

  /// Each ruby of Kusamakura hidden until after its use.
  Score kusamakura() throws IOException {
    var hidden = new Score("Kusamakura, no ruby");
    var memory = new Score("Kusamakura, book memory");
    var tokenizer = Dictionaries.tokenizer(headwords);
    for (var paragraph : Gold.read(files.apply("gold/ruby-kusamakura.tsv"))) {
      var text = paragraph.text();
      RubyGold.score(paragraph, Chapters.tokens(text, List.of(), headwords), hidden);
      RubyGold.score(paragraph, tokenizer.analyse(Chapters.of(text, List.of())).tokens(), memory);
      tokenizer.analyse(Chapters.of(text, RubyGold.rubies(paragraph)));
    }
    print("", hidden, memory);
    return memory;
  }

  private static String f1(double percent) {
    return String.format(Locale.ROOT, "F1 %.2f %%", percent);
  }

  private static void print(String title, Score... scores) {
    if (MISSES > 0) {
      System.out.println(title);
      for (var score : scores) {
        System.out.println(score.report(MISSES));
      }
    }
  }
}
