package org.intelligentreader.book.language.japanese.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Place;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.script.Numbers;

/// Well-known readings that the analyser gets wrong because its dictionary prefers the formal one
/// or the one inside compounds, corrected by the words around them. Every rule is general grammar
/// or usage; each has a test. Most are lines of `corrections.tsv`.
public final class Corrections implements Repair {
  private static final String RESOURCE = "corrections.tsv";

  private static final Map<String, String> USUAL = Map.of("日本", "ニホン", "明日", "アシタ", "昨日", "キノウ");

  /// Kin addressed with さん, ちゃん, 様: お母さん.
  private static final Map<String, String> KIN =
      Map.of("父", "トウ", "母", "カア", "兄", "ニイ", "姉", "ネエ", "祖父", "ジイ", "祖母", "バア");

  private static final Set<String> ADDRESS = Set.of("さん", "ちゃん", "様", "さま", "ちゃま");

  /// 何 is なん before these sounds (t, d, n) and before counters, else なに.
  private static final String NAN_BEFORE = "たちつてとだぢづでどなにぬねの";

  private static final Map<String, List<CorrectionRule>> RULES =
      rules().stream().collect(Collectors.groupingBy(CorrectionRule::word));

  /// Every line of the resource, in its order.
  public static List<CorrectionRule> rules() {
    try (var in = Corrections.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(CorrectionRule::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", e);
    }
  }

  /// Whether a noun is read as only the second part of a compound is: 腕 + 時計 ドケイ, 誕生 + 日 ビ.
  public static boolean endsCompound(Morpheme morpheme) {
    var kana = morpheme.sound().kana();
    return morpheme.is(Pos.NOUN)
        && RULES.getOrDefault(morpheme.surface(), List.of()).stream()
            .anyMatch(rule -> rule.voicesSecondPart() && rule.right().equals(kana));
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    var humble = HumbleSpeech.in(morphemes);
    return morphemes.each(i -> {
      var place = new Place(morphemes, i);
      var morpheme = place.morpheme();
      return byRule(place)
          .or(() -> reading(place, humble))
          .map(morpheme::withKana)
          .orElse(morpheme);
    });
  }

  private static Optional<String> byRule(Place place) {
    var surface = place.morpheme().surface();
    var base = place.morpheme().base();
    var right = byRule(place, RULES.getOrDefault(surface, List.of()));
    return right.isPresent() || base.equals(surface)
        ? right
        : byRule(place, RULES.getOrDefault(base, List.of()));
  }

  private static Optional<String> byRule(Place place, List<CorrectionRule> rules) {
    for (var rule : rules) {
      var right = rule.apply(place);
      if (right.isPresent()) {
        return right;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> reading(Place place, HumbleSpeech humble) {
    var morpheme = place.morpheme();
    var surface = morpheme.surface();
    if (KIN.containsKey(surface)) {
      return place
          .after()
          .filter(next -> ADDRESS.contains(next.surface()))
          .map(_ -> KIN.getOrDefault(surface, ""));
    }
    if (surface.equals("私") && morpheme.is(Pos.PRONOUN)) {
      return Optional.of(humble.at(morpheme.span()) ? "ワタクシ" : "ワタシ");
    }
    if (surface.equals("何") && (morpheme.is(Pos.PRONOUN) || morpheme.is(Pos.NOUN))) {
      return Optional.of(isNan(place.after()) ? "ナン" : "ナニ");
    }
    if (morpheme.is(Pos.NOUN, "数詞") && morpheme.sound().kana().isEmpty()) {
      return Numbers.katakana(surface);
    }
    if (morpheme.lemma().equals("言う") && morpheme.sound().kana().startsWith("ユ")) {
      return Optional.of("イ" + morpheme.sound().kana().substring(1));
    }
    return Optional.ofNullable(USUAL.get(surface));
  }

  private static boolean isNan(Optional<Morpheme> next) {
    if (next.isEmpty()) {
      return false;
    }
    var counter =
        next.get().is(Pos.SUFFIX)
            || next.get().is(Pos.NOUN, "数詞")
            || next.get().tag().third().startsWith("助数詞");
    var follows = next.get().surface();
    var objectOrGoal = follows.equals("に") || follows.startsWith("なり");
    return counter || (NAN_BEFORE.indexOf(follows.charAt(0)) >= 0 && !objectOrGoal);
  }
}
