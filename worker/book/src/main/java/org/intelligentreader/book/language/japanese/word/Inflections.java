package org.intelligentreader.book.language.japanese.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.Inflection;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Potential;

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
          Map.entry("じ", Inflection.NEGATIVE_VOLITIONAL),
          Map.entry("まじ", Inflection.NEGATIVE_VOLITIONAL),
          Map.entry("べし", Inflection.CLASSICAL_OBLIGATION),
          Map.entry("き", Inflection.CLASSICAL_PAST),
          Map.entry("けり", Inflection.CLASSICAL_PAST),
          Map.entry("たり", Inflection.CLASSICAL_PERFECT),
          Map.entry("り", Inflection.CLASSICAL_PERFECT),
          Map.entry("つ", Inflection.CLASSICAL_PERFECT),
          Map.entry("ぬ", Inflection.CLASSICAL_PERFECT),
          Map.entry("む", Inflection.CLASSICAL_VOLITIONAL),
          Map.entry("らむ", Inflection.CLASSICAL_CONJECTURE),
          Map.entry("けむ", Inflection.CLASSICAL_CONJECTURE),
          Map.entry("めり", Inflection.CLASSICAL_CONJECTURE),
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

  /// Auxiliaries whose form in う guesses and does not intend: 降っただろう.
  private static final Set<String> GUESSING = Set.of("だ", "です", "た", "ない", "たい", "らしい");

  private Inflections() {}

  /// The steps of `word`; a particle at its end names the te-form, the ba-conditional and the like.
  /// A potential verb starts from the plain verb it comes from.
  static List<String> of(Word word) {
    var head = word.headMorpheme();
    if (!inflects(head)) {
      return List.of();
    }
    var steps = new ArrayList<Inflection>();
    if (isPotential(word)) {
      steps.add(Inflection.POTENTIAL);
    }
    var before = head;
    for (var morpheme : word.tail()) {
      step(morpheme, before).ifPresent(steps::add);
      form(morpheme).ifPresent(steps::add);
      before = morpheme;
    }
    if (word.tail().isEmpty()) {
      form(head).ifPresent(steps::add);
    }
    var last = word.morphemes().getLast();
    (last.is(Pos.PARTICLE) ? particle(last) : connective(last, word.tail().isEmpty()))
        .ifPresent(steps::add);
    return steps.stream().distinct().map(Inflection::id).toList();
  }

  private static boolean inflects(Morpheme head) {
    return !head.tag().conjugationType().isEmpty() && !head.is(Pos.AUXILIARY);
  }

  private static boolean isPotential(Word word) {
    var head = word.headMorpheme();
    return Potential.plainVerb(head).isPresent() || (word.head() > 0 && head.lemma().equals("出来る"));
  }

  private static Optional<Inflection> step(Morpheme morpheme, Morpheme before) {
    if (morpheme.is(Pos.VERB)) {
      return Optional.ofNullable(AUXILIARY_VERBS.get(morpheme.lemma()));
    }
    if (morpheme.is(Pos.ADJECTIVAL_NOUN, "助動詞語幹")) {
      return Optional.of(Inflection.APPEARANCE);
    }
    if (morpheme.is(Pos.ADJECTIVE)) {
      return switch (morpheme.lemma()) {
        case "無い" -> Optional.of(Inflection.NEGATIVE);
        case "欲しい" -> Optional.of(Inflection.WISH);
        default -> Optional.empty();
      };
    }
    return morpheme.is(Pos.AUXILIARY) ? auxiliary(morpheme, before) : Optional.empty();
  }

  private static Optional<Inflection> auxiliary(Morpheme morpheme, Morpheme before) {
    if (morpheme.lemma().equals("ず")) {
      return Optional.of(negative(morpheme, before));
    }
    if (morpheme.lemma().equals("た") && morpheme.isForm("仮定形")) {
      return Optional.of(Inflection.CONDITIONAL_TARA);
    }
    if (morpheme.lemma().equals("だ") && morpheme.isForm("意志推量形")) {
      return Optional.empty();
    }
    return Optional.ofNullable(AUXILIARIES.get(morpheme.plainLemma()));
  }

  /// ぬ after 未然形 negates, after 連用形 it is the perfect (去りぬ).
  private static Inflection negative(Morpheme morpheme, Morpheme before) {
    if (morpheme.surface().equals("ん")) {
      return Inflection.NEGATIVE;
    }
    var perfect = morpheme.surface().equals("ぬ") && before.isForm("連用形");
    return perfect ? Inflection.CLASSICAL_PERFECT : Inflection.CLASSICAL_NEGATIVE;
  }

  private static Optional<Inflection> form(Morpheme morpheme) {
    if (morpheme.isForm("意志推量形")) {
      var guesses = morpheme.is(Pos.ADJECTIVE) || GUESSING.contains(morpheme.plainLemma());
      return Optional.of(guesses ? Inflection.PRESUMPTIVE : Inflection.VOLITIONAL);
    }
    if (morpheme.isForm("命令形")) {
      return Optional.of(Inflection.IMPERATIVE);
    }
    // なきゃ, 食べりゃ: ば grown together with the form before it.
    return morpheme.isForm("仮定形-融合") ? Optional.of(Inflection.CONDITIONAL_BA) : Optional.empty();
  }

  private static Optional<Inflection> particle(Morpheme particle) {
    return switch (particle.lemma()) {
      case "て", "で", "ちゃ", "じゃ" ->
          particle.is(Pos.PARTICLE, "接続助詞") ? Optional.of(Inflection.TE_FORM) : Optional.empty();
      case "ば" -> Optional.of(Inflection.CONDITIONAL_BA);
      case "たり" -> Optional.of(Inflection.REPRESENTATIVE);
      case "ながら", "乍ら", "つつ" -> Optional.of(Inflection.SIMULTANEOUS);
      default -> Optional.empty();
    };
  }

  /// A form that leaves the sentence open: 高く, 食べたく; of verbs only without anything after them.
  private static Optional<Inflection> connective(Morpheme last, boolean bare) {
    if (!last.isForm("連用形-一般")) {
      return Optional.empty();
    }
    var type = last.tag().conjugationType();
    if (type.startsWith("形容詞") || type.equals("助動詞-ナイ") || type.equals("助動詞-タイ")) {
      return Optional.of(Inflection.ADVERBIAL);
    }
    return bare && last.is(Pos.VERB) ? Optional.of(Inflection.CONTINUATIVE) : Optional.empty();
  }
}
