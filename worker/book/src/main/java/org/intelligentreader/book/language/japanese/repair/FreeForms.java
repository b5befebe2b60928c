package org.intelligentreader.book.language.japanese.repair;

import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.text.CodePoints;

/// Verbs and adjectives that the analyser reads as only the second part of a compound sounds,
/// though they stand free (席に就く ヅク, 水は深い ブカイ), or as only careless speech does, though they are
/// written in full (丸い マリイ). They are read as their own dictionary form is.
public final class FreeForms implements Repair {
  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.each(
        i -> kana(morphemes, i).map(kana -> read(morphemes.get(i), kana)).orElse(morphemes.get(i)));
  }

  /// Another reading, where there is one.
  private static Optional<String> kana(Morphemes morphemes, int i) {
    var morpheme = morphemes.get(i);
    var kana = morpheme.sound().kana();
    var base = morpheme.sound().baseKana();
    if (!isCandidate(morpheme) || kana.equals(base)) {
      return Optional.empty();
    }
    var isBound = morphemes.isAfter(i, FreeForms::beginsCompound);
    if (morpheme.surface().equals(morpheme.base())) {
      return isBound && SoundChanges.of(base).contains(kana) ? Optional.empty() : Optional.of(base);
    }
    var start = base.substring(0, 1);
    return !isBound && !kana.startsWith(start) && isVoiced(kana, start)
        ? Optional.of(start + kana.substring(1))
        : Optional.empty();
  }

  private static boolean isCandidate(Morpheme morpheme) {
    return (morpheme.is(Pos.VERB) || morpheme.is(Pos.ADJECTIVE))
        && !morpheme.sound().kana().isEmpty()
        && !morpheme.sound().baseKana().isEmpty()
        && CodePoints.any(morpheme.surface(), c -> !Kana.isKana(c));
  }

  private static boolean isVoiced(String kana, String start) {
    return SoundChanges.of(start).contains(kana.substring(0, 1));
  }

  private static boolean beginsCompound(Morpheme morpheme) {
    return switch (morpheme.tag().pos()) {
      case NOUN, PRONOUN, ADJECTIVAL_NOUN, VERB, ADJECTIVE, ADVERB, PREFIX, SUFFIX -> true;
      default -> false;
    };
  }

  private static Morpheme read(Morpheme morpheme, String kana) {
    var sound = morpheme.sound();
    return new Morpheme(
        morpheme.span(),
        morpheme.surface(),
        morpheme.tag(),
        morpheme.lemma(),
        morpheme.base(),
        new Morpheme.Sound(kana, sound.baseKana(), sound.accent()));
  }
}
