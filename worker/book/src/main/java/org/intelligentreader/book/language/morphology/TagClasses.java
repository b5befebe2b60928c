package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The classes of a language's words, by the tags of its dictionary. A class is a tag of Universal
/// Dependencies with what matters for its neighbours behind a full stop: `VERB.inf`.
///
/// Resource `<language>.tags`: a regular expression that matches a whole tag, and its class; the
/// first that matches counts, and a class `-` leaves a form out. A line `split` says by what
/// character the dictionary joins several tags.
final class TagClasses {
  private record Rule(Pattern tag, String name) {}

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, List<String>> known = new HashMap<>();
  private Optional<String> separator = Optional.empty();

  TagClasses(List<String> lines) {
    for (var line : lines) {
      var space = line.lastIndexOf(' ');
      if (line.startsWith("split ")) {
        separator = Optional.of(Pattern.quote(line.substring(space + 1)));
      } else {
        rules.add(new Rule(Pattern.compile(line.substring(0, space)), line.substring(space + 1)));
      }
    }
  }

  /// The classes of a tag of the dictionary; none for a form that is left out.
  List<String> of(String tag) {
    return known.computeIfAbsent(tag, this::find);
  }

  private List<String> find(String tags) {
    var found = new ArrayList<String>();
    for (var tag : separator.map(by -> tags.split(by, -1)).orElse(new String[] {tags})) {
      rules.stream()
          .filter(rule -> rule.tag().matcher(tag).matches())
          .map(Rule::name)
          .findFirst()
          .filter(name -> !name.equals("-") && !found.contains(name))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }
}
