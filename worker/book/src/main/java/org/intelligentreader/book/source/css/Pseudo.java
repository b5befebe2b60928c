package org.intelligentreader.book.source.css;

import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a rule is for an element or for the text that is put before or after what it holds.
public enum Pseudo {
  ELEMENT,
  BEFORE,
  AFTER;

  private static final Pattern FORM =
      Pattern.compile("(?i)(.*?)::?(before|after)\\s*", Pattern.DOTALL);

  /// A selector in its two parts.
  record Subject(String selector, Pseudo pseudo) {}

  static Subject of(String selector) {
    var form = FORM.matcher(selector);
    if (selector.indexOf(':') < 0 || !form.matches()) {
      return new Subject(selector, ELEMENT);
    }
    var rest = form.group(1);
    var all = rest.isEmpty() || " \t\n\r\f>+~".indexOf(rest.charAt(rest.length() - 1)) >= 0;
    return new Subject(all ? rest + "*" : rest, valueOf(form.group(2).toUpperCase(Locale.ROOT)));
  }
}
