package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;

/// A style sheet: the rules that may change which text is seen, in order, and what it imports.
///
/// Source: CSS Syntax Module Level 3. Rules inside `@media` count when its [MediaQuery] holds,
/// those inside `@supports` and `@layer` too; other at-rules do not change text.
record StyleSheet(List<Rule> rules, List<String> imports) {
  private static final Pattern IMPORT =
      Pattern.compile("@import\\s+(?:url\\(\\s*)?[\"']?([^\"')\\s;]+)", Pattern.CASE_INSENSITIVE);

  /// Of each property; a document needs no more than its first ones, and a sheet may have a hundred
  /// thousand.
  static final int MOST_RULES = 2000;

  /// `@media` inside `@media`.
  private static final int DEEPEST = 16;

  /// One selector with one declaration.
  record Rule(Selector selector, Declaration declaration) {}

  StyleSheet {
    rules = List.copyOf(rules);
    imports = List.copyOf(imports);
  }

  /// `base` is the file that the sheet stands in.
  static StyleSheet parse(String css, String base) {
    var rules = new ArrayList<Rule>();
    var imports = new ArrayList<String>();
    new Reading(base, rules, imports).block(Braces.withoutComments(css), DEEPEST);
    return new StyleSheet(firstOfEach(rules), imports);
  }

  private static List<Rule> firstOfEach(List<Rule> rules) {
    var counts = new EnumMap<Property, Integer>(Property.class);
    return rules.stream()
        .filter(rule -> counts.merge(rule.declaration().property(), 1, Integer::sum) <= MOST_RULES)
        .toList();
  }

  /// Collects the rules of a sheet that stands in the file `base`.
  private record Reading(String base, List<Rule> rules, List<String> imports) {
    void block(String css, int deepest) {
      var at = 0;
      while (at < css.length()) {
        Interruption.check();
        var end = Braces.preludeEnd(css, at);
        var prelude = css.substring(at, end).strip();
        if (end < css.length() && css.charAt(end) == '{') {
          var close = Braces.close(css, end);
          body(prelude, css.substring(end + 1, close), deepest);
          at = close + 1;
        } else {
          imported(prelude).ifPresent(imports::add);
          at = end + 1;
        }
      }
    }

    private void body(String prelude, String body, int deepest) {
      if (!prelude.startsWith("@")) {
        for (var declaration : Declaration.parse(body, base)) {
          Selector.parseList(prelude).forEach(s -> rules.add(new Rule(s, declaration)));
        }
      } else if (deepest > 0 && (isScreen(prelude) || isSupported(prelude))) {
        block(body, deepest - 1);
      }
    }
  }

  private static boolean isScreen(String prelude) {
    var lower = prelude.toLowerCase(Locale.ROOT);
    return lower.startsWith("@media") && appliesTo(lower.substring("@media".length()));
  }

  private static boolean isSupported(String prelude) {
    var lower = prelude.toLowerCase(Locale.ROOT);
    return lower.startsWith("@layer")
        || (lower.startsWith("@supports") && Supports.holds(lower.substring("@supports".length())));
  }

  /// True for a media list that a reader's screen matches.
  static boolean appliesTo(String media) {
    return MediaQuery.holds(media);
  }

  private static Optional<String> imported(String prelude) {
    var matcher = IMPORT.matcher(prelude);
    return matcher.lookingAt() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
  }
}
