package org.intelligentreader.book.language.japanese.headword;

import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;

/// Tells names that the analyser makes up of other words from chains of known words.
final class KatakanaChain {
  /// Longer words that the dictionary of words lacks are words all the same.
  private static final int SHORT = 4;

  /// Two kana after a person's name are the end of a longer name: マリア|ベル, ダイアナ|リス.
  private static final int END = 2;

  /// Words that end names and no compounds.
  private static final Set<String> ENDS = Set.of("リア", "ティア", "ディア", "シア", "フィア", "ミア", "リス");

  private final Headwords headwords;

  KatakanaChain(Headwords headwords) {
    this.headwords = headwords;
  }

  /// Whether some piece is in no dictionary, or ends a name. Without a dictionary, none is a name.
  boolean isName(List<Morpheme> run) {
    if (!headwords.isInstalled() || !run.stream().allMatch(KatakanaChain::isLink)) {
      return false;
    }
    if (headwords.has(Morpheme.surface(run))) {
      return false;
    }
    return run.stream().anyMatch(this::isUnknown) || isLongerName(run) || hasLetter(run);
  }

  /// A common word that may stand before a name.
  boolean isTitle(Morpheme first) {
    return first.surface().length() >= SHORT
        && first.is(Pos.NOUN, "普通名詞")
        && headwords.has(first.surface());
  }

  /// Numbers and what they count are words.
  private static boolean isLink(Morpheme morpheme) {
    return (morpheme.is(Pos.NOUN) || morpheme.is(Pos.SYMBOL))
        && !morpheme.is(Pos.NOUN, "数詞")
        && !morpheme.tag().third().startsWith("助数詞");
  }

  private boolean isUnknown(Morpheme piece) {
    if (headwords.has(piece.surface())) {
      return false;
    }
    var kind = piece.tag().third();
    return kind.equals("人名")
        || (!kind.equals("地名") && piece.surface().length() <= limit(piece) && !isLoan(piece));
  }

  /// Firms and works of more than two kana stand in chains: トヨタ|カローラ.
  private static int limit(Morpheme piece) {
    return piece.is(Pos.NOUN, "固有名詞") ? END : SHORT;
  }

  /// コーヒー, カローラ: a loanword whose origin the analyser names (コーヒー-coffee).
  private static boolean isLoan(Morpheme piece) {
    return piece.surface().length() > END && !piece.plainLemma().equals(piece.lemma());
  }

  /// ア|リステア: no chain has a single kana in it.
  private static boolean hasLetter(List<Morpheme> run) {
    return run.stream().anyMatch(piece -> piece.is(Pos.SYMBOL) && piece.surface().length() == 1);
  }

  private static boolean isLongerName(List<Morpheme> run) {
    var last = run.getLast();
    return ENDS.contains(last.surface())
        || (run.get(run.size() - 2).tag().third().equals("人名") && last.surface().length() <= END);
  }
}
