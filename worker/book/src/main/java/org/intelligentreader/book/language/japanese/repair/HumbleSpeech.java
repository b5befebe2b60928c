package org.intelligentreader.book.language.japanese.repair;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.model.Span;

/// Where somebody speaks humbly (ございます, いたす, 申す, 参る, 存じる) in the first person: there 私 is わたくし,
/// elsewhere わたし. A paragraph is humble when it has such a word outside a set phrase.
final class HumbleSpeech {
  private static final Set<String> HUMBLE = Set.of("御座る", "致す", "存ずる", "存じる", "参る", "申す", "申し上げる");
  private static final Set<String> SET_PHRASES = Set.of("有り難う", "御早う", "御目出度う", "有り難い", "御早い");

  private final BitSet humble = new BitSet();

  private HumbleSpeech() {}

  /// Paragraphs are morphemes that touch; a gap between two is a line end.
  static HumbleSpeech in(List<Morpheme> morphemes) {
    var speech = new HumbleSpeech();
    var start = 0;
    var found = false;
    for (var i = 0; i < morphemes.size(); i++) {
      found |= isHumble(morphemes, i);
      var last = i + 1 == morphemes.size();
      if (last || morphemes.get(i + 1).span().start() > morphemes.get(i).span().end()) {
        if (found) {
          speech.humble.set(morphemes.get(start).span().start(), morphemes.get(i).span().end());
        }
        start = i + 1;
        found = false;
      }
    }
    return speech;
  }

  boolean at(Span span) {
    return humble.get(span.start());
  }

  private static boolean isHumble(List<Morpheme> morphemes, int i) {
    return HUMBLE.contains(morphemes.get(i).lemma())
        && (i == 0 || !SET_PHRASES.contains(morphemes.get(i - 1).plainLemma()));
  }
}
