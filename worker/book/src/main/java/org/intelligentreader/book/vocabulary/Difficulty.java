package org.intelligentreader.book.vocabulary;

import java.util.Optional;

/// How hard a text is to read, from 0 to 100, by three things that can be counted in any language:
/// the length of its sentences, the variety of its words, and how its words are written.
///
/// The formula and its reasons: `docs/vocabulary.md`.
final class Difficulty {
  private static final double SENTENCE_SHARE = 0.35;
  private static final double VARIETY_SHARE = 0.35;
  private static final double WRITING_SHARE = 0.30;

  private Difficulty() {}

  /// `variety` is the mean number of distinct words in 100 running ones; empty when the text has
  /// fewer.
  static Optional<Double> of(
      TextStatistics.Sizes sizes,
      KanjiStatistics kanji,
      boolean japanese,
      Optional<Double> variety) {
    if (variety.isEmpty() || sizes.sentences() == 0) {
      return Optional.empty();
    }
    var sum =
        SENTENCE_SHARE * sentences((double) sizes.words() / sizes.sentences())
            + VARIETY_SHARE * between(variety.get(), 45, 90);
    var shares = SENTENCE_SHARE + VARIETY_SHARE;
    var writing = japanese ? kanji(kanji, sizes) : letters(kanji, sizes);
    if (writing.isPresent()) {
      sum += WRITING_SHARE * writing.get();
      shares += WRITING_SHARE;
    }
    return Optional.of(Math.round(1000 * sum / shares) / 10.0);
  }

  /// From 3 to 30 words, by ratio: from 5 to 10 weighs as much as from 10 to 20. StrictMath,
  /// because the same book gives the same bytes everywhere.
  private static double sentences(double words) {
    return between(StrictMath.log(words), StrictMath.log(3), StrictMath.log(30));
  }

  /// Grade points of kanji a character of text: Gongitsune, a tale for children, has 0.46,
  /// Kusamakura 1.23.
  private static Optional<Double> kanji(KanjiStatistics kanji, TextStatistics.Sizes sizes) {
    return Optional.of(between((double) kanji.points() / sizes.characters(), 0, 2));
  }

  /// Letters a word. It says nothing where words are Chinese characters.
  private static Optional<Double> letters(KanjiStatistics kanji, TextStatistics.Sizes sizes) {
    return kanji.all().total() * 2 > sizes.letters()
        ? Optional.empty()
        : Optional.of(between((double) sizes.letters() / sizes.words(), 3, 7));
  }

  private static double between(double value, double least, double most) {
    return Math.clamp((value - least) / (most - least), 0, 1);
  }
}
