package org.intelligentreader.book.language.japanese.headword;

import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;

/// Words of two kanji that the dictionary lacks, and the analyser makes up from two words of one
/// kanji each: 洋机, 縁喜, 杉苗, 廃作. Compounds in use are in the dictionary, so what is left beside each
/// other is one word or name. Suffixes after common nouns, counters, words for times and a few
/// prefixes stand freely.
final class KanjiPairs {
  private static final Set<String> FREE_PREFIXES = Set.of("御", "大", "小", "第");

  private KanjiPairs() {}

  static boolean isPair(Morphemes morphemes, int i) {
    return morphemes.isBefore(i, second -> isPair(morphemes.get(i), second));
  }

  private static boolean isPair(Morpheme first, Morpheme second) {
    return isKanji(first) && isKanji(second) && begins(first) && ends(first, second);
  }

  private static boolean isKanji(Morpheme morpheme) {
    var surface = morpheme.surface();
    return surface.length() == 1 && surface.charAt(0) >= '一' && surface.charAt(0) <= '鿿';
  }

  private static boolean begins(Morpheme morpheme) {
    var kind = morpheme.tag().third();
    return isPerson(morpheme)
        || (morpheme.is(Pos.PREFIX) && !FREE_PREFIXES.contains(morpheme.surface()))
        || (morpheme.is(Pos.NOUN, "普通名詞") && !kind.startsWith("助数詞") && !kind.startsWith("副詞"));
  }

  private static boolean ends(Morpheme first, Morpheme second) {
    return isPerson(first)
        ? second.is(Pos.SUFFIX, "名詞的")
        : second.is(Pos.NOUN, "普通名詞") && !second.tag().third().startsWith("副詞");
  }

  private static boolean isPerson(Morpheme morpheme) {
    return morpheme.tag().third().equals("人名");
  }

  static Morpheme word(Morpheme first, Morpheme second) {
    var kana =
        first.sound().kana().isEmpty() || second.sound().kana().isEmpty()
            ? ""
            : first.sound().kana() + second.sound().kana();
    return Morpheme.joined(
        List.of(first, second),
        new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", ""),
        Morpheme.Sound.of(kana));
  }
}
