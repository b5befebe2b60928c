package org.intelligentreader.book.language.morphology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a written word can be, one choice for each class. `form` is the form in lower case as the
/// frequencies know it; `known` is false for guesses.
record Candidates(String form, List<Choice> choices, boolean known) {
  /// `tag` is the dictionary's; `lemmas` are all of the class, the likeliest first.
  record Choice(String name, List<String> lemmas, String tag) {
    String lemma() {
      return lemmas.getFirst();
    }

    /// The tag of Universal Dependencies.
    String universal() {
      var stop = name.indexOf('.');
      return stop < 0 ? name : name.substring(0, stop);
    }
  }

  Candidates {
    choices = List.copyOf(choices);
  }

  /// Words of the same choices behave alike; unknown ones are told apart by their ends.
  String kind() {
    return known
        ? choices.stream().map(Choice::name).sorted().collect(Collectors.joining("+"))
        : "?" + form.substring(Math.max(0, form.length() - 2));
  }

  Optional<Choice> of(String name) {
    return choices.stream().filter(choice -> choice.name().equals(name)).findFirst();
  }
}
