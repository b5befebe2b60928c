package org.intelligentreader.book.language.japanese.repair;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.model.Span;

/// Text cut for the analyser, which takes quadratic time in the length of a line: at line ends,
/// after sentence ends, and at 2,000 characters at the latest. Line ends lie in no chunk.
public final class Chunks {
  private static final int LONGEST = 2000;
  private static final String ENDS = "。！？";
  private static final String CLOSING = "」』）〉》】";

  private Chunks() {}

  public static List<Span> of(String text) {
    var chunks = new ArrayList<Span>();
    var start = 0;
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        add(chunks, start, i);
        start = i + 1;
      } else if (endsAfter(text, i)
          || (i + 1 - start >= LONGEST && !Character.isHighSurrogate(text.charAt(i)))) {
        add(chunks, start, i + 1);
        start = i + 1;
      }
    }
    add(chunks, start, text.length());
    return chunks;
  }

  /// Parts of a chunk that the analyser reads each for itself: it starts anew after 。 and 、.
  public static List<Span> clauses(String text, Span chunk) {
    var clauses = new ArrayList<Span>();
    var start = chunk.start();
    for (var i = chunk.start(); i < chunk.end(); i++) {
      if (text.charAt(i) == '。' || text.charAt(i) == '、') {
        add(clauses, start, i + 1);
        start = i + 1;
      }
    }
    add(clauses, start, chunk.end());
    return clauses;
  }

  private static boolean endsAfter(String text, int i) {
    var c = text.charAt(i);
    var next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
    if (ENDS.indexOf(next) >= 0 || CLOSING.indexOf(next) >= 0) {
      return false;
    }
    return ENDS.indexOf(c) >= 0
        || (CLOSING.indexOf(c) >= 0 && i > 0 && ENDS.indexOf(text.charAt(i - 1)) >= 0);
  }

  private static void add(List<Span> chunks, int start, int end) {
    if (end > start) {
      chunks.add(new Span(start, end));
    }
  }
}
