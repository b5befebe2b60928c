package org.intelligentreader.local.rest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Format;
import org.intelligentreader.local.rest.request.Condition;
import org.intelligentreader.local.rest.request.FilterOperator;

/// What a request asks of the rows of one query, as SQL.
final class Conditions {
  private final ReadQuery query;

  Conditions(ReadQuery query) {
    this.query = query;
  }

  String sql(Condition condition) throws SQLException, HttpError {
    return switch (condition) {
      case Condition.Test test -> test(test);
      case Condition.Group group -> {
        var members = new ArrayList<String>();
        for (var member : group.members()) {
          members.add(sql(member));
        }
        yield (group.negated() ? "not " : "")
            + "("
            + String.join(" " + group.operator() + " ", members)
            + ")";
      }
    };
  }

  private String test(Condition.Test test) throws SQLException, HttpError {
    var operator = FilterOperator.parse(test.text());
    var field = test.field();
    var columns = query.columns();
    var related = field.path().isEmpty() ? query.find(field.column()) : Optional.<Embedded>empty();
    if (related.isPresent()) {
      return (isThere(operator, field.column()) ? "" : "not ") + related.get().exists();
    }
    var type = field.path().isEmpty() ? columns.types().getOrDefault(field.column(), "") : "";
    return operator.condition(
        columns.sql(field), type, columns.format(field).flatMap(Format::fromText));
  }

  /// Of related rows a condition says only whether there are any.
  private static boolean isThere(FilterOperator operator, String name) throws HttpError {
    if (!operator.name().equals("is") || !operator.value().matches("(?i)(not_)?null")) {
      throw HttpError.rest(
          400,
          "PGRST120",
          "Bad operator on the '" + name + "' embedded resource",
          "Only is null or not is null filters are allowed on embedded resources");
    }
    return operator.negated() != operator.value().toLowerCase(Locale.ROOT).startsWith("not");
  }
}
