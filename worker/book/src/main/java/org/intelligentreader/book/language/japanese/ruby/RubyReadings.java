package org.intelligentreader.book.language.japanese.ruby;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// The ruby of one chapter that says how something is read, by its start.
public final class RubyReadings {
  private static final int MOST_KANA_PER_KANJI = 5;
  private static final Pattern NO_SOUND = Pattern.compile("[\\s\u3000・]");

  private final NavigableMap<Integer, Ruby> byStart = new TreeMap<>();

  public RubyReadings(Chapter chapter) {
    for (var ruby : chapter.structure().ruby()) {
      if (ruby.kind() == Ruby.Kind.READING
          && ruby.text().length() <= MOST_KANA_PER_KANJI * ruby.span().length()) {
        byStart.put(ruby.span().start(), ruby);
      }
    }
  }

  /// What `ruby` says in katakana, without spaces and dots.
  static String katakana(Ruby ruby) {
    return Kana.toKatakana(NO_SOUND.matcher(ruby.text()).replaceAll(""));
  }

  /// Ruby that lies wholly inside `span`.
  public List<Ruby> inside(Span span) {
    if (!startsIn(span)) {
      return List.of();
    }
    return byStart.subMap(span.start(), span.end()).values().stream()
        .filter(ruby -> span.contains(ruby.span()))
        .toList();
  }

  /// Whether any ruby starts inside `span`.
  public boolean startsIn(Span span) {
    var first = byStart.ceilingKey(span.start());
    return first != null && first < span.end();
  }

  /// Ruby that starts inside `span`, in ascending order.
  List<Ruby> startingIn(Span span) {
    return startsIn(span)
        ? new ArrayList<>(byStart.subMap(span.start(), span.end()).values())
        : List.of();
  }

  /// Takes out what is no reading after all; the spans of it.
  public Set<Span> without(Predicate<Ruby> foreign) {
    var taken =
        byStart.values().stream().filter(foreign).map(Ruby::span).collect(toUnmodifiableSet());
    taken.forEach(span -> byStart.remove(span.start()));
    return taken;
  }

  /// The pieces say together what the ruby at their start said.
  void split(List<Ruby> pieces) {
    pieces.forEach(piece -> byStart.put(piece.span().start(), piece));
  }
}
