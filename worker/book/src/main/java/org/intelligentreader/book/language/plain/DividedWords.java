package org.intelligentreader.book.language.plain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Span;

/// Words that a printed page divided at the end of a line, and a converter left so: gov- ernment.
/// Both halves are one word where the language or the same chapter has it undivided; Haus- und Hof
/// is none.
final class DividedWords {
  private static final Pattern DIVIDED =
      Pattern.compile("(?<!\\p{L})(\\p{L}{2,20})([-‐¬]\\s)(\\p{Ll}{2,20})(?!\\p{L})");

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private final WordList words;
  private final Locale locale;

  DividedWords(WordList words, Locale locale) {
    this.words = words;
    this.locale = locale;
  }

  /// The hyphens and line ends that divide.
  List<Edit> of(String text) {
    var found = new ArrayList<Edit>();
    var divided = DIVIDED.matcher(text);
    var undivided = Set.<String>of();
    for (var from = 0; divided.find(from); from = divided.start(3)) {
      var whole = (divided.group(1) + divided.group(3)).toLowerCase(locale);
      undivided = undivided.isEmpty() ? wordsOf(text) : undivided;
      if (words.has(whole) || undivided.contains(whole)) {
        found.add(Edit.cut(new Span(divided.start(2), divided.end(2))));
      }
    }
    return found;
  }

  private Set<String> wordsOf(String text) {
    var found = new HashSet<String>();
    var all = WORD.matcher(text);
    while (all.find()) {
      found.add(all.group().toLowerCase(locale));
    }
    return found;
  }
}
