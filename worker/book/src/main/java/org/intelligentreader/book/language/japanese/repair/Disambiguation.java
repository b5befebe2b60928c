package org.intelligentreader.book.language.japanese.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Morphemes that the analyser mixes up although what stands beside them decides: the copula で, the
/// particles と and も, 行って of 行う, and symbols it does not know.
public final class Disambiguation implements Repair {
  private static final Morpheme.Tag COPULA =
      new Morpheme.Tag(Pos.AUXILIARY, "", "", "助動詞-ダ", "連用形-一般");
  private static final Morpheme.Tag CASE = new Morpheme.Tag(Pos.PARTICLE, "格助詞", "", "", "");
  private static final Morpheme.Tag TOPIC = new Morpheme.Tag(Pos.PARTICLE, "係助詞", "", "", "");
  private static final Set<String> BEING = Set.of("有る", "無い", "御座る");

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i -> Optional.of(new Change(i + 1, decided(morphemes, i))));
  }

  private static List<Morpheme> decided(Morphemes morphemes, int i) {
    var morpheme = morphemes.get(i);
    return switch (morpheme.surface()) {
      case "で" -> List.of(isCopula(morphemes, i) ? retagged(morpheme, COPULA, "だ") : morpheme);
      case "とも" -> isSuffixOfPeople(morphemes, i) ? List.of(morpheme) : togetherWith(morpheme);
      case "行っ", "行ッ" -> List.of(isCarryingOut(morphemes, i) ? carryingOut(morpheme) : morpheme);
      default -> isUnknownSymbols(morpheme) ? singly(morpheme) : List.of(morpheme);
    };
  }

  /// ではない, でもある: で before は or も and a verb of being is the copula.
  private static boolean isCopula(Morphemes morphemes, int i) {
    if (!morphemes.get(i).is(Pos.PARTICLE) || !morphemes.touches(i) || !morphemes.touches(i + 1)) {
      return false;
    }
    var particle = morphemes.get(i + 1);
    return particle.is(Pos.PARTICLE, "係助詞")
        && Set.of("は", "も").contains(particle.surface())
        && BEING.contains(morphemes.get(i + 2).lemma());
  }

  /// 友達とも is と and も; とも is a suffix after numbers of people (二人とも) and in 両方とも and 今後とも.
  private static boolean isSuffixOfPeople(Morphemes morphemes, int i) {
    if (!morphemes.get(i).is(Pos.SUFFIX) || i == 0) {
      return true;
    }
    var before = morphemes.get(i - 1);
    var counted = before.is(Pos.SUFFIX) || before.tag().third().startsWith("助数詞");
    return counted || before.is(Pos.NOUN, "数詞") || before.surface().matches(".*[人方者女].?|今後");
  }

  private static List<Morpheme> togetherWith(Morpheme morpheme) {
    var start = morpheme.span().start();
    return List.of(
        particle(new Span(start, start + 1), "と", CASE),
        particle(new Span(start + 1, start + 2), "も", TOPIC));
  }

  private static Morpheme particle(Span span, String surface, Morpheme.Tag tag) {
    var kana = Kana.toKatakana(surface);
    var sound = new Morpheme.Sound(kana, kana, Optional.empty());
    return new Morpheme(span, surface, tag, surface, surface, sound);
  }

  /// 議論を行って: 行う after the object of an action, 行く elsewhere.
  private static boolean isCarryingOut(Morphemes morphemes, int i) {
    if (!morphemes.get(i).lemma().equals("行く")
        || i < 2
        || !morphemes.touches(i - 1)
        || !morphemes.touches(i - 2)) {
      return false;
    }
    var particle = morphemes.get(i - 1).surface();
    var noun = morphemes.get(i - 2);
    var action = noun.is(Pos.NOUN) && noun.tag().third().startsWith("サ変");
    return action && Set.of("を", "も", "は").contains(particle);
  }

  private static Morpheme carryingOut(Morpheme morpheme) {
    var tag = morpheme.tag();
    return new Morpheme(
        morpheme.span(),
        morpheme.surface(),
        new Morpheme.Tag(tag.pos(), "一般", "", "五段-ワア行", tag.conjugationForm()),
        "行う",
        "行う",
        new Morpheme.Sound("オコナッ", "オコナウ", Optional.of("0")));
  }

  private static Morpheme retagged(Morpheme morpheme, Morpheme.Tag tag, String lemma) {
    return new Morpheme(morpheme.span(), morpheme.surface(), tag, lemma, lemma, morpheme.sound());
  }

  /// The analyser takes a run of different marks that it does not know for one.
  private static boolean isUnknownSymbols(Morpheme morpheme) {
    var surface = morpheme.surface();
    return morpheme.is(Pos.MARK)
        && surface.length() > 1
        && surface.chars().distinct().count() > 1
        && CodePoints.all(surface, Disambiguation::isSentenceMark);
  }

  /// Emoticons stay whole; only marks that separate or enclose are taken apart.
  private static boolean isSentenceMark(int c) {
    return ",.!?、。，．！？“”‘’\"'「」『』（）()【】".indexOf(c) >= 0;
  }

  private static List<Morpheme> singly(Morpheme morpheme) {
    var single = new ArrayList<Morpheme>();
    for (var i = 0; i < morpheme.surface().length(); i++) {
      var surface = morpheme.surface().substring(i, i + 1);
      var start = morpheme.span().start() + i;
      single.add(
          new Morpheme(
              new Span(start, start + 1),
              surface,
              morpheme.tag(),
              surface,
              surface,
              Morpheme.Sound.NONE));
    }
    return single;
  }
}
