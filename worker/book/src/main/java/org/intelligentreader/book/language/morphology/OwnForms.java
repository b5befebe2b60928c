package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intelligentreader.book.language.morphology.FormDictionary.Form;

/// Forms that we list ourselves, in the place of what the dictionary says of them: pronouns and
/// articles above all, which dictionaries file in different ways.
///
/// Resource `<language>.forms`: a class, a lemma, its forms.
final class OwnForms {
  private final Map<String, List<Form>> forms = new HashMap<>();

  OwnForms(List<String> lines) {
    for (var line : lines) {
      var fields = line.split(" ", -1);
      for (var i = 2; i < fields.length; i++) {
        forms
            .computeIfAbsent(fields[i], _ -> new ArrayList<>())
            .add(new Form(fields[1], fields[0]));
      }
    }
  }

  /// `form` is in lower case; the tags are classes.
  List<Form> of(String form) {
    return forms.getOrDefault(form, List.of());
  }
}
