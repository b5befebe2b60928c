package org.intelligentreader.local.realtime.changes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.local.sql.Sql;

/// One condition of a filter, such as `id=gt.5` or `status=not.in.(draft,archived)`.
record Condition(String column, String operator, List<String> values, boolean isNegated) {
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("eq", "="),
          Map.entry("neq", "<>"),
          Map.entry("lt", "<"),
          Map.entry("lte", "<="),
          Map.entry("gt", ">"),
          Map.entry("gte", ">="),
          Map.entry("like", "like"),
          Map.entry("ilike", "ilike"),
          Map.entry("match", "~"),
          Map.entry("imatch", "~*"),
          Map.entry("isdistinct", "is distinct from"));

  /// Their right side is a text, whatever the column is.
  private static final Set<String> PATTERNS = Set.of("like", "ilike", "match", "imatch");

  static final String IN = "in";
  static final String IS = "is";

  Condition {
    values = List.copyOf(values);
  }

  static boolean isOperator(String name) {
    return OPERATORS.containsKey(name) || name.equals(IN) || name.equals(IS);
  }

  /// The condition on a value of the column's type as SQL. `type` is the type's name in SQL.
  String sql(Optional<String> value, String type) {
    var cast = "::" + type;
    var left = value.map(Sql::literal).orElse("null") + cast;
    var test =
        switch (operator) {
          case IS -> left + " is " + values.getFirst();
          case IN ->
              values.stream()
                  .map(item -> Sql.literal(item) + cast)
                  .collect(Collectors.joining(", ", left + " in (", ")"));
          default ->
              left
                  + " "
                  + OPERATORS.get(operator)
                  + " "
                  + Sql.literal(values.getFirst())
                  + (PATTERNS.contains(operator) ? "" : cast);
        };
    return isNegated ? "not (" + test + ")" : test;
  }
}
