package org.intelligentreader.book.language.japanese;

import java.util.List;

/// Splits text into the short units of UniDic. Implementations are safe for use by several threads.
interface MorphemeAnalyser {
  /// Morphemes in order; their spans are offsets into `text` and cover it without gaps.
  List<Morpheme> analyse(String text);
}
