package org.intelligentreader.book.language.unicode;

import java.util.List;
import org.intelligentreader.book.model.Span;

/// Cuts text at the borders of words. The pieces cover all text; some are punctuation or white
/// space.
@FunctionalInterface
interface Segmenter {
  List<Span> pieces(String text);
}
