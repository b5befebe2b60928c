package org.intelligentreader.book.language.morphology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What we bring for a language, in resources: the classes of the dictionary's tags, forms of our
/// own, and how often classes follow each other. `dictionary` names the dictionary that they are
/// for: the first line of the resource `<language>.tags`.
record LanguageData(
    Locale locale, String dictionary, TagClasses classes, OwnForms own, Frequencies frequencies) {
  static LanguageData of(String language) {
    var tags = lines(language + ".tags");
    return new LanguageData(
        Locale.of(language),
        tags.getFirst(),
        new TagClasses(tags.subList(1, tags.size())),
        new OwnForms(lines(language + ".forms")),
        new Frequencies(lines(language + ".counts")));
  }

  /// Without comments and empty lines; none of a file that is not there.
  private static List<String> lines(String name) {
    try (var in = LanguageData.class.getResourceAsStream(name)) {
      if (in == null) {
        return List.of();
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
