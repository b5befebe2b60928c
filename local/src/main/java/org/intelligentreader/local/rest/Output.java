package org.intelligentreader.local.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.local.sql.Sql;

/// A value of each row of an answer: SQL, its name, and the aggregate function that is applied to
/// it. Without a name it is all columns.
record Output(
    String sql, Optional<String> name, Optional<String> aggregate, Optional<String> type) {
  private static final String GROUPED = "\"rows of the groups\"";

  static Output all(String alias) {
    return new Output(alias + ".*", Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Output of(String sql, String name) {
    return new Output(sql, Optional.of(name), Optional.empty(), Optional.empty());
  }

  /// As it stands in a list of columns.
  String named() {
    return name.map(known -> sql + " as " + Sql.name(known)).orElse(sql);
  }

  boolean isAggregate() {
    return aggregate.isPresent();
  }

  /// A query for these values. With aggregates, rows that are equal in everything else are a group.
  /// The order's terms are SQL and a direction each.
  static String select(List<Output> outputs, String from, List<Term> order) {
    if (outputs.stream().noneMatch(Output::isAggregate)) {
      var columns = outputs.stream().map(Output::named).collect(Collectors.joining(", "));
      return "select " + columns + from + ordered(order.stream().map(Term::sql).toList());
    }
    var inner = new ArrayList<String>();
    var outer = new ArrayList<String>();
    var groups = new ArrayList<String>();
    for (var output : outputs) {
      var value = Sql.name("v" + inner.size());
      inner.add(output.sql + " as " + value);
      if (!output.isAggregate()) {
        groups.add(value);
      }
      outer.add(output.applied(value) + " as " + Sql.name(output.name.orElse("")));
    }
    var terms = new ArrayList<String>();
    for (var term : order) {
      terms.add(
          term.in(outputs)
              .orElseGet(() -> {
                var value = Sql.name("v" + inner.size());
                inner.add(term.value() + " as " + value);
                return value + term.direction();
              }));
    }
    return "select "
        + String.join(", ", outer)
        + " from (select "
        + String.join(", ", inner)
        + from
        + ") as "
        + GROUPED
        + (groups.isEmpty() ? "" : " group by " + String.join(", ", groups))
        + ordered(terms);
  }

  private String applied(String value) {
    if (aggregate.isEmpty()) {
      return value;
    }
    var call = aggregate.get() + "(" + value + ")";
    return type.map(known -> "cast(" + call + " as " + known + ")").orElse(call);
  }

  private static String ordered(List<String> terms) {
    return terms.isEmpty() ? "" : " order by " + String.join(", ", terms);
  }

  /// What rows are sorted by.
  record Term(String value, String direction) {
    String sql() {
      return value + direction;
    }

    /// The same among values of groups, if it is one of them.
    private Optional<String> in(List<Output> outputs) {
      for (var i = 0; i < outputs.size(); i++) {
        if (outputs.get(i).sql.equals(value) && !outputs.get(i).isAggregate()) {
          return Optional.of(Sql.name("v" + i) + direction);
        }
      }
      return Optional.empty();
    }
  }
}
