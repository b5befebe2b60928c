package org.intelligentreader.book.glossary;

import java.util.List;
import java.util.Set;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.Sense;

/// An entry that a word may stand for. `sense` is the place of the sense that fits best, `fit` how
/// well its part of speech does, `score` what entries are ordered by.
record Ranked(Entry entry, List<Sense> senses, int sense, int fit, int score) {
  private static final Set<String> OUT_OF_USE = Set.of("arch", "obs", "obsc", "rare");
  private static final String IN_KANA = "uk";

  /// A helping verb finds the sense that helps before all others.
  private static final int HELPS = WordClass.USUAL + 1;

  private static final int FIT = 100;

  /// What is as far behind the best as a wrong part of speech is nothing to choose from.
  private static final int FAR = FIT;

  private static final int STANDARD = 60;
  private static final int SPELLED = 45;
  private static final int USUALLY_KANA = 30;
  private static final int COMMON = 20;
  private static final int RARE = -60;

  /// Of equals the one that the dictionary has more to say of is the more frequent word.
  private static final int MOST_GLOSSES = 15;

  static Ranked of(Question question, Entry entry, String spelling) {
    var senses = Sense.of(entry);
    var best = -1;
    var bestFit = 0;
    for (var i = 0; i < senses.size(); i++) {
      var fit = fit(question, senses.get(i));
      if (best < 0 || fit > bestFit) {
        best = i;
        bestFit = fit;
      }
    }
    var fit = best < 0 ? 0 : (bestFit + 1) / 2;
    return new Ranked(entry, senses, best, fit, score(question, entry, senses, spelling, fit));
  }

  /// Twice what the class says, one less for what is out of use.
  private static int fit(Question question, Sense sense) {
    var fit = question.wordClass().fit(sense);
    var helps = sense.partsOfSpeech().stream().anyMatch(code -> code.startsWith("aux"));
    if (helps && fit > 0) {
      fit = question.auxiliary() ? HELPS : WordClass.POSSIBLE;
    }
    var used = sense.marks().stream().noneMatch(OUT_OF_USE::contains);
    return 2 * fit - (used || fit == 0 ? 0 : 1);
  }

  private static int score(
      Question question, Entry entry, List<Sense> senses, String spelling, int fit) {
    var standard = question.lexeme().standard().filter(entry.headword()::equals).isPresent();
    var inKana = Script.isKana(spelling) && isUsuallyInKana(senses);
    return fit * FIT
        + (standard ? STANDARD : 0)
        + (entry.headword().equals(spelling) ? SPELLED : 0)
        + (inKana ? USUALLY_KANA : 0)
        + (entry.common() ? COMMON : 0)
        + (entry.rare() ? RARE : 0)
        + Math.min(entry.glosses().size(), MOST_GLOSSES);
  }

  private static boolean isUsuallyInKana(List<Sense> senses) {
    return senses.stream().anyMatch(sense -> sense.marks().contains(IN_KANA));
  }

  /// Whether there is anything to show, and the part of speech does not speak against it.
  boolean fits() {
    return sense >= 0 && fit > 0;
  }

  /// Whether it is worth showing beside `best`: another word of about the same rank, and not only
  /// another spelling or reading of it.
  boolean standsBeside(Ranked best) {
    return fits() && best.score - score < FAR && !senses.equals(best.senses);
  }

  /// Whether a word in kana may be this one: it is spelled so, usually written in kana, or spelled
  /// in the analyser's dictionary with the same kanji. A homophone alone is nobody's meaning.
  boolean mayBeInKana(Question question) {
    var headword = entry.headword();
    return fits()
        && (Script.isKana(headword)
            || question.composed()
            || isUsuallyInKana(senses)
            || question
                .lexeme()
                .standard()
                .filter(s -> Script.shareKanji(s, headword))
                .isPresent());
  }
}
