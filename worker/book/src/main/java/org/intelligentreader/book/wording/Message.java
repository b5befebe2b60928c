package org.intelligentreader.book.wording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A failure that is told to people: its code, and exactly the parameters that the catalogue asks
/// for, a `Long` for a number and a `String` for everything else.
public record Message(String code, Map<String, Object> parameters) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)(\\.unit)?\\}");

  public Message {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    var expected = expected(Wording.FAILURES.get(code), parameters);
    if (!expected.keySet().equals(parameters.keySet())) {
      throw new IllegalArgumentException(
          code + " needs " + expected.keySet() + ", not " + new TreeSet<>(parameters.keySet()));
    }
    for (var parameter : expected.entrySet()) {
      if (!parameter.getValue().allows(value(parameters, parameter.getKey()))) {
        throw new IllegalArgumentException(
            parameter.getKey() + " of " + code + " must be a " + parameter.getValue());
      }
    }
  }

  /// A failure without parameters.
  public static Message of(String code) {
    return new Message(code, Map.of());
  }

  /// A failure with one parameter.
  public static Message of(String code, String name, Object value) {
    return new Message(code, Map.of(name, value));
  }

  public String english() {
    return sentence(InterfaceLanguage.ENGLISH);
  }

  /// The whole sentence, with advice.
  public String sentence(InterfaceLanguage language) {
    return filled(Wording.FAILURES.get(code), language);
  }

  private String filled(WordingEntry entry, InterfaceLanguage language) {
    return PARAMETER
        .matcher(entry.sentence(language))
        .replaceAll(found ->
            Matcher.quoteReplacement(
                shown(entry, found.group(1), found.group(2) != null, language)));
  }

  private String shown(
      WordingEntry entry, String name, boolean asUnit, InterfaceLanguage language) {
    var value = String.valueOf(value(parameters, name));
    return switch (value(entry.parameters(), name)) {
      case TEXT, NUMBER -> value;
      case PLACE ->
          value.startsWith(":")
              ? Wording.PLACES.find(value.substring(1)).map(e -> e.sentence(language)).orElse(value)
              : value;
      case LIMIT -> asUnit ? Wording.LIMITS.get(value).text("unit", language) : value;
      case CHOICE -> filled(choice(entry, value), language);
      case FAILURE -> Wording.FAILURES.get(value).text("meaning", language);
    };
  }

  /// Every name in a sentence is one of the catalogue, so it has a value.
  private static <T> T value(Map<String, T> values, String name) {
    return Optional.ofNullable(values.get(name)).orElseThrow();
  }

  private static WordingEntry choice(WordingEntry entry, Object value) {
    return Wording.FAILURES.get(entry.code() + "/" + value);
  }

  /// The parameters of an entry and of what was chosen below it.
  private static Map<String, ParameterType> expected(
      WordingEntry entry, Map<String, Object> values) {
    var all = new LinkedHashMap<>(entry.parameters());
    entry
        .parameters()
        .forEach((name, type) -> {
          if (type == ParameterType.CHOICE && values.containsKey(name)) {
            all.putAll(expected(choice(entry, values.get(name)), values));
          }
        });
    return all;
  }
}
