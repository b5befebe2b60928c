package org.intelligentreader.book.language.unicode;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// ICU's word borders, by dictionaries for Chinese, Thai, Khmer, Lao and Burmese.
record IcuSegmenter(Locale locale) implements Segmenter {
  @Override
  public List<Span> pieces(String text) {
    var words = BreakIterator.getWordInstance(locale);
    words.setText(text);
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
