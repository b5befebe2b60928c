package org.intelligentreader.book.language.japanese.morpheme;

import java.util.List;

/// Which morphemes may be pieces of a headword: what stands for itself or is bound to a noun, never
/// particles.
public final class RunPieces {
  private RunPieces() {}

  /// A counter belongs to the number before it.
  public static boolean mayBegin(List<Morpheme> morphemes, int i) {
    return begins(morphemes.get(i))
        && !(i > 0 && touches(morphemes, i) && morphemes.get(i - 1).is("名詞", "数詞"));
  }

  /// A verb ends a noun (間借り) only where nothing inflects it: not in 朝見た.
  public static boolean mayEnd(List<Morpheme> morphemes, int i) {
    var last = morphemes.get(i);
    if (last.is("接頭辞") || last.is("記号")) {
      return false;
    }
    if (!last.is("動詞") || !isNounForm(last) || !touches(morphemes, i + 1)) {
      return true;
    }
    var next = morphemes.get(i + 1);
    return !next.is("助動詞")
        && !next.is("助詞", "接続助詞")
        && !next.is("形容詞")
        && !(next.is("動詞") && !next.lemma().equals("為る"));
  }

  public static boolean touches(List<Morpheme> morphemes, int i) {
    return i < morphemes.size()
        && morphemes.get(i - 1).span().end() == morphemes.get(i).span().start();
  }

  static boolean begins(Morpheme morpheme) {
    return switch (morpheme.tag().pos()) {
      case "名詞", "代名詞", "形状詞", "接頭辞", "副詞" -> true;
      case "動詞" -> isNounForm(morpheme) && !morpheme.lemma().equals("為る");
      case "形容詞" -> morpheme.isForm("語幹");
      case "記号" -> Character.isLetter(morpheme.surface().charAt(0));
      default -> false;
    };
  }

  public static boolean continues(Morpheme morpheme) {
    return morpheme.is("接尾辞") ? morpheme.tag().conjugationType().isEmpty() : begins(morpheme);
  }

  /// The last piece of verbs and adjectives: 名|付け(る), 大人気|なく.
  public static boolean inflects(Morpheme morpheme) {
    return (morpheme.is("動詞") && !isNounForm(morpheme))
        || (morpheme.is("形容詞") && !morpheme.isForm("語幹"));
  }

  public static boolean isNounForm(Morpheme morpheme) {
    return morpheme.isForm("連用形-一般");
  }

  /// As the dictionary lists what the pieces spell.
  public static String headword(List<Morpheme> pieces) {
    var text = new StringBuilder();
    for (var piece : pieces.subList(0, pieces.size() - 1)) {
      text.append(piece.surface());
    }
    var last = pieces.getLast();
    return text.append(inflects(last) ? last.base() : last.surface()).toString();
  }

  public static boolean mayJoin(List<Morpheme> pieces) {
    return !isCounted(pieces) && pieces.stream().noneMatch(RunPieces::isPerson);
  }

  private static boolean isPerson(Morpheme morpheme) {
    return morpheme.tag().third().equals("人名");
  }

  /// Numbers with their counter are words by rule, and read by rule.
  private static boolean isCounted(List<Morpheme> pieces) {
    return pieces.getFirst().is("名詞", "数詞")
        && (pieces.stream().allMatch(piece -> piece.is("名詞", "数詞"))
            || (pieces.size() == 2 && isCounter(pieces.getLast())));
  }

  private static boolean isCounter(Morpheme morpheme) {
    return morpheme.is("接尾辞") || morpheme.tag().third().startsWith("助数詞");
  }
}
