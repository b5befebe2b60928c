package org.intelligentreader.book.language;

import java.util.List;
import org.intelligentreader.book.text.Span;

/// What a [Tokenizer] finds in one chapter: tokens in ascending order that never overlap and cover
/// every visible character, and sentences that cover all text.
public record Analysis(List<Token> tokens, List<Span> sentences) {
  public Analysis {
    tokens = List.copyOf(tokens);
    sentences = List.copyOf(sentences);
  }
}
