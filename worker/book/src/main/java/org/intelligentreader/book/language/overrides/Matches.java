package org.intelligentreader.book.language.overrides;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;

/// Where corrections hold in a chapter.
final class Matches {
  /// One place; `correction` says what stands there.
  record Match(Span span, Correction correction) {}

  private final Chapter chapter;
  private final String text;
  private final Set<Integer> borders = new HashSet<>();

  Matches(Chapter chapter, List<Token> tokens) {
    this.chapter = chapter;
    this.text = chapter.text().value();
    for (var token : tokens) {
      border(token.span());
      token.parts().forEach(part -> border(part.span()));
    }
  }

  /// Every place of `correction`, also those where another one is stronger.
  List<Match> of(Correction correction) {
    var anchor = correction.anchor();
    var here = anchor.chapter().map(id -> id.equals(chapter.heading().id().value())).orElse(true);
    var found = new ArrayList<Match>();
    if (here) {
      var at = text.indexOf(anchor.text());
      while (at >= 0) {
        var span = new Span(at, at + anchor.text().length());
        if (fits(anchor, span)) {
          found.add(new Match(span, correction));
        }
        at = text.indexOf(anchor.text(), at + 1);
      }
    }
    return found;
  }

  /// The strongest first where places overlap: with context before without, for a chapter before
  /// for the book, longer before shorter, earlier in the file before later. Answers what is left,
  /// in the order of the text.
  static List<Match> strongest(List<Match> matches) {
    var byStrength =
        matches.stream()
            .sorted(
                Comparator.comparingInt((Match match) -> weakness(match.correction().anchor()))
                    .thenComparingInt(match -> -match.span().length())
                    .thenComparingInt(match -> match.correction().number())
                    .thenComparingInt(match -> match.span().start()))
            .toList();
    var taken = new TreeMap<Integer, Match>();
    for (var match : byStrength) {
      var before = taken.lowerEntry(match.span().end());
      if (before == null || before.getValue().span().end() <= match.span().start()) {
        taken.put(match.span().start(), match);
      }
    }
    return List.copyOf(taken.values());
  }

  private static int weakness(Correction.Anchor anchor) {
    return (anchor.hasContext() ? 0 : 2) + (anchor.chapter().isPresent() ? 0 : 1);
  }

  /// Without context a text inside a longer word is another word: 京都 in 東京都.
  private boolean fits(Correction.Anchor anchor, Span span) {
    return anchor.hasContext()
        ? endsWith(anchor.before(), span.start()) && startsWith(anchor.after(), span.end())
        : borders.contains(span.start()) && borders.contains(span.end());
  }

  private boolean endsWith(String before, int end) {
    var at = end;
    for (var i = before.length() - 1; i >= 0; i--) {
      if (!Character.isWhitespace(before.charAt(i))) {
        do {
          at--;
        } while (at >= 0 && Character.isWhitespace(text.charAt(at)));
        if (at < 0 || text.charAt(at) != before.charAt(i)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean startsWith(String after, int start) {
    var at = start - 1;
    for (var i = 0; i < after.length(); i++) {
      if (!Character.isWhitespace(after.charAt(i))) {
        do {
          at++;
        } while (at < text.length() && Character.isWhitespace(text.charAt(at)));
        if (at >= text.length() || text.charAt(at) != after.charAt(i)) {
          return false;
        }
      }
    }
    return true;
  }

  private void border(Span span) {
    borders.add(span.start());
    borders.add(span.end());
  }
}
