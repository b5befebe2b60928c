package org.intelligentreader.book.language.japanese.repair;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.text.CodePoints;

/// Foreign names that no dictionary has and the analyser makes up from small words: コリンス out of コ
/// and リンス, セルギイ out of セル and ギイ. A run of katakana is one unknown name when a piece of it is a
/// noun of a single kana, or a short proper name that follows something else.
public final class KatakanaNames implements Repair {
  /// Longer names do stand after nouns: ドクターシュバイツァー.
  private static final int SHORT_NAME = 3;

  private static final Morpheme.Tag NAME = new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", "");

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i -> {
      var end = morphemes.runEnd(i, KatakanaNames::isKatakana);
      var run = morphemes.between(i, end);
      return run.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Change(end, run.size() > 1 && isMadeUp(run) ? List.of(name(run)) : run));
    });
  }

  private static boolean isKatakana(Morpheme morpheme) {
    return CodePoints.all(morpheme.surface(), c -> (c >= 'ァ' && c <= 'ヴ') || c == 'ー');
  }

  private static boolean isMadeUp(List<Morpheme> run) {
    if (!run.stream().allMatch(KatakanaNames::isContentWord)) {
      return false;
    }
    for (var i = 0; i < run.size(); i++) {
      var piece = run.get(i);
      var single = piece.is(Pos.NOUN) && piece.surface().length() == 1;
      var follows = i > 0 && !isName(run.get(i - 1));
      if (single || (follows && isName(piece) && piece.surface().length() <= SHORT_NAME)) {
        return true;
      }
    }
    return false;
  }

  /// Whole sentences in katakana have particles and verbs.
  private static boolean isContentWord(Morpheme morpheme) {
    return switch (morpheme.tag().pos()) {
      case NOUN, ADJECTIVE, ADJECTIVAL_NOUN, ADVERB, INTERJECTION -> true;
      default -> false;
    };
  }

  private static boolean isName(Morpheme morpheme) {
    return morpheme.is(Pos.NOUN, "固有名詞");
  }

  private static Morpheme name(List<Morpheme> run) {
    return Morpheme.joined(run, NAME, Morpheme.Sound.of(Morpheme.surface(run)));
  }
}
