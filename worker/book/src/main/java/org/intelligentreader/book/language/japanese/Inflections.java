package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.language.Inflection;

/// Names the steps of a word from the conjugation data of its morphemes, never by guessing at
/// suffixes.
final class Inflections {
  private static final Map<String, Inflection> AUXILIARIES =
      Map.ofEntries(
          Map.entry("れる", Inflection.PASSIVE),
          Map.entry("られる", Inflection.PASSIVE),
          Map.entry("せる", Inflection.CAUSATIVE),
          Map.entry("させる", Inflection.CAUSATIVE),
          Map.entry("しめる", Inflection.CAUSATIVE),
          Map.entry("ない", Inflection.NEGATIVE),
          Map.entry("た", Inflection.PAST),
          Map.entry("たい", Inflection.DESIDERATIVE),
          Map.entry("たがる", Inflection.DESIDERATIVE),
          Map.entry("ます", Inflection.POLITE),
          Map.entry("です", Inflection.POLITE),
          Map.entry("らしい", Inflection.CONJECTURE),
          Map.entry("だ", Inflection.COPULA),
          Map.entry("まい", Inflection.NEGATIVE_VOLITIONAL),
          Map.entry("べし", Inflection.CLASSICAL_OBLIGATION),
          Map.entry("き", Inflection.CLASSICAL_PAST),
          Map.entry("けり", Inflection.CLASSICAL_PAST),
          Map.entry("たり", Inflection.CLASSICAL_PAST),
          Map.entry("り", Inflection.CLASSICAL_PAST),
          Map.entry("ちゃう", Inflection.COMPLETIVE),
          Map.entry("ちまう", Inflection.COMPLETIVE),
          Map.entry("てる", Inflection.PROGRESSIVE),
          Map.entry("とる", Inflection.PROGRESSIVE),
          Map.entry("とく", Inflection.PREPARATORY),
          Map.entry("てく", Inflection.GOING));
  private static final Map<String, Inflection> AUXILIARY_VERBS =
      Map.ofEntries(
          Map.entry("居る", Inflection.PROGRESSIVE),
          Map.entry("おる", Inflection.PROGRESSIVE),
          Map.entry("有る", Inflection.RESULTATIVE),
          Map.entry("仕舞う", Inflection.COMPLETIVE),
          Map.entry("見る", Inflection.ATTEMPT),
          Map.entry("置く", Inflection.PREPARATORY),
          Map.entry("来る", Inflection.COMING),
          Map.entry("行く", Inflection.GOING),
          Map.entry("呉れる", Inflection.GIVING),
          Map.entry("上げる", Inflection.GIVING),
          Map.entry("遣る", Inflection.GIVING),
          Map.entry("下さる", Inflection.GIVING),
          Map.entry("貰う", Inflection.RECEIVING),
          Map.entry("頂く", Inflection.RECEIVING));

  private Inflections() {}

  /// The steps of `word`; `following` is the morpheme after it, which names the te-form and the
  /// ba-conditional.
  static List<String> of(Word word, Optional<Morpheme> following) {
    if (!inflects(word.headMorpheme())) {
      return List.of();
    }
    var steps = new ArrayList<Inflection>();
    for (var morpheme : word.tail()) {
      step(morpheme).ifPresent(steps::add);
      form(morpheme).ifPresent(steps::add);
    }
    if (word.tail().isEmpty()) {
      form(word.headMorpheme()).ifPresent(steps::add);
    }
    following.flatMap(Inflections::particle).ifPresent(steps::add);
    return steps.stream().distinct().map(Inflection::id).toList();
  }

  private static boolean inflects(Morpheme head) {
    return !head.tag().conjugationType().isEmpty() && !head.is("助動詞");
  }

  private static Optional<Inflection> step(Morpheme morpheme) {
    if (morpheme.is("動詞")) {
      return Optional.ofNullable(AUXILIARY_VERBS.get(morpheme.lemma()));
    }
    if (morpheme.is("形状詞", "助動詞語幹")) {
      return Optional.of(Inflection.APPEARANCE);
    }
    if (morpheme.is("形容詞") && morpheme.lemma().equals("無い")) {
      return Optional.of(Inflection.NEGATIVE);
    }
    if (!morpheme.is("助動詞")) {
      return Optional.empty();
    }
    if (morpheme.lemma().equals("ず")) {
      return Optional.of(
          morpheme.surface().equals("ん") ? Inflection.NEGATIVE : Inflection.CLASSICAL_NEGATIVE);
    }
    if (morpheme.lemma().equals("た") && morpheme.isForm("仮定形")) {
      return Optional.of(Inflection.CONDITIONAL_TARA);
    }
    return Optional.ofNullable(AUXILIARIES.get(morpheme.plainLemma()));
  }

  private static Optional<Inflection> form(Morpheme morpheme) {
    if (morpheme.isForm("意志推量形")) {
      return Optional.of(Inflection.VOLITIONAL);
    }
    if (morpheme.isForm("命令形")) {
      return Optional.of(Inflection.IMPERATIVE);
    }
    return Optional.empty();
  }

  private static Optional<Inflection> particle(Morpheme particle) {
    if (!particle.is("助詞")) {
      return Optional.empty();
    }
    return switch (particle.lemma()) {
      case "て", "で" ->
          particle.is("助詞", "接続助詞") ? Optional.of(Inflection.TE_FORM) : Optional.empty();
      case "ば" -> Optional.of(Inflection.CONDITIONAL_BA);
      case "たり" -> Optional.of(Inflection.REPRESENTATIVE);
      default -> Optional.empty();
    };
  }
}
