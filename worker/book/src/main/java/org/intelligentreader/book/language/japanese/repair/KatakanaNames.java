package org.intelligentreader.book.language.japanese.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Foreign names that no dictionary has and the analyser makes up from small words: コリンス out of コ
/// and リンス, セルギイ out of セル and ギイ. A run of katakana is one unknown name when a piece of it is a
/// noun of a single kana, or a short proper name that follows something else.
public final class KatakanaNames {
  /// Longer names do stand after nouns: ドクターシュバイツァー.
  private static final int SHORT_NAME = 3;

  private static final Morpheme.Tag NAME = new Morpheme.Tag("名詞", "普通名詞", "一般", "", "");

  private KatakanaNames() {}

  public static List<Morpheme> join(List<Morpheme> morphemes) {
    var joined = new ArrayList<Morpheme>(morphemes.size());
    for (var i = 0; i < morphemes.size(); ) {
      var end = runEnd(morphemes, i);
      if (end > i + 1 && isMadeUp(morphemes.subList(i, end))) {
        joined.add(name(morphemes.subList(i, end)));
      } else {
        joined.addAll(morphemes.subList(i, end));
      }
      i = end;
    }
    return joined;
  }

  /// After the last of the touching katakana words from `i` on; at least `i + 1`.
  private static int runEnd(List<Morpheme> morphemes, int i) {
    var end = i + 1;
    if (!isKatakana(morphemes.get(i))) {
      return end;
    }
    while (end < morphemes.size()
        && morphemes.get(end - 1).span().end() == morphemes.get(end).span().start()
        && isKatakana(morphemes.get(end))) {
      end++;
    }
    return end;
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
      var single = piece.is("名詞") && piece.surface().length() == 1;
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
      case "名詞", "形容詞", "形状詞", "副詞", "感動詞" -> true;
      default -> false;
    };
  }

  private static boolean isName(Morpheme morpheme) {
    return morpheme.is("名詞", "固有名詞");
  }

  private static Morpheme name(List<Morpheme> run) {
    var surface = run.stream().map(Morpheme::surface).collect(Collectors.joining());
    var span = new Span(run.getFirst().span().start(), run.getLast().span().end());
    var sound = new Morpheme.Sound(surface, surface, Optional.empty());
    return new Morpheme(span, surface, NAME, surface, surface, sound);
  }
}
