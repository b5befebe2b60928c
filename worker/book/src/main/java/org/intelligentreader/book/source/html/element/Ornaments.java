package org.intelligentreader.book.source.html.element;

import java.util.regex.Pattern;

/// Signs that a style sheet sets to adorn the page, which are no words: ◆ before a heading, #
/// beside a link, a large quotation mark above a quotation.
final class Ornaments {
  private static final Pattern SIGNS = Pattern.compile("[\\s\\p{S}#*•‣·※§†‡]+");

  private Ornaments() {}

  /// What a style sheet writes, or a space in the place of an ornament. On a line apart, whatever
  /// has no letter is one.
  static String without(String written, boolean apart) {
    var isOrnament = SIGNS.matcher(written).matches() || (apart && hasNoLetter(written));
    return isOrnament && !written.isBlank() ? " " : written;
  }

  private static boolean hasNoLetter(String text) {
    return text.codePoints().noneMatch(Character::isLetterOrDigit);
  }
}
