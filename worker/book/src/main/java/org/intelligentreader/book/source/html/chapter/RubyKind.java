package org.intelligentreader.book.source.html.chapter;

import java.util.regex.Pattern;
import org.intelligentreader.book.model.Ruby;

/// Tells readings from emphasis dots and remarks by the look of the annotation alone.
public final class RubyKind {
  private static final Pattern MARKS = Pattern.compile("[・･、﹅﹆●○◎▲△•◦‣゛．。＊※*.\\s]+");
  private static final Pattern KANA =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}ー・･゛゜\\s\u3000]+");

  private RubyKind() {}

  public static Ruby.Kind of(String text) {
    if (MARKS.matcher(text).matches()) {
      return Ruby.Kind.EMPHASIS;
    }
    return KANA.matcher(text).matches() ? Ruby.Kind.READING : Ruby.Kind.GLOSS;
  }
}
