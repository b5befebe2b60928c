package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intelligentreader.book.language.morphology.Guesses.Guess;

/// Italian verbs with pronouns at their end that the dictionary does not list: mangiandola,
/// dammelo.
final class Clitics {
  private static final List<String> ENDINGS =
      Stream.concat(
              Stream.of("gliene", "glielo", "gliela", "glieli", "gliele"),
              Stream.concat(
                  Stream.of("m", "t", "c", "v", "s")
                      .flatMap(before ->
                          Stream.of("elo", "ela", "eli", "ele", "ene").map(before::concat)),
                  Stream.of("gli", "mi", "ti", "ci", "vi", "si", "lo", "la", "li", "le", "ne")))
          .toList();

  private static final int SHORTEST_VERB = 2;

  /// Imperatives that double the consonant behind them: dam|melo, fal|lo.
  private static final Map<String, String> SHORT =
      Map.of("da", "dare", "fa", "fare", "di", "dire", "sta", "stare", "va", "andare");

  private final FormDictionary dictionary;
  private final TagClasses classes;

  Clitics(FormDictionary dictionary, TagClasses classes) {
    this.dictionary = dictionary;
    this.classes = classes;
  }

  /// What `word`, in lower case, is without its pronouns; none when it has none.
  List<Guess> of(String word) {
    for (var ending : ENDINGS) {
      var verb = word.length() - ending.length();
      if (word.endsWith(ending) && verb >= SHORTEST_VERB) {
        var found = verbs(word.substring(0, verb), ending);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  /// An infinitive loses its e: portar|lo.
  private List<Guess> verbs(String before, String ending) {
    var last = before.length() - 1;
    var imperative = SHORT.get(before.substring(0, last));
    if (imperative != null && before.charAt(last) == ending.charAt(0)) {
      return List.of(new Guess("VERB.fin", imperative));
    }
    var found = new ArrayList<Guess>();
    for (var form : List.of(before + "e", before)) {
      for (var entry : dictionary.of(form)) {
        classes.of(entry.tag()).stream()
            .filter(name -> name.startsWith("VERB"))
            .forEach(name -> found.add(new Guess(name, entry.lemma())));
      }
    }
    return found;
  }
}
