package org.intelligentreader.book.language.plain;

import java.util.List;
import org.intelligentreader.book.model.Span;

/// Finds readings that stand in brackets behind their words.
@FunctionalInterface
public interface Asides {
  /// A language that writes none.
  Asides NONE = _ -> List.of();

  /// `reading` at `brackets`, which are part of it, says how `base` before them is read.
  record Aside(Span base, Span brackets, String reading) {}

  /// In ascending order, apart.
  List<Aside> in(String text);
}
