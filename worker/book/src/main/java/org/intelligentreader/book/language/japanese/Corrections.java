package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Well-known readings that the analyser gets wrong because its dictionary prefers the formal one,
/// corrected by the words around them. Every rule is general grammar or usage; each has a test.
final class Corrections {
  private static final Map<String, String> USUAL =
      Map.of("私", "ワタシ", "日本", "ニホン", "明日", "アシタ", "昨日", "キノウ");

  /// Kin addressed with さん, ちゃん, 様: お母さん.
  private static final Map<String, String> KIN =
      Map.of("父", "トウ", "母", "カア", "兄", "ニイ", "姉", "ネエ", "祖父", "ジイ", "祖母", "バア");

  private static final Set<String> ADDRESS = Set.of("さん", "ちゃん", "様", "さま", "ちゃま");

  /// 何 is なん before these sounds (t, d, n) and before counters, else なに.
  private static final String NAN_BEFORE = "たちつてとだぢづでどなにぬねの";

  private Corrections() {}

  static List<Morpheme> apply(List<Morpheme> morphemes) {
    var corrected = new ArrayList<Morpheme>(morphemes.size());
    for (var i = 0; i < morphemes.size(); i++) {
      var next =
          i + 1 < morphemes.size() ? Optional.of(morphemes.get(i + 1)) : Optional.<Morpheme>empty();
      var morpheme = morphemes.get(i);
      var before = i > 0 ? Optional.of(morphemes.get(i - 1)) : Optional.<Morpheme>empty();
      corrected.add(
          afterName(morpheme, before.filter(b -> touches(b, morpheme)))
              .or(() -> reading(morpheme, next))
              .map(kana -> withKana(morpheme, kana))
              .orElse(morpheme));
    }
    return corrected;
  }

  private static Optional<String> reading(Morpheme morpheme, Optional<Morpheme> next) {
    var surface = morpheme.surface();
    if (KIN.containsKey(surface)) {
      return next.filter(n -> ADDRESS.contains(n.surface()))
          .map(n -> KIN.getOrDefault(surface, ""));
    }
    if (surface.equals("何") && (morpheme.is("代名詞") || morpheme.is("名詞"))) {
      return Optional.of(isNan(next) ? "ナン" : "ナニ");
    }
    if (morpheme.is("名詞", "数詞") && morpheme.sound().kana().isEmpty()) {
      return Numbers.katakana(surface);
    }
    if (morpheme.lemma().equals("言う") && morpheme.sound().kana().startsWith("ユ")) {
      return Optional.of("イ" + morpheme.sound().kana().substring(1));
    }
    return Optional.ofNullable(USUAL.get(surface)).or(() -> Letters.katakana(surface));
  }

  /// 平家の家 is ケ after a family, 日本人の人 is ジン after a place, 会社 is ガイシャ after another noun.
  private static Optional<String> afterName(Morpheme morpheme, Optional<Morpheme> before) {
    if (before.isEmpty() || !before.get().is("名詞")) {
      return Optional.empty();
    }
    var name = before.get().is("名詞", "固有名詞");
    var kind = before.get().tag().third();
    return switch (morpheme.surface()) {
      case "家" -> name && kind.equals("人名") ? Optional.of("ケ") : Optional.empty();
      case "人" -> name && kind.equals("地名") ? Optional.of("ジン") : Optional.empty();
      case "会社" -> Optional.of("ガイシャ");
      default -> Optional.empty();
    };
  }

  private static boolean touches(Morpheme before, Morpheme morpheme) {
    return before.span().end() == morpheme.span().start();
  }

  private static boolean isNan(Optional<Morpheme> next) {
    if (next.isEmpty()) {
      return false;
    }
    var counter =
        next.get().is("接尾辞")
            || next.get().is("名詞", "数詞")
            || next.get().tag().third().startsWith("助数詞");
    var follows = next.get().surface();
    var objectOrGoal = follows.equals("に") || follows.startsWith("なり");
    return counter || (NAN_BEFORE.indexOf(follows.charAt(0)) >= 0 && !objectOrGoal);
  }

  private static Morpheme withKana(Morpheme morpheme, String kana) {
    var sound = new Morpheme.Sound(kana, kana, morpheme.sound().accent());
    return new Morpheme(
        morpheme.span(),
        morpheme.surface(),
        morpheme.tag(),
        morpheme.lemma(),
        morpheme.base(),
        sound);
  }
}
