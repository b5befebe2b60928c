package org.intelligentreader.book.source.html.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.JsTrim;

/// The paragraphs inside a text with blank lines, as spans without white space at their ends.
final class Pieces {
  private static final Pattern BLANK_LINES = Pattern.compile("\n\n+");

  private Pieces() {}

  static List<Span> of(String text) {
    var pieces = new ArrayList<Span>();
    var matcher = BLANK_LINES.matcher(text);
    var start = 0;
    while (matcher.find()) {
      add(pieces, text, start, matcher.start());
      start = matcher.end();
    }
    add(pieces, text, start, text.length());
    return pieces;
  }

  private static void add(List<Span> pieces, String text, int from, int to) {
    var start = from;
    var end = to;
    while (start < end && JsTrim.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && JsTrim.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      pieces.add(new Span(start, end));
    }
  }
}
