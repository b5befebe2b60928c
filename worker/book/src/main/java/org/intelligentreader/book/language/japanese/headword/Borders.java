package org.intelligentreader.book.language.japanese.headword;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.model.Span;

/// Borders inside a headword: 滑走|路上 is 滑走路|上, since 上, 内 and 外 follow any noun, and 共和|国東|北部 is
/// 共和国|東|北部, since no place is named right after half a word. The dictionary of words decides.
public final class Borders implements Repair {
  /// What follows any noun, and how it is read then.
  private static final Map<String, String> FREE = Map.of("上", "ジョウ", "内", "ナイ", "外", "ガイ");

  /// Where the other half of a place's name points.
  private static final Map<String, String> DIRECTIONS =
      Map.of("東", "ヒガシ", "西", "ニシ", "南", "ミナミ", "北", "キタ");

  private static final Map<String, String> ENDS = Map.of("国", "コク", "県", "ケン", "市", "シ", "区", "ク");

  private static final int REACH = 3;

  private static final Morpheme.Tag SUFFIX = new Morpheme.Tag(Pos.SUFFIX, "名詞的", "一般", "", "");
  private static final Morpheme.Tag NOUN = new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", "");

  private final Headwords headwords;

  public Borders(Headwords headwords) {
    this.headwords = headwords;
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i ->
        morphemes.touches(i - 1) && morphemes.get(i).surface().length() == 2
            ? cut(morphemes, i).map(pieces -> new Change(i + 1, pieces))
            : Optional.empty());
  }

  private Optional<List<Morpheme>> cut(Morphemes morphemes, int i) {
    var word = morphemes.get(i);
    if (FREE.containsKey(first(word))) {
      return Optional.empty();
    }
    return (word.is(Pos.NOUN, "普通名詞") ? side(word) : direction(morphemes, i))
        .filter(_ -> has(morphemes, i, first(word)) && !has(morphemes, i, word.surface()));
  }

  /// 路|上.
  private static Optional<List<Morpheme>> side(Morpheme word) {
    var kana = word.sound().kana();
    return Optional.ofNullable(FREE.get(last(word)))
        .filter(kana::endsWith)
        .map(end -> pieces(word, kana.substring(0, kana.length() - end.length()), end));
  }

  /// 国|東 before another noun.
  private static Optional<List<Morpheme>> direction(Morphemes morphemes, int i) {
    var word = morphemes.get(i);
    return Optional.ofNullable(DIRECTIONS.get(last(word)))
        .filter(_ -> word.tag().third().equals("地名"))
        .filter(_ -> ENDS.containsKey(first(word)))
        .filter(_ -> morphemes.isBefore(i, next -> next.is(Pos.NOUN)))
        .map(end -> pieces(word, ENDS.getOrDefault(first(word), ""), end));
  }

  /// Whether some words before and `rest` spell a headword: 共和|国, 大韓|民|国.
  private boolean has(Morphemes morphemes, int i, String rest) {
    var spelling = rest;
    for (var k = i - 1; k >= Math.max(0, i - REACH) && isPart(morphemes, k); k--) {
      spelling = morphemes.get(k).surface() + spelling;
      if (headwords.has(spelling)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(Morphemes morphemes, int k) {
    var piece = morphemes.get(k);
    return morphemes.touches(k) && (piece.is(Pos.NOUN) || piece.is(Pos.SUFFIX));
  }

  private static List<Morpheme> pieces(Morpheme word, String start, String end) {
    return List.of(piece(word, 0, start, SUFFIX), piece(word, 1, end, NOUN));
  }

  private static Morpheme piece(Morpheme word, int at, String kana, Morpheme.Tag tag) {
    var surface = word.surface().substring(at, at + 1);
    var start = word.span().start() + at;
    return new Morpheme(
        new Span(start, start + 1), surface, tag, surface, surface, Morpheme.Sound.of(kana));
  }

  private static String first(Morpheme word) {
    return word.surface().substring(0, 1);
  }

  private static String last(Morpheme word) {
    return word.surface().substring(1);
  }
}
