package org.intelligentreader.book.model;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.book.text.CodePoints;
import org.intelligentreader.book.text.Fnv1a;
import org.intelligentreader.book.text.JsTrim;

/// The text of a chapter that all offsets point into: paragraphs trimmed as JavaScript's `trim()`
/// does, joined with a blank line. Canonicalising it again changes nothing.
///
/// Source: bundle format, revision 1 (`docs/bundle-format.md`).
public record CanonicalText(String value) {
  private static final Pattern NEWLINES = Pattern.compile("\r\n?");
  private static final Pattern PARAGRAPH_BREAK = Pattern.compile("\n\n+");

  public CanonicalText {
    if (!isCanonical(value)) {
      throw new IllegalArgumentException(
          "text of " + value.length() + " code units is not canonical");
    }
  }

  /// The canonical form of any text.
  public static CanonicalText of(String text) {
    return new CanonicalText(canonicalise(text));
  }

  /// `fnv1a32:` and the hash of the text, as v1 readers check it.
  public String hash() {
    return "fnv1a32:" + Fnv1a.hex32(value);
  }

  public int length() {
    return value.length();
  }

  /// Code points that are not white space.
  public long visibleCharacters() {
    return CodePoints.count(value, c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c));
  }

  /// The same as to canonicalise and compare, without a second copy of a text as long as a book.
  private static boolean isCanonical(String text) {
    if (text.indexOf('\r') >= 0 || isSpace(text, 0) || isSpace(text, text.length() - 1)) {
      return false;
    }
    for (var i = text.indexOf("\n\n"); i >= 0; i = text.indexOf("\n\n", i + 2)) {
      if (isSpace(text, i - 1) || isSpace(text, i + 2)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(String text, int at) {
    return !text.isEmpty() && JsTrim.isWhiteSpace(text.charAt(at));
  }

  private static String canonicalise(String text) {
    var normalised = NEWLINES.matcher(text).replaceAll("\n");
    return Arrays.stream(PARAGRAPH_BREAK.split(normalised))
        .map(JsTrim::trim)
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }
}
