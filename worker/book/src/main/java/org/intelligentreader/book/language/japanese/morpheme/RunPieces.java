package org.intelligentreader.book.language.japanese.morpheme;

import java.util.List;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.text.CodePoints;

/// Which morphemes may be pieces of a headword: what stands for itself or is bound to a noun, never
/// particles.
public final class RunPieces {
  /// Kanji of a word that is hardly a name.
  private static final int LONG = 3;

  private RunPieces() {}

  /// A counter belongs to the number before it.
  public static boolean mayBegin(Morphemes morphemes, int i) {
    return begins(morphemes.get(i)) && !morphemes.isAfter(i, before -> before.is(Pos.NOUN, "数詞"));
  }

  /// A verb ends a noun (間借り) only where nothing inflects it: not in 朝見た.
  public static boolean mayEnd(Morphemes morphemes, int i) {
    return switch (morphemes.get(i).tag().pos()) {
      case PREFIX, SYMBOL, PARTICLE -> false;
      default -> !isInflectedFurther(morphemes, i);
    };
  }

  /// A verb's 連用形 with what inflects it: 付け|た.
  public static boolean isInflectedFurther(Morphemes morphemes, int i) {
    return morphemes.get(i).is(Pos.VERB)
        && isNounForm(morphemes.get(i))
        && morphemes.isBefore(i, RunPieces::inflectsWhatIsBefore);
  }

  private static boolean inflectsWhatIsBefore(Morpheme next) {
    return next.is(Pos.AUXILIARY)
        || next.is(Pos.PARTICLE, "接続助詞")
        || next.is(Pos.ADJECTIVE)
        || (next.is(Pos.VERB) && !next.lemma().equals("為る"));
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

  /// A particle in kanji inside of a headword is none: 胎|位|異常.
  public static boolean continues(Morpheme morpheme) {
    return switch (morpheme.tag().pos()) {
      case SUFFIX -> morpheme.tag().conjugationType().isEmpty();
      case PARTICLE -> isKanji(morpheme);
      default -> begins(morpheme);
    };
  }

  private static boolean isKanji(Morpheme morpheme) {
    return CodePoints.all(morpheme.surface(), Character::isIdeographic);
  }

  /// The last piece of verbs and adjectives: 名|付け(る), 大人気|なく.
  public static boolean inflects(Morpheme morpheme) {
    return (morpheme.is(Pos.VERB) && !isNounForm(morpheme))
        || ((morpheme.is(Pos.ADJECTIVE) || morpheme.is(Pos.SUFFIX, "形容詞的"))
            && !morpheme.isForm("語幹"));
  }

  public static boolean isNounForm(Morpheme morpheme) {
    return morpheme.isForm("連用形-一般");
  }

  /// Whether pieces that end in a verb or adjective may be one: verb after verb is one word by
  /// rule; adverbs and numbers (一歩退く) stand apart.
  public static boolean mayBeVerb(List<Morpheme> pieces) {
    var last = pieces.getLast();
    return !last.lemma().equals("為る")
        && !(last.is(Pos.VERB) && pieces.get(pieces.size() - 2).is(Pos.VERB))
        && pieces.stream().noneMatch(piece -> piece.is(Pos.ADVERB) || piece.is(Pos.NOUN, "数詞"));
  }

  /// As the dictionary lists what the pieces spell, of which the last may inflect.
  public static String headword(List<Morpheme> pieces, boolean inflects) {
    var text = new StringBuilder();
    for (var piece : pieces.subList(0, pieces.size() - 1)) {
      text.append(piece.surface());
    }
    var last = pieces.getLast();
    return text.append(inflects ? last.base() : last.surface()).toString();
  }

  /// A name of a person in a long word of kanji is none: 輝|安|鉱.
  public static boolean mayJoin(List<Morpheme> pieces) {
    return !isCounted(pieces)
        && (pieces.stream().noneMatch(RunPieces::isPerson) || isLongInKanji(pieces));
  }

  private static boolean isLongInKanji(List<Morpheme> pieces) {
    return pieces.stream().allMatch(RunPieces::isKanji)
        && pieces.stream().mapToInt(piece -> piece.surface().length()).sum() >= LONG;
  }

  /// Not クーロン|力: what is named after a foreigner is read as any word.
  private static boolean isPerson(Morpheme morpheme) {
    return morpheme.tag().third().equals("人名") && !Kana.isAllKana(morpheme.surface());
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
