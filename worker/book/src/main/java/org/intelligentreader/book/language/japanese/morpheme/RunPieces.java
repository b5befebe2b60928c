package org.intelligentreader.book.language.japanese.morpheme;

import java.util.List;

/// Which morphemes may be pieces of a headword: what stands for itself or is bound to a noun, never
/// particles.
public final class RunPieces {
  private RunPieces() {}

  /// A counter belongs to the number before it.
  public static boolean mayBegin(Morphemes morphemes, int i) {
    return begins(morphemes.get(i)) && !morphemes.isAfter(i, before -> before.is(Pos.NOUN, "数詞"));
  }

  /// A verb ends a noun (間借り) only where nothing inflects it: not in 朝見た.
  public static boolean mayEnd(Morphemes morphemes, int i) {
    var last = morphemes.get(i);
    if (last.is(Pos.PREFIX) || last.is(Pos.SYMBOL)) {
      return false;
    }
    if (!last.is(Pos.VERB) || !isNounForm(last) || !morphemes.touches(i)) {
      return true;
    }
    var next = morphemes.get(i + 1);
    return !next.is(Pos.AUXILIARY)
        && !next.is(Pos.PARTICLE, "接続助詞")
        && !next.is(Pos.ADJECTIVE)
        && !(next.is(Pos.VERB) && !next.lemma().equals("為る"));
  }

  static boolean begins(Morpheme morpheme) {
    return switch (morpheme.tag().pos()) {
      case NOUN, PRONOUN, ADJECTIVAL_NOUN, PREFIX, ADVERB -> true;
      case VERB -> isNounForm(morpheme) && !morpheme.lemma().equals("為る");
      case ADJECTIVE -> morpheme.isForm("語幹");
      case SYMBOL -> Character.isLetter(morpheme.surface().charAt(0));
      default -> false;
    };
  }

  public static boolean continues(Morpheme morpheme) {
    return morpheme.is(Pos.SUFFIX) ? morpheme.tag().conjugationType().isEmpty() : begins(morpheme);
  }

  /// The last piece of verbs and adjectives: 名|付け(る), 大人気|なく.
  public static boolean inflects(Morpheme morpheme) {
    return (morpheme.is(Pos.VERB) && !isNounForm(morpheme))
        || (morpheme.is(Pos.ADJECTIVE) && !morpheme.isForm("語幹"));
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
    return pieces.getFirst().is(Pos.NOUN, "数詞")
        && (pieces.stream().allMatch(piece -> piece.is(Pos.NOUN, "数詞"))
            || (pieces.size() == 2 && isCounter(pieces.getLast())));
  }

  private static boolean isCounter(Morpheme morpheme) {
    return morpheme.is(Pos.SUFFIX) || morpheme.tag().third().startsWith("助数詞");
  }
}
