package org.intelligentreader.book.language.japanese;

import java.util.List;
import java.util.Optional;

/// Splits text into the short units of UniDic. Implementations are safe for use by several threads.
interface MorphemeAnalyser {
  /// Morphemes in order; their spans are offsets into `text` and cover it without gaps.
  List<Morpheme> analyse(String text);

  /// The katakana of a foreign word in lower-case letters (red: レッド), if the dictionary has it.
  Optional<String> foreign(String word);
}
