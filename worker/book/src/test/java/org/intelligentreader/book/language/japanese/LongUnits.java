package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.model.Span;

/// Long units of a treebank as learner's words: auxiliaries, and て, ば, たり, ながら, つつ, joined to what
/// they inflect, だった and the like whole, punctuation left out.
final class LongUnits {
  private static final int JOINED = 5;
  private static final Set<String> CONNECTIVES = Set.of("て", "で", "ば", "ながら", "つつ", "ちゃ", "じゃ");

  private LongUnits() {}

  /// What one word of a learner is, after the reference.
  static List<Span> wanted(Gold sentence) {
    var units = new ArrayList<Span>();
    var before = "";
    for (var item : sentence.items()) {
      if (item.column(1).startsWith("補助記号") || item.column(1).startsWith("空白")) {
        continue;
      }
      if (!units.isEmpty()
          && units.getLast().end() == item.span().start()
          && (item.column(JOINED).equals("+")
              || isConnective(item)
              || inflectsCopula(item, before))) {
        units.set(units.size() - 1, new Span(units.getLast().start(), item.span().end()));
      } else {
        units.add(item.span());
      }
      before = item.column(JOINED).equals("+") ? "" : item.column(1);
    }
    return units;
  }

  private static boolean isConnective(Gold.Item item) {
    return switch (item.column(1)) {
      case "助詞-接続助詞" -> CONNECTIVES.contains(item.column(0));
      case "助詞-副助詞" -> Set.of("たり", "だり").contains(item.column(0));
      default -> false;
    };
  }

  private static boolean inflectsCopula(Gold.Item item, String before) {
    return item.column(1).endsWith("-タ") && before.startsWith("助動詞");
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
