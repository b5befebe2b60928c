package org.intelligentreader.book.language.japanese.morpheme;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.Span;

/// Splits text into the short units of UniDic. Implementations are safe for use by several threads.
public interface MorphemeAnalyser {
  /// These characters are read so, as far as the dictionary knows a word for it.
  record Wish(Span span, String katakana) {}

  /// Morphemes in order; their spans are offsets into `text` and cover it without gaps.
  default List<Morpheme> analyse(String text) {
    return analyse(text, List.of());
  }

  /// The same, with words preferred that fulfil `wishes`, which ascend and do not overlap.
  List<Morpheme> analyse(String text, List<Wish> wishes);

  /// The katakana of a foreign word in lower-case letters (red: レッド), if the dictionary has it.
  Optional<String> foreign(String word);
}
