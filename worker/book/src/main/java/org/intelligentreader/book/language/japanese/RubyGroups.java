package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.text.Span;

/// Ruby may correct a split: morphemes under one annotation that are not read as it says are one
/// word (大人 おとな).
final class RubyGroups {
  private RubyGroups() {}

  static List<Morpheme> merge(List<Morpheme> morphemes, RubyReadings rubies) {
    var merged = new ArrayList<>(morphemes);
    for (var entry : rubies.all()) {
      var ruby = entry.getValue();
      var from = indexOfStart(merged, ruby.span().start());
      var to = from < 0 ? -1 : indexOfEnd(merged, from, ruby.span().end());
      if (to > from) {
        var group = merged.subList(from, to + 1);
        var kana = group.stream().map(m -> m.sound().kana()).collect(Collectors.joining());
        var reading = Kana.toKatakana(ruby.text());
        if (!kana.equals(reading)
            && group.stream().allMatch(m -> m.is("名詞") || m.is("接頭辞") || m.is("接尾辞"))) {
          var one = merged(group, reading);
          group.clear();
          merged.add(from, one);
        }
      }
    }
    return merged;
  }

  private static Morpheme merged(List<Morpheme> group, String reading) {
    var surface = group.stream().map(Morpheme::surface).collect(Collectors.joining());
    return new Morpheme(
        new Span(group.getFirst().span().start(), group.getLast().span().end()),
        surface,
        new Morpheme.Tag("名詞", "普通名詞", "一般", "", ""),
        surface,
        surface,
        new Morpheme.Sound(reading, reading, java.util.Optional.empty()));
  }

  private static int indexOfStart(List<Morpheme> morphemes, int start) {
    var low = 0;
    var high = morphemes.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var at = morphemes.get(middle).span().start();
      if (at == start) {
        return middle;
      }
      if (at < start) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private static int indexOfEnd(List<Morpheme> morphemes, int from, int end) {
    for (var i = from; i < morphemes.size() && morphemes.get(i).span().end() <= end; i++) {
      if (morphemes.get(i).span().end() == end) {
        return i;
      }
    }
    return -1;
  }
}
