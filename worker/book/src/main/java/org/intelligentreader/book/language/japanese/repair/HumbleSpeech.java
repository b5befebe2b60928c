package org.intelligentreader.book.language.japanese.repair;

import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.model.Span;

/// Where somebody speaks humbly (ございます, いたす, 申す, 参る, 存じる) in the first person: there 私 is わたくし,
/// elsewhere わたし. A paragraph is humble when it has such a word outside a set phrase.
final class HumbleSpeech {
  private static final Set<String> HUMBLE = Set.of("御座る", "致す", "存ずる", "存じる", "参る", "申す", "申し上げる");
  private static final Set<String> SET_PHRASES = Set.of("有り難う", "御早う", "御目出度う", "有り難い", "御早い");

  private final BitSet humble = new BitSet();

  private HumbleSpeech() {}

  /// Paragraphs are morphemes that touch; a gap between two is a line end.
  static HumbleSpeech in(Morphemes morphemes) {
    var speech = new HumbleSpeech();
    for (var start = 0; start < morphemes.size(); ) {
      var end = morphemes.runEnd(start, _ -> true);
      if (isHumble(morphemes, start, end)) {
        var paragraph = morphemes.span(start, end);
        speech.humble.set(paragraph.start(), paragraph.end());
      }
      start = end;
    }
    return speech;
  }

  boolean at(Span span) {
    return humble.get(span.start());
  }

  private static boolean isHumble(Morphemes morphemes, int start, int end) {
    return IntStream.range(start, end).anyMatch(i -> isHumble(morphemes, i));
  }

  private static boolean isHumble(Morphemes morphemes, int i) {
    return HUMBLE.contains(morphemes.get(i).lemma())
        && (i == 0 || !SET_PHRASES.contains(morphemes.get(i - 1).plainLemma()));
  }
}
