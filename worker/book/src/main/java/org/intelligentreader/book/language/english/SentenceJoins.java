package org.intelligentreader.book.language.english;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.model.Span;

/// Sentences that go on behind a question or a call: “Why?” she asked.
final class SentenceJoins {
  private static final String QUOTES = "\"')]»";
  private static final String ENDS = "!?…";
  private static final String DASHES = "—–-";

  /// Behind more text in one line nobody looks for the beginning of a quotation.
  private static final int LONGEST = 5000;

  private final String plain;
  private final List<Span> joined = new ArrayList<>();

  private SentenceJoins(String plain) {
    this.plain = plain;
  }

  /// `plain` is the text in plain typography; the answer covers what `sentences` do.
  static List<Span> of(String plain, List<Span> sentences) {
    var joins = new SentenceJoins(plain);
    sentences.forEach(joins::add);
    return joins.joined;
  }

  private void add(Span sentence) {
    if (joined.isEmpty() || !goesOn(joined.getLast(), sentence)) {
      joined.add(sentence);
      return;
    }
    joined.add(new Span(joined.removeLast().start(), sentence.end()));
    var first = speaker(joined.getLast());
    while (joined.getLast().start() > first) {
      var last = joined.removeLast();
      joined.add(new Span(joined.removeLast().start(), last.end()));
    }
  }

  /// True when `next` begins in lower case behind a mark that ends no more than a quotation.
  private boolean goesOn(Span sentence, Span next) {
    var start = next.start();
    if (DASHES.indexOf(plain.charAt(start)) >= 0) {
      start = firstLetter(start, next.end());
    }
    var last = plain.charAt(sentence.end() - 1);
    return isOneLine(sentence.end(), next.start())
        && Character.isLowerCase(plain.codePointAt(start))
        && (ENDS.indexOf(last) >= 0 || QUOTES.indexOf(last) >= 0);
  }

  private int firstLetter(int start, int end) {
    var at = start;
    while (at < end - 1
        && (DASHES.indexOf(plain.charAt(at)) >= 0 || Character.isWhitespace(plain.charAt(at)))) {
      at++;
    }
    return at;
  }

  /// Where the sentence starts that opened the quotation around the start of this one in its midst
  /// (He said: “Stop!); else where this one starts.
  private int speaker(Span sentence) {
    var opening = openQuotation(sentence.start());
    if (opening < 0) {
      return sentence.start();
    }
    var i = joined.size() - 1;
    while (i > 0 && joined.get(i).start() > opening) {
      i--;
    }
    var start = joined.get(i).start();
    return start < opening && isOneLine(start, opening) ? start : sentence.start();
  }

  /// Where the quotation begins that is open at `at` in its line, or -1.
  private int openQuotation(int at) {
    var line = plain.lastIndexOf('\n', at) + 1;
    var opening = -1;
    for (var i = line; i < at && at - line <= LONGEST; i++) {
      if (plain.charAt(i) == '"') {
        opening = opening < 0 ? i : -1;
      }
    }
    return opening;
  }

  private boolean isOneLine(int from, int to) {
    return plain.substring(from, to).indexOf('\n') < 0;
  }
}
