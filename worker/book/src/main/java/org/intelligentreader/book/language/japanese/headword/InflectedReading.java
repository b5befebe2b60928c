package org.intelligentreader.book.language.japanese.headword;

import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;

/// An inflected form read as its dictionary form is: with 付ける ヅケル, 付けた is ヅケタ. Of a verb only the
/// sound may change: 息|吐い(た) is not イキツイタ because a dictionary has 息吐く イキツク.
final class InflectedReading {
  /// Their stems change with the form.
  private static final Set<String> IRREGULAR = Set.of("来る", "為る");

  private InflectedReading() {}

  /// Empty where the form does not follow from the dictionary form.
  static Optional<Morpheme> of(Morpheme form, String baseKana) {
    if (baseKana.equals(form.sound().baseKana())) {
      return Optional.of(form);
    }
    if (form.is(Pos.VERB) && !SoundChanges.of(form.sound().baseKana()).contains(baseKana)) {
      return Optional.empty();
    }
    var stem = stem(form.base());
    var ending = Kana.toKatakana(form.base().substring(stem.length()));
    return stem.isEmpty()
            || IRREGULAR.contains(form.lemma())
            || !form.surface().startsWith(stem)
            || !baseKana.endsWith(ending)
        ? Optional.empty()
        : Optional.of(
            form.withKana(
                baseKana.substring(0, baseKana.length() - ending.length())
                    + Kana.toKatakana(form.surface().substring(stem.length())),
                baseKana));
  }

  /// What stands before the kana at the end.
  private static String stem(String base) {
    var end = base.length();
    while (end > 0 && Kana.isKana(base.charAt(end - 1))) {
      end--;
    }
    return base.substring(0, end);
  }
}
