package org.intelligentreader.book.language.japanese;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.intelligentreader.book.text.Chapter;
import org.intelligentreader.book.text.Ruby;
import org.intelligentreader.book.text.Span;

/// The ruby of one chapter that says how something is read, in katakana and by its start.
final class RubyReadings {
  private static final int MOST_KANA_PER_KANJI = 5;

  private final NavigableMap<Integer, Ruby> byStart = new TreeMap<>();

  RubyReadings(Chapter chapter) {
    for (var ruby : chapter.structure().ruby()) {
      if (ruby.kind() == Ruby.Kind.READING
          && ruby.text().length() <= MOST_KANA_PER_KANJI * ruby.span().length()) {
        byStart.put(ruby.span().start(), ruby);
      }
    }
  }

  /// Ruby that lies wholly inside `span`.
  List<Ruby> inside(Span span) {
    var first = byStart.ceilingKey(span.start());
    if (first == null || first >= span.end()) {
      return List.of();
    }
    return byStart.subMap(span.start(), span.end()).values().stream()
        .filter(ruby -> span.contains(ruby.span()))
        .toList();
  }

  /// Ruby in ascending order.
  Iterable<Map.Entry<Integer, Ruby>> all() {
    return byStart.entrySet();
  }
}
