package org.intelligentreader.book.language;

import java.util.List;
import java.util.Set;
import org.intelligentreader.book.model.Span;

/// What a [Tokenizer] finds in one chapter: tokens in ascending order that never overlap and cover
/// every visible character, and sentences that cover all text. `glosses` are the bases of ruby that
/// looks like a reading and is none (a foreign word over kanji); `passages` are in another language
/// than the book.
public record Analysis(
    List<Token> tokens, List<Span> sentences, Set<Span> glosses, List<Passage> passages) {
  public Analysis {
    tokens = List.copyOf(tokens);
    sentences = List.copyOf(sentences);
    glosses = Set.copyOf(glosses);
    passages = List.copyOf(passages);
  }

  public Analysis(List<Token> tokens, List<Span> sentences, Set<Span> glosses) {
    this(tokens, sentences, glosses, List.of());
  }

  public Analysis(List<Token> tokens, List<Span> sentences) {
    this(tokens, sentences, Set.of());
  }

  /// The same with other tokens.
  public Analysis with(List<Token> others) {
    return new Analysis(others, sentences, glosses, passages);
  }
}
