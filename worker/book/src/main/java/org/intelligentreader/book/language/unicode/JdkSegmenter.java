package org.intelligentreader.book.language.unicode;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// The JDK's word borders, for languages written with spaces: hyphenated words stay whole.
record JdkSegmenter(Locale locale) implements Segmenter {
  @Override
  public List<Span> pieces(String text) {
    var words = BreakIterator.getWordInstance(locale);
    // Otherwise qu’il would be three words and qu'il one.
    words.setText(text.replace('’', '\''));
    var pieces = new ArrayList<Span>();
    var start = words.first();
    for (var end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      Interruption.check();
      pieces.add(new Span(start, end));
      start = end;
    }
    return pieces;
  }
}
