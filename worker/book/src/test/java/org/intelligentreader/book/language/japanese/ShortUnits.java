package org.intelligentreader.book.language.japanese;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Span;

/// Short units compared with a treebank: borders, dictionary form, UniDic lemma, reading.
final class ShortUnits {
  private static final int LEMMA = 1;
  private static final int FORM = 2;
  private static final int SOUND = 3;
  private static final int TAG = 6;

  final Score precision;
  final Score recall;
  final Score form;
  final Score lemma;
  final Score reading;

  private final Headwords headwords;

  ShortUnits(String half, Headwords headwords) {
    this.headwords = headwords;
    precision = new Score("short units, precision" + half);
    recall = new Score("short units, recall" + half);
    form = new Score("dictionary form" + half);
    lemma = new Score("UniDic lemma" + half);
    reading = new Score("reading" + half);
  }

  void add(Gold sentence) {
    var ours = morphemes(sentence);
    var wanted = new HashSet<Span>();
    for (var item : sentence.items()) {
      wanted.add(item.span());
      var found = ours.get(item.span());
      recall.add(found != null, item.column(0) + " " + item.column(TAG));
      if (found != null && !item.column(TAG).contains("記号") && !item.column(TAG).contains("数詞")) {
        compare(item, found);
      }
    }
    ours.keySet().forEach(span -> precision.add(wanted.contains(span), span.of(sentence.text())));
  }

  double f1() {
    return Score.f1(precision, recall);
  }

  private Map<Span, Morpheme> morphemes(Gold sentence) {
    var chapter = Chapters.of(sentence.text(), List.of());
    var tokenizer = Dictionaries.tokenizer(headwords);
    var found = new HashMap<Span, Morpheme>();
    for (var morpheme : tokenizer.shortUnits(chapter.text().value(), new RubyReadings(chapter))) {
      if (!morpheme.span().of(sentence.text()).isBlank()) {
        found.put(morpheme.span(), morpheme);
      }
    }
    return found;
  }

  private void compare(Gold.Item item, Morpheme found) {
    var surface = item.column(0);
    var base = found.base().isEmpty() ? found.surface() : found.base();
    form.add(
        base.equalsIgnoreCase(item.column(FORM)),
        surface + ": " + item.column(FORM) + ", ours " + base);
    var wanted = item.column(LEMMA).replaceFirst("(?<=.)-.*", "");
    var listed = found.lemma().isEmpty() ? found.surface() : found.plainLemma();
    lemma.add(wanted.equalsIgnoreCase(listed), surface + ": " + wanted + ", ours " + listed);
    var sound = item.column(SOUND);
    if (!sound.isEmpty()) {
      var kana =
          found.sound().kana().isEmpty() && Kana.isAllKana(found.surface())
              ? found.surface()
              : found.sound().kana();
      var folded = FoldedKana.fold(kana);
      var right =
          folded.equals(FoldedKana.fold(sound))
              || folded.equals(FoldedKana.fold(sound.replace("ワ", "ハ")))
              || folded.equals(FoldedKana.fold(sound.replace("エ", "ヘ")));
      reading.add(right, surface + ": " + sound + ", ours " + kana);
    }
  }
}
