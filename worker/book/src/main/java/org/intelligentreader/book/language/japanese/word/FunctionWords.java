package org.intelligentreader.book.language.japanese.word;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;

/// Function words that the analyser cuts and a dictionary lists whole: について, という, である, ので.
///
/// What is listed here is grammar, not vocabulary; kanji spellings of full verbs (と言う) stay verbs.
final class FunctionWords {
  /// Verbs that make a particle of the one before them, by that particle's surface.
  private static final Map<String, Set<String>> AFTER_PARTICLE =
      Map.of(
          "に",
              Set.of(
                  "よる", "つく", "対する", "関する", "とる", "おく", "おける", "従う", "亘る", "あたる", "伴う", "わたる",
                  "かかわる"),
          "と", Set.of("いう", "する"),
          "を", Set.of("めぐる"));

  private static final Set<String> COPULAS = Set.of("だ", "です");

  private static final Set<String> ENDINGS = Set.of("て", "ば", "ながら", "乍ら");

  private final Morphemes morphemes;

  FunctionWords(Morphemes morphemes) {
    this.morphemes = morphemes;
  }

  /// Where the function word that starts at `start` ends, if one does.
  Optional<Integer> end(int start) {
    return particle(start)
        .or(() -> copula(start))
        .or(() -> inflectedCopula(start))
        .or(() -> because(start));
  }

  /// について, による, という, として: particle, verb in kana, and its て or た.
  private Optional<Integer> particle(int start) {
    if (start + 1 >= morphemes.size() || !morphemes.touches(start) || !at(start).is(Pos.PARTICLE)) {
      return Optional.empty();
    }
    var verb = at(start + 1);
    if (!AFTER_PARTICLE.getOrDefault(at(start).surface(), Set.of()).contains(verb.base())
        || !verb.is(Pos.VERB)) {
      return Optional.empty();
    }
    var next =
        start + 2 < morphemes.size() && morphemes.touches(start + 1)
            ? Optional.of(at(start + 2))
            : Optional.<Morpheme>empty();
    var te = next.filter(m -> m.surface().equals("て") && m.is(Pos.PARTICLE)).isPresent();
    var plain = verb.isForm("連体形") || (verb.isForm("終止形") && !verb.base().equals("する"));
    if (verb.base().equals("する")
        || verb.base().equals("つく")
        || verb.base().equals("とる")
        || verb.base().equals("おく")) {
      return te ? Optional.of(start + 3) : Optional.empty();
    }
    var past = next.filter(m -> m.lemma().equals("た") && m.isForm("連体形")).isPresent();
    if (te || (past && verb.base().equals("いう"))) {
      return Optional.of(start + 3);
    }
    return plain || verb.isForm("連用形-一般") ? Optional.of(start + 2) : Optional.empty();
  }

  /// である, ではない, でもあった: the copula in its long form, with what inflects it.
  private Optional<Integer> copula(int start) {
    if (!at(start).lemma().equals("だ")
        || !at(start).is(Pos.AUXILIARY)
        || !at(start).isForm("連用形")) {
      return Optional.empty();
    }
    var i = start + 1;
    if (i < morphemes.size() && at(i).is(Pos.PARTICLE, "係助詞") && morphemes.touches(i - 1)) {
      i++;
    }
    if (i >= morphemes.size() || !morphemes.touches(i - 1) || !isBeing(at(i))) {
      return Optional.empty();
    }
    return Optional.of(inflectedEnd(i));
  }

  /// だった, でした, だったら, ならば: the copula with what inflects it.
  private Optional<Integer> inflectedCopula(int start) {
    if (!at(start).is(Pos.AUXILIARY) || !COPULAS.contains(at(start).lemma())) {
      return Optional.empty();
    }
    var end = inflectedEnd(start);
    return end > start + 1 ? Optional.of(end) : Optional.empty();
  }

  /// After the auxiliaries that follow `i`, and て, ば, たり or ながら after them.
  private int inflectedEnd(int i) {
    var last = i;
    while (last + 1 < morphemes.size()
        && morphemes.touches(last)
        && at(last + 1).is(Pos.AUXILIARY)) {
      last++;
    }
    var ends = last + 1 < morphemes.size() && morphemes.touches(last) && isEnding(at(last + 1));
    return ends ? last + 2 : last + 1;
  }

  private static boolean isEnding(Morpheme morpheme) {
    return (morpheme.is(Pos.PARTICLE, "接続助詞") && ENDINGS.contains(morpheme.lemma()))
        || (morpheme.is(Pos.PARTICLE, "副助詞") && morpheme.lemma().equals("たり"));
  }

  private static boolean isBeing(Morpheme morpheme) {
    return morpheme.lemma().equals("有る")
        || morpheme.lemma().equals("無い")
        || morpheme.lemma().equals("御座る");
  }

  /// ので: a nominaliser and a copula that have become one conjunction.
  private Optional<Integer> because(int start) {
    if (!at(start).is(Pos.PARTICLE, "準体助詞")
        || start + 1 >= morphemes.size()
        || !morphemes.touches(start)) {
      return Optional.empty();
    }
    var de = at(start + 1);
    return de.surface().equals("で") && copula(start + 1).isEmpty()
        ? Optional.of(start + 2)
        : Optional.empty();
  }

  private Morpheme at(int i) {
    return morphemes.get(i);
  }
}
