package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.text.CodePoints;
import org.intelligentreader.book.text.Span;

/// Puts together what the analyser cuts and a reader does not: the digits of a number, the letters
/// of a foreign word, the halves of a character beyond the basic plane.
final class Joins {
  private static final Morpheme.Tag NUMBER = new Morpheme.Tag("名詞", "数詞", "", "", "");
  private static final Morpheme.Tag FOREIGN = new Morpheme.Tag("名詞", "普通名詞", "一般", "", "");

  private static final Set<Character.UnicodeScript> ALPHABETS =
      EnumSet.of(
          Character.UnicodeScript.LATIN,
          Character.UnicodeScript.GREEK,
          Character.UnicodeScript.CYRILLIC);

  private Joins() {}

  static List<Morpheme> join(List<Morpheme> morphemes) {
    var joined = new ArrayList<Morpheme>(morphemes.size());
    for (var i = 0; i < morphemes.size(); i++) {
      var current = morphemes.get(i);
      if (!mayJoin(current.surface().charAt(0))) {
        joined.add(current);
        continue;
      }
      var next =
          i + 1 < morphemes.size() ? Optional.of(morphemes.get(i + 1)) : Optional.<Morpheme>empty();
      var last = joined.isEmpty() ? Optional.<Morpheme>empty() : Optional.of(joined.getLast());
      var tag =
          last.filter(l -> l.span().end() == current.span().start())
              .flatMap(l -> tag(l, current, next));
      if (tag.isPresent()) {
        joined.set(joined.size() - 1, joined(joined.getLast(), current, tag.get()));
      } else {
        joined.add(current);
      }
    }
    return joined;
  }

  /// Only what starts with a digit, a point, a letter or half a character joins what is before it.
  private static boolean mayJoin(char first) {
    return isDigit(first)
        || ".,．，".indexOf(first) >= 0
        || isForeign(first)
        || Character.isLowSurrogate(first);
  }

  private static Optional<Morpheme.Tag> tag(
      Morpheme last, Morpheme current, Optional<Morpheme> next) {
    var a = last.surface().charAt(last.surface().length() - 1);
    var b = current.surface().charAt(0);
    if (isDigit(a) && isAllDigits(current.surface())) {
      return Optional.of(NUMBER);
    }
    if (isDigit(a)
        && isPoint(current.surface())
        && next.isPresent()
        && isAllDigits(next.get().surface())) {
      return Optional.of(NUMBER);
    }
    if (isPoint(String.valueOf(a))
        && last.surface().length() > 1
        && isAllDigits(current.surface())) {
      return Optional.of(NUMBER);
    }
    if (isForeign(a) && isForeign(b)) {
      return Optional.of(FOREIGN);
    }
    return Character.isHighSurrogate(a) && Character.isLowSurrogate(b)
        ? Optional.of(last.tag())
        : Optional.empty();
  }

  private static Morpheme joined(Morpheme a, Morpheme b, Morpheme.Tag tag) {
    var surface = a.surface() + b.surface();
    return new Morpheme(
        new Span(a.span().start(), b.span().end()),
        surface,
        tag,
        surface,
        surface,
        Morpheme.Sound.NONE);
  }

  private static boolean isAllDigits(String text) {
    return CodePoints.all(text, Joins::isDigit);
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static boolean isPoint(String text) {
    return text.length() == 1 && ".,．，".contains(text);
  }

  /// A letter of a foreign alphabet; names mix them (BOφWY).
  private static boolean isForeign(char c) {
    return !isJapanese(c)
        && Character.isLetter(c)
        && ALPHABETS.contains(Character.UnicodeScript.of(c));
  }

  /// Most characters, sorted out before the slower questions.
  private static boolean isJapanese(char c) {
    return c >= '\u3000' && c <= '\u9FFF';
  }
}
