package org.intelligentreader.book.glossary;

import java.util.List;
import org.intelligentreader.book.model.Span;

/// A set phrase of several words (気がする, 本当に) that the dictionary lists whole: where it stands, and
/// its entries by their number, the best first.
public record Expression(Span span, List<Integer> entries) {
  public Expression {
    entries = List.copyOf(entries);
  }
}
