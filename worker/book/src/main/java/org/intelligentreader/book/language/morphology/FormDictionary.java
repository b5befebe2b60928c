package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;

/// A dictionary of inflected forms, one automaton in a file of the morfologik format.
final class FormDictionary {
  /// What the dictionary says of a form: `tag` is in the dictionary's own tag set.
  record Form(String lemma, String tag) {}

  private final DictionaryLookup lookup;

  private FormDictionary(DictionaryLookup lookup) {
    this.lookup = lookup;
  }

  /// For one book: a look-up has state of its own.
  static FormDictionary of(Dictionary dictionary) {
    return new FormDictionary(new DictionaryLookup(dictionary));
  }

  /// Exactly this form, in the dictionary's order; empty for one that it does not know.
  List<Form> of(String form) {
    var found = new ArrayList<Form>();
    for (var word : lookup.lookup(form)) {
      var tag = Optional.ofNullable(word.getTag()).map(CharSequence::toString).orElse("");
      found.add(new Form(word.getStem().toString(), tag));
    }
    return found;
  }
}
