package org.intelligentreader.book.language.japanese.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.Inflection;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Potential;

/// Names the steps of a word from the conjugation data of its morphemes, never by guessing at
/// suffixes.
final class Inflections {
  /// Auxiliaries whose form in う guesses and does not intend: 降っただろう.
  private static final Set<String> GUESSING =
      Set.of("だ", "じゃ", "や", "です", "どす", "た", "ない", "たい", "らしい");

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
    var last = word.morphemes().getLast();
    for (var morpheme : word.tail()) {
      if (!morpheme.is(Pos.PARTICLE) || morpheme.equals(last)) {
        steps.addAll(steps(morpheme, before));
      }
      form(morpheme).ifPresent(steps::add);
      before = morpheme;
    }
    if (word.tail().isEmpty()) {
      form(head).ifPresent(steps::add);
    }
    if (!last.is(Pos.PARTICLE)) {
      connective(last, word.tail().isEmpty()).ifPresent(steps::add);
    }
    if (steps.isEmpty() && !word.surface().equals(word.lemma())) {
      alone(last).ifPresent(steps::add);
    }
    return steps.stream().distinct().map(Inflection::id).toList();
  }

  private static boolean inflects(Morpheme head) {
    return !head.tag().conjugationType().isEmpty() && !head.is(Pos.AUXILIARY);
  }

  private static boolean isPotential(Word word) {
    var head = word.headMorpheme();
    return Potential.plainVerb(head).isPresent() || (word.head() > 0 && head.lemma().equals("出来る"));
  }

  /// What the grammar says of `morpheme`, but for those whose form decides.
  private static List<Inflection> steps(Morpheme morpheme, Morpheme before) {
    if (morpheme.is(Pos.AUXILIARY)) {
      switch (morpheme.lemma()) {
        case "ず" -> {
          return List.of(negative(morpheme, before));
        }
        case "た" -> {
          if (morpheme.isForm("仮定形")) {
            return List.of(Inflection.CONDITIONAL_TARA);
          }
        }
        case "だ", "じゃ", "や" -> {
          if (morpheme.isForm("意志推量形")) {
            return List.of();
          }
        }
        default -> {}
      }
    }
    return Grammar.steps(morpheme);
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

  /// A form that nothing else names and that is not the lemma: 嬉しげ without げ, 遠き, すげえ.
  private static Optional<Inflection> alone(Morpheme last) {
    if (last.isForm("終止形-撥音便") || last.isForm("連体形-撥音便")) {
      // 消えん is 消えむ as well as 消えるん(だ): only what follows can tell.
      return Optional.empty();
    }
    if (last.isForm("終止形") || last.isForm("連体形")) {
      var classical = last.tag().conjugationType().startsWith("文語");
      return Optional.of(classical ? Inflection.CLASSICAL_FORM : Inflection.COLLOQUIAL);
    }
    if (last.isForm("連用形-ウ音便")) {
      return Optional.of(Inflection.ADVERBIAL);
    }
    if (last.isForm("連用形-融合") || last.isForm("連用形-一般")) {
      return Optional.of(Inflection.CONTINUATIVE);
    }
    return last.tag().conjugationForm().isEmpty() ? Optional.empty() : Optional.of(Inflection.STEM);
  }
}
