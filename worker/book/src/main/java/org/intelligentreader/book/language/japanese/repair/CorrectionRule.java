package org.intelligentreader.book.language.japanese.repair;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Place;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.SoundChanges;

/// One line of `corrections.tsv`: `word` (surface or dictionary form), which the analyser reads
/// `wrong` (`*`: anything), is read `right` between such neighbours. Verbs change the start of
/// their reading only.
///
/// Neighbours are alternatives separated by spaces: text as it stands, or a kind such as `@noun`; a
/// dash before the first means none of them. `example` is read `reading`; a test holds every line
/// to its own example.
public record CorrectionRule(
    String word,
    String wrong,
    String right,
    Neighbours before,
    Neighbours after,
    String example,
    String reading) {

  /// Alternatives; none at all allows anything.
  record Neighbours(boolean excluded, List<String> alternatives) {
    static Neighbours of(String column) {
      var excluded = column.startsWith("-");
      var text = excluded ? column.substring(1) : column;
      return new Neighbours(excluded, text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }
  }

  static CorrectionRule of(String line) {
    var columns = line.split("\t", -1);
    if (columns.length != 7) {
      throw new IllegalArgumentException("a correction has seven columns: '" + line + "'");
    }
    return new CorrectionRule(
        columns[0],
        columns[1],
        columns[2],
        Neighbours.of(columns[3]),
        Neighbours.of(columns[4]),
        columns[5],
        columns[6]);
  }

  /// Whether the reading marks the second part of a compound.
  boolean voicesSecondPart() {
    var first = before.alternatives();
    return !before.excluded()
        && SoundChanges.of(wrong).contains(right)
        && (first.contains("@compound") || first.contains("@noun"));
  }

  /// The right reading of the morpheme at `place`, if the rule speaks of it.
  Optional<String> apply(Place place) {
    var kana = place.morpheme().sound().kana();
    var any = wrong.equals("*");
    if (!(any || kana.startsWith(wrong))
        || !allows(before, place, true)
        || !allows(after, place, false)) {
      return Optional.empty();
    }
    return any || kana.equals(wrong)
        ? Optional.of(right)
        : inflected(place.morpheme()).map(_ -> right + kana.substring(wrong.length()));
  }

  private static Optional<Morpheme> inflected(Morpheme morpheme) {
    return Optional.of(morpheme).filter(m -> m.is(Pos.VERB) || m.is(Pos.ADJECTIVE));
  }

  private static boolean allows(Neighbours neighbours, Place place, boolean before) {
    if (neighbours.alternatives().isEmpty()) {
      return true;
    }
    var found =
        neighbours.alternatives().stream()
            .anyMatch(text -> before ? place.isAfter(text) : place.isBefore(text));
    return found != neighbours.excluded();
  }
}
