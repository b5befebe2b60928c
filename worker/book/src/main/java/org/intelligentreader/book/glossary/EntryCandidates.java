package org.intelligentreader.book.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.WordDictionary;

/// The entries that a word may stand for, before they are put in order. The first way that finds
/// any is taken: as it is spelled, as its dictionary form is, as the analyser's dictionary files
/// it, with other kana after its kanji, as the word that it is derived from.
final class EntryCandidates {
  private static final String DO = "する";

  private final WordDictionary dictionary;

  EntryCandidates(WordDictionary dictionary) {
    this.dictionary = dictionary;
  }

  List<Ranked> of(Question question) {
    var lemma = question.lexeme().lemma();
    var reading = question.lemmaReading();
    return first(
        () -> spelled(question, question.spelling(), question.spellingReading()),
        () -> spelled(question, lemma, reading),
        () -> standard(question, reading),
        () -> otherKana(question, lemma, reading),
        () -> derived(question, lemma, reading));
  }

  @SafeVarargs
  private static List<Ranked> first(Supplier<List<Ranked>>... ways) {
    for (var way : ways) {
      var found = way.get();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /// Under the spelling itself, and of a word in kana those that are read so, too.
  private List<Ranked> spelled(Question question, String spelling, Optional<String> reading) {
    return Script.isKana(spelling)
        ? inKana(question, spelling)
        : ranked(question, readings(question, spelling, reading), spelling);
  }

  private List<Ranked> inKana(Question question, String spelling) {
    var entries = new ArrayList<>(dictionary.explain(spelling));
    if (!question.isName()) {
      dictionary.readAs(spelling).stream()
          .filter(entry -> !entries.contains(entry))
          .forEach(entries::add);
    }
    return ranked(question, entries, spelling).stream()
        .filter(ranked -> ranked.mayBeInKana(question))
        .toList();
  }

  /// Those with the word's reading; where there are none, a name is not meant.
  private List<Entry> readings(Question question, String spelling, Optional<String> reading) {
    var entries = dictionary.explain(spelling);
    var exact = entries.stream().filter(entry -> Script.reads(entry, reading)).toList();
    if (!exact.isEmpty() || question.isName()) {
      return exact;
    }
    var nearly = entries.stream().filter(entry -> Script.nearlyReads(entry, reading)).toList();
    return nearly.isEmpty() ? entries : nearly;
  }

  /// A spelling with kanji stands for its entries even where the part of speech is another one.
  private static List<Ranked> ranked(Question question, List<Entry> entries, String spelling) {
    return entries.stream()
        .map(entry -> Ranked.of(question, entry, spelling))
        .filter(ranked -> ranked.sense() >= 0)
        .toList();
  }

  /// 起る is filed under 起こる: the same word only where it is read the same.
  private List<Ranked> standard(Question question, Optional<String> reading) {
    return question.lexeme().standard().stream()
        .flatMap(standard -> spelled(question, standard, reading).stream())
        .filter(ranked -> Script.reads(ranked.entry(), reading))
        .toList();
  }

  /// 分る and 分かる: the same kanji in the same order, read the same.
  private List<Ranked> otherKana(Question question, String lemma, Optional<String> reading) {
    var kanji = Script.kanji(lemma);
    if (reading.isEmpty() || kanji.isEmpty() || question.isName()) {
      return List.of();
    }
    return dictionary.readAs(reading.get()).stream()
        .filter(entry -> Script.kanji(entry.headword()).equals(kanji))
        .map(entry -> Ranked.of(question, entry, lemma))
        .filter(Ranked::fits)
        .toList();
  }

  /// The noun of 勉強する and 勉強できる, the plain verb of 買える.
  private List<Ranked> derived(Question question, String lemma, Optional<String> reading) {
    var base = question.lexeme().base();
    if (question.wordClass() != WordClass.VERB || base.isEmpty()) {
      return List.of();
    }
    var noun = lemma.equals(base.get() + DO) ? reading.map(EntryCandidates::withoutDo) : reading;
    return first(
        () -> fitting(question, base.get(), Optional.empty()),
        () -> fitting(question.as(WordClass.NOUN), base.get(), noun));
  }

  private List<Ranked> fitting(Question question, String spelling, Optional<String> reading) {
    return spelled(question, spelling, reading).stream().filter(Ranked::fits).toList();
  }

  private static String withoutDo(String kana) {
    return kana.endsWith(DO) ? kana.substring(0, kana.length() - DO.length()) : kana;
  }
}
