package org.intelligentreader.book.language.japanese.word;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Potential;
import org.intelligentreader.book.model.Span;

/// Morphemes that a learner looks up as one word. `head` is the index of the one that decides part
/// of speech and conjugation; what follows it inflects it.
public record Word(List<Morpheme> morphemes, int head) {
  public Word {
    morphemes = List.copyOf(morphemes);
  }

  Morpheme headMorpheme() {
    return morphemes.get(head);
  }

  List<Morpheme> tail() {
    return morphemes.subList(head + 1, morphemes.size());
  }

  Span span() {
    return new Span(morphemes.getFirst().span().start(), morphemes.getLast().span().end());
  }

  String surface() {
    return surface(morphemes.size());
  }

  /// The dictionary form in the text's spelling: what precedes the head as it stands, then the
  /// head's own.
  String lemma() {
    var base = headMorpheme().base();
    if (headMorpheme().lemma().equals("為る") && base.equals("す")) {
      return surface(head) + "する";
    }
    return surface(head) + (base.isEmpty() ? headMorpheme().surface() : modern(base));
  }

  /// The dictionary traces 感じた to the older 感ずる, people look up 感じる; 感ずる and 感ずれば stay.
  private String modern(String base) {
    var stem = base.endsWith("ずる") ? base.substring(0, base.length() - 2) : "";
    var isIchidan = !stem.isEmpty() && headMorpheme().surface().equals(stem + "じ");
    return isIchidan ? stem + "じる" : base;
  }

  /// The word that the lemma is derived from: the noun of a する verb, the plain verb of a potential
  /// one.
  Optional<String> base() {
    var verb = headMorpheme();
    if (head > 0 && (verb.lemma().equals("為る") || verb.lemma().equals("出来る"))) {
      return Optional.of(surface(head));
    }
    return Potential.plainVerb(verb);
  }

  /// Of the first `count` morphemes.
  private String surface(int count) {
    if (count == 1) {
      return morphemes.getFirst().surface();
    }
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append(morphemes.get(i).surface());
    }
    return text.toString();
  }
}
