package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a word may be that the dictionary does not know: another word with something before it
/// (re-escribir, авиабилет), else any word that sentences are made of.
final class Guesses {
  record Guess(String name, String lemma) {}

  private static final int SHORTEST_END = 4;
  private static final Set<String> OPEN = Set.of("NOUN", "ADJ", "VERB", "ADV");

  private final FormDictionary dictionary;
  private final TagClasses classes;

  Guesses(FormDictionary dictionary, TagClasses classes) {
    this.dictionary = dictionary;
    this.classes = classes;
  }

  /// `capital` when the ends of a word are to be looked for with a capital, as those of a noun.
  List<Guess> of(String word, boolean capital) {
    for (var i = 1; i + SHORTEST_END <= word.length(); i++) {
      var before = word.substring(0, i);
      var end = word.substring(i);
      var found = capital ? behind(before, capitalised(end)) : List.<Guess>of();
      if (found.isEmpty()) {
        found = behind(before, end);
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of(
        new Guess("NOUN", word),
        new Guess("ADJ", word),
        new Guess("VERB.fin", word),
        new Guess("ADV", word));
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private List<Guess> behind(String before, String end) {
    var found = new ArrayList<Guess>();
    for (var form : dictionary.of(end)) {
      for (var name : classes.of(form.tag())) {
        var stop = name.indexOf('.');
        if (OPEN.contains(stop < 0 ? name : name.substring(0, stop))) {
          found.add(new Guess(name, before + form.lemma()));
        }
      }
    }
    return found;
  }
}
