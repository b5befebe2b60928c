package org.intelligentreader.book.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of a chapter that all offsets point into: paragraphs trimmed as JavaScript's `trim()`
/// does, joined with a blank line. Canonicalising it again changes nothing.
///
/// Source: bundle format, revision 1 (`docs/bundle-format.md`).
public record CanonicalText(String value) {
  private static final Pattern NEWLINES = Pattern.compile("\r\n?");
  private static final Pattern PARAGRAPH_BREAK = Pattern.compile("\n\n+");

  public CanonicalText {
    if (!value.equals(canonicalise(value))) {
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
    return value
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .count();
  }

  private static String canonicalise(String text) {
    var normalised = NEWLINES.matcher(text).replaceAll("\n");
    return Arrays.stream(PARAGRAPH_BREAK.split(normalised))
        .map(JsTrim::trim)
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }
}
