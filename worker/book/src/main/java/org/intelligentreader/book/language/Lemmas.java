package org.intelligentreader.book.language;

import java.util.Locale;

/// The form of a word that vocabulary is keyed by: lower case, without leading or trailing
/// characters that are neither letter nor digit, and never empty.
public final class Lemmas {
  private Lemmas() {}

  public static String of(String word, Locale locale) {
    var start = 0;
    var end = word.length();
    while (start < end && !counts(word.codePointAt(start))) {
      start += Character.charCount(word.codePointAt(start));
    }
    while (end > start && !counts(word.codePointBefore(end))) {
      end -= Character.charCount(word.codePointBefore(end));
    }
    return start == end ? word : word.substring(start, end).toLowerCase(locale);
  }

  private static boolean counts(int c) {
    return Character.isLetterOrDigit(c);
  }
}
