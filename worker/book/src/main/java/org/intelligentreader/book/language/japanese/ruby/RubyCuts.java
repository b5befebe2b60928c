package org.intelligentreader.book.language.japanese.ruby;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Under;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// Where ruby shows that the analyser cut at the wrong place: 一人 ひとり under one annotation, read
/// 一|人物 by the analyser.
public final class RubyCuts {
  private RubyCuts() {}

  /// The parts of `span` to analyse one by one; only `span` itself when ruby and morphemes agree.
  public static List<Span> parts(Span span, List<Morpheme> morphemes, RubyReadings rubies) {
    var cuts = new TreeSet<Integer>();
    for (var ruby : rubies.startingIn(span)) {
      for (var morpheme : Under.of(ruby.span(), morphemes)) {
        cut(ruby, morpheme, cuts);
      }
    }
    cuts.removeIf(cut -> cut <= span.start() || cut >= span.end());
    cuts.add(span.end());
    var parts = new ArrayList<Span>();
    var start = span.start();
    for (var cut : cuts) {
      parts.add(new Span(start, cut));
      start = cut;
    }
    return parts;
  }

  private static void cut(Ruby ruby, Morpheme morpheme, Set<Integer> cuts) {
    var start = ruby.span().start();
    var end = ruby.span().end();
    var begins = morpheme.span().start();
    var ends = morpheme.span().end();
    if (begins < start && start < ends && ends < end) {
      cuts.add(start);
    }
    if (start < begins && begins < end && end < ends && !isOkurigana(morpheme, end)) {
      cuts.add(end);
    }
  }

  /// 追|駈けて under 追駈: the ruby ends where the kana of an inflecting word begin.
  private static boolean isOkurigana(Morpheme morpheme, int end) {
    var rest = morpheme.surface().substring(end - morpheme.span().start());
    return (morpheme.is(Pos.VERB) || morpheme.is(Pos.ADJECTIVE)) && Kana.isAllKana(rest);
  }
}
