package org.intelligentreader.local.rest.request;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.HttpError;

/// One thing that `select` asks for. Source: PostgREST 14, "Vertical filtering" and "Resource
/// embedding".
public sealed interface Selection {
  /// Every column.
  record All() implements Selection {}

  /// A column or a way into it, perhaps under another name or as another type.
  record Column(Optional<String> alias, Field field, Optional<String> type) implements Selection {
    /// The name in the answer.
    public String name() {
      return alias.orElseGet(field::name);
    }
  }

  /// `alias:column.sum()`, perhaps as another type, or `count()`, which is of no column.
  record Aggregate(
      Optional<String> alias, Optional<Column> of, String function, Optional<String> type)
      implements Selection {
    /// The name in the answer.
    public String name() {
      return alias.orElse(function);
    }
  }

  /// `alias:relation!hint!inner(items)`, or `...relation(items)`, whose items join the row itself.
  record Embed(
      Optional<String> alias,
      String relation,
      Optional<String> hint,
      boolean inner,
      boolean spread,
      List<Selection> items)
      implements Selection {
    public String name() {
      return alias.orElse(relation);
    }

    /// True for the name that a filter or an order calls this relation by.
    boolean isCalled(String name) {
      return relation.equals(name) || alias.filter(name::equals).isPresent();
    }
  }

  /// Reads the parameter; an empty one is everything.
  static List<Selection> parse(String select) throws HttpError {
    return new SelectionParser(select).parse();
  }
}
