package org.intelligentreader.book.glossary;

import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.Token;

/// Tells verbs that help another one from those that stand for themselves: in 見ても|いる the verb says
/// that somebody goes on looking, in 猫が|いる that there is a cat.
final class Helping {
  /// Particles that may stand between て and the verb after it.
  private static final Set<String> BETWEEN = Set.of("は", "も", "さえ", "ばかり", "だけ", "など", "しか", "すら");

  private Helping() {}

  static boolean is(List<Token> tokens, int at) {
    if (!tag(tokens.get(at), true).equals("非自立可能")) {
      return false;
    }
    var i = at - 1;
    while (i >= 0 && touches(tokens, i) && BETWEEN.contains(tokens.get(i).surface())) {
      i--;
    }
    return i >= 0 && touches(tokens, i) && isTeForm(tokens.get(i));
  }

  private static boolean isTeForm(Token token) {
    var ends = token.surface().endsWith("て") || token.surface().endsWith("で");
    var tag = tag(token, false);
    return ends
        && (tag.equals("動詞")
            || tag.equals("形容詞")
            || (tag.equals("助詞") && tag(token, true).equals("接続助詞")));
  }

  private static boolean touches(List<Token> tokens, int i) {
    return tokens.get(i).span().end() == tokens.get(i + 1).span().start();
  }

  private static String tag(Token token, boolean detail) {
    var pos = token.lexeme().partOfSpeech();
    return (detail ? pos.flatMap(p -> p.detail()) : pos.map(p -> p.tag())).orElse("");
  }
}
