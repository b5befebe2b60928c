package org.intelligentreader.book.wording;

import java.util.Map;
import java.util.Optional;

/// One word of the catalogue: its parameters in order, and its texts by name, such as `en` for the
/// English sentence or `meaning.zh` for a cell of a Chinese table.
public record WordingEntry(
    String code, Map<String, ParameterType> parameters, Map<String, String> texts) {
  /// The sentence, with parameters in braces.
  public String sentence(InterfaceLanguage language) {
    return text(language.tag());
  }

  /// A text that has one form for each language.
  public String text(String name, InterfaceLanguage language) {
    return text(name + "." + language.tag());
  }

  /// A text that must be there.
  public String text(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException(code + " has no text named " + name));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /// True for an entry that is a choice of another one: `not-an-epub/pdf`.
  public boolean isChoice() {
    return code.indexOf('/') >= 0;
  }
}
