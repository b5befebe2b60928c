package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.text.Span;

/// Long units of a treebank as learner's words: auxiliaries joined to the verb or adjective before
/// them, punctuation left out.
final class LongUnits {
  private static final int JOINED = 5;

  private LongUnits() {}

  /// What one word of a learner is, after the reference.
  static List<Span> wanted(Gold sentence) {
    var units = new ArrayList<Span>();
    for (var item : sentence.items()) {
      if (item.column(1).startsWith("補助記号") || item.column(1).startsWith("空白")) {
        continue;
      }
      if (item.column(JOINED).equals("+")
          && !units.isEmpty()
          && units.getLast().end() == item.span().start()) {
        units.set(units.size() - 1, new Span(units.getLast().start(), item.span().end()));
      } else {
        units.add(item.span());
      }
    }
    return units;
  }

  /// Our words in the same sentence, without punctuation.
  static Set<Span> ours(Gold sentence, Headwords headwords) {
    var words = new HashSet<Span>();
    for (var token : Chapters.tokens(sentence.text(), List.of(), headwords)) {
      if (!token.surface().isBlank() && !isPunctuation(token)) {
        words.add(token.span());
      }
    }
    return words;
  }

  /// Noun long units of several short units: whether a free compound is one word for a learner is a
  /// matter of taste.
  static List<Span> compounds(Gold sentence) {
    var morphemes = LatticeAnalyser.shared().analyse(sentence.text());
    return sentence.items().stream()
        .filter(item -> item.column(1).startsWith("名詞"))
        .map(Gold.Item::span)
        .filter(span -> morphemes.stream().filter(m -> span.contains(m.span())).count() > 1)
        .toList();
  }

  private static boolean isPunctuation(Token token) {
    return token
        .lexeme()
        .partOfSpeech()
        .filter(p -> p.tag().equals("補助記号") || p.tag().equals("空白"))
        .isPresent();
  }
}
