package org.intelligentreader.book.source.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// References to characters that no text may have (`&#0;`, `&#xD800;`). As XML such a document is
/// malformed; the lenient parser lets some of them through, and neither a database nor a strict
/// reader of JSON can keep them.
///
/// Source: HTML, "numeric character reference end state": U+FFFD stands for them.
final class IllegalReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?");
  private static final String REPLACEMENT = "\uFFFD";

  private IllegalReferences() {}

  static String replaced(String text) {
    return text.contains("&#")
        ? REFERENCE.matcher(text).replaceAll(IllegalReferences::replacement)
        : text;
  }

  private static String replacement(java.util.regex.MatchResult found) {
    var value =
        found.group(1) == null
            ? Integer.parseInt(found.group(2))
            : Integer.parseInt(found.group(1), 16);
    return isIllegal(value) ? REPLACEMENT : Matcher.quoteReplacement(found.group());
  }

  private static boolean isIllegal(int c) {
    return c == 0
        || c > Character.MAX_CODE_POINT
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
