package org.intelligentreader.book.language;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.Span;

/// One word as a learner meets it, or a piece of punctuation or white space.
///
/// `inflection` lists the steps from the lemma to the surface (`passive`, `negative`, `past`);
/// `parts` are the analyser's own morphemes when there are several, without parts of their own.
public record Token(
    Span span,
    String surface,
    Lexeme lexeme,
    Optional<Reading> reading,
    List<String> inflection,
    List<Token> parts) {
  public Token {
    if (span.length() == 0 || span.length() != surface.length()) {
      throw new IllegalArgumentException(
          "token [" + span.start() + "," + span.end() + ") does not span '" + surface + "'");
    }
    inflection = List.copyOf(inflection);
    parts = List.copyOf(parts);
  }
}
