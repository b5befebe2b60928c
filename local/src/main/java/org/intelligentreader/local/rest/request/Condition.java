package org.intelligentreader.local.rest.request;

import java.util.List;

/// What rows have to be like. Source: PostgREST 14, "Horizontal filtering".
public sealed interface Condition {
  /// `[not.]operator[(quantifier)].value` on a field; the text is read when the type is known.
  record Test(Field field, String text) implements Condition {}

  /// Several joined by `and` or `or`.
  record Group(boolean negated, String operator, List<Condition> members) implements Condition {}
}
