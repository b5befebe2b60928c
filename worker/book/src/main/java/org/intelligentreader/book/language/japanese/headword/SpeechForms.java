package org.intelligentreader.book.language.japanese.headword;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// The forms of speech that stand in a text, as the morphemes they are.
final class SpeechForms {
  private static final Morpheme.Tag PROGRESSIVE = auxiliary("下一段-タ行", "未然形-一般");
  private static final Morpheme.Tag POTENTIAL = auxiliary("助動詞-レル", "未然形-撥音便");
  private static final Morpheme.Tag NEGATIVE = auxiliary("助動詞-ナイ", "終止形-一般");
  private static final Morpheme.Tag NEW_VERB =
      new Morpheme.Tag(Pos.VERB, "一般", "", "五段-ラ行", "連用形-促音便");

  private static final Set<String> NEGATIVES = Set.of("ない", "ねえ", "ねぇ", "ねー", "ね");

  /// What stands for でお in でおく, by the rest of どく that the analyser finds apart.
  private static final Map<String, String> PREPARING =
      Map.of(
          "い", "連用形-イ音便", "き", "連用形-一般", "か", "未然形-一般", "こ", "意志推量形", "こう", "意志推量形", "け", "仮定形-一般");

  private final Morphemes morphemes;
  private final Headwords headwords;

  /// `headwords` know adjectives by their stems.
  SpeechForms(Morphemes morphemes, Headwords headwords) {
    this.morphemes = morphemes;
    this.headwords = headwords;
  }

  private static Morpheme.Tag auxiliary(String type, String form) {
    return new Morpheme.Tag(Pos.AUXILIARY, "", "", type, form);
  }

  /// What stands here instead, for one morpheme or several; empty when it is right.
  List<Morpheme> at(int i) {
    if (!morphemes.touches(i, 2)) {
      return List.of();
    }
    return switch (morphemes.get(i + 1).surface()) {
      case "らん" -> cannotGoOn(i);
      case "よ" -> willing(i);
      case "っ", "って" -> isKatakana(i) ? newVerb(i) : exclaimed(i);
      default -> surface(i).equals("ど") ? preparing(i) : List.of();
    };
  }

  /// 見|て|らん|ない, やっ|て|らん|ねえ: てられない with a nasal.
  private List<Morpheme> cannotGoOn(int i) {
    if (!is(i, Pos.PARTICLE, "接続助詞") || !morphemes.touches(i, 3)) {
      return List.of();
    }
    var no = morphemes.get(i + 2);
    if (!NEGATIVES.contains(no.surface()) && !no.lemma().equals("無い")) {
      return List.of();
    }
    var inflected = no.is(Pos.ADJECTIVE) ? no.tag().conjugationForm() : NEGATIVE.conjugationForm();
    return List.of(
        placed(morphemes.get(i), PROGRESSIVE, "てる", morphemes.get(i).surface() + "る"),
        placed(morphemes.get(i + 1), POTENTIAL, "られる", "られる"),
        placed(no, auxiliary("助動詞-ナイ", inflected), "ない", "ない"));
  }

  /// 読ん|ど|い|て, 読ん|ど|こう: どく is でおく.
  private List<Morpheme> preparing(int i) {
    var form = PREPARING.get(surface(i + 1));
    var after =
        i > 0 && morphemes.touches(i - 1, 2) ? morphemes.get(i - 1).tag().conjugationForm() : "";
    return form == null || !(after.equals("連用形-撥音便") || after.equals("連用形-イ音便"))
        ? List.of()
        : List.of(joined(i, auxiliary("五段-カ行", form), "とく", "どく"));
  }

  /// 食べ|よ, し|よ: 食べよう, しよう. よ as a particle comes after no such form.
  private List<Morpheme> willing(int i) {
    var verb = morphemes.get(i);
    var type = verb.tag().conjugationType();
    var inflects = type.startsWith("上一段") || type.startsWith("下一段") || type.endsWith("行変格");
    if (!is(i + 1, Pos.PARTICLE, "終助詞")
        || !verb.is(Pos.VERB)
        || !verb.isForm("連用形-一般")
        || !inflects) {
      return List.of();
    }
    var tag = new Morpheme.Tag(Pos.VERB, verb.tag().detail(), verb.tag().third(), type, "意志推量形");
    var sound =
        new Morpheme.Sound(
            verb.sound().kana() + "ヨ", verb.sound().baseKana(), verb.sound().accent());
    var span = new Span(verb.span().start(), morphemes.get(i + 1).span().end());
    return List.of(new Morpheme(span, verb.surface() + "よ", tag, verb.lemma(), verb.base(), sound));
  }

  /// バズ|って|た, バズ|っ|てる: no quotation and no mark comes right before た, so that バズる is a verb.
  private List<Morpheme> newVerb(int i) {
    if (!morphemes.touches(i, 3)
        || !morphemes.get(i + 2).is(Pos.AUXILIARY)
        || morphemes.get(i).is(Pos.VERB)) {
      return List.of();
    }
    var stem = morphemes.get(i);
    var cut = morphemes.get(i + 1).span().start() + 1;
    var kana = stem.surface();
    var verb =
        new Morpheme(
            new Span(stem.span().start(), cut),
            kana + "っ",
            NEW_VERB,
            kana + "る",
            kana + "る",
            new Morpheme.Sound(kana + "ッ", kana + "ル", Optional.empty()));
    if (surface(i + 1).equals("っ")) {
      return List.of(verb);
    }
    var te = new Morpheme.Sound("テ", "テル", Optional.empty());
    return List.of(
        verb,
        new Morpheme(new Span(cut, cut + 1), "て", auxiliary("下一段-タ行", "連用形-一般"), "てる", "てる", te));
  }

  /// 高|っ, すご|っ: an adjective without its い, as the analyser or the dictionary knows it.
  private List<Morpheme> exclaimed(int i) {
    var stem = morphemes.get(i);
    var goesOn = morphemes.touches(i, 3) && !morphemes.get(i + 2).is(Pos.MARK);
    if (goesOn || !surface(i + 1).equals("っ") || stem.is(Pos.VERB)) {
      return List.of();
    }
    var kana =
        stem.is(Pos.ADJECTIVE) && stem.isForm("語幹")
            ? Optional.of(stem.sound().kana())
            : headwords.adjective(stem.surface() + "い").map(SpeechForms::stem);
    var span = new Span(stem.span().start(), morphemes.get(i + 1).span().end());
    var word = stem.surface() + "い";
    var tag = new Morpheme.Tag(Pos.ADJECTIVE, "一般", "", "形容詞", "語幹-一般");
    return kana.stream()
        .map(read -> new Morpheme.Sound(read + "ッ", read + "イ", Optional.empty()))
        .map(sound -> new Morpheme(span, stem.surface() + "っ", tag, word, word, sound))
        .toList();
  }

  private static String stem(Entry adjective) {
    var katakana = Kana.toKatakana(adjective.reading());
    return katakana.substring(0, katakana.length() - 1);
  }

  /// This morpheme and the next as one.
  private Morpheme joined(int i, Morpheme.Tag tag, String lemma, String base) {
    var surface = surface(i) + surface(i + 1);
    var span = new Span(morphemes.get(i).span().start(), morphemes.get(i + 1).span().end());
    var sound =
        new Morpheme.Sound(Kana.toKatakana(surface), Kana.toKatakana(base), Optional.empty());
    return new Morpheme(span, surface, tag, lemma, base, sound);
  }

  private boolean isKatakana(int i) {
    return CodePoints.all(surface(i), c -> c >= 'ァ' && c <= 'ー');
  }

  private static Morpheme placed(Morpheme at, Morpheme.Tag tag, String lemma, String base) {
    return new Morpheme(at.span(), at.surface(), tag, lemma, base, sound(at));
  }

  private static Morpheme.Sound sound(Morpheme morpheme) {
    var kana = Kana.toKatakana(morpheme.surface());
    return new Morpheme.Sound(kana, kana, Optional.empty());
  }

  private boolean is(int i, Pos pos, String detail) {
    return morphemes.get(i).is(pos, detail);
  }

  private String surface(int i) {
    return morphemes.get(i).surface();
  }
}
