package org.intelligentreader.local.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// `column=operator.value` as SQL conditions. Source: PostgREST 14, "Horizontal filtering".
final class Filters {
  /// Parameters that are no filters.
  static final Set<String> RESERVED =
      Set.of("select", "order", "limit", "offset", "columns", "on_conflict", "apikey");

  private final String table;
  private final Set<String> arguments;

  Filters(String table) {
    this(table, Set.of());
  }

  /// `arguments` are parameters of a function that was called with GET.
  Filters(String table, Set<String> arguments) {
    this.table = table;
    this.arguments = arguments;
  }

  /// The `where` clause, with its keyword, or nothing.
  String where(Call call) throws HttpError {
    var conditions = new ArrayList<String>();
    for (var parameter : call.parameters()) {
      if (parameter.name().equals("or") || parameter.name().equals("and")) {
        conditions.add(group(parameter.name(), parameter.value()));
      } else if (!RESERVED.contains(parameter.name()) && !isArgument(call, parameter.name())) {
        conditions.add(condition(parameter.name(), parameter.value()));
      }
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private boolean isArgument(Call call, String name) {
    return call.method().matches("GET|HEAD") && arguments.contains(name);
  }

  private String group(String operator, String value) throws HttpError {
    var conditions = new ArrayList<String>();
    for (var part : parts(value.substring(1, value.length() - 1))) {
      var dot = part.indexOf('.');
      conditions.add(condition(part.substring(0, dot), part.substring(dot + 1)));
    }
    return conditions.stream().collect(Collectors.joining(" " + operator + " ", "(", ")"));
  }

  private String condition(String column, String test) throws HttpError {
    if (test.startsWith("not.")) {
      return "not " + condition(column, test.substring(4));
    }
    var dot = test.indexOf('.');
    var operator = dot < 0 ? test : test.substring(0, dot);
    var value = test.substring(dot + 1);
    var name = column(column);
    return switch (operator) {
      case "eq" -> name + " = " + Sql.literal(value);
      case "neq" -> name + " <> " + Sql.literal(value);
      case "gt" -> name + " > " + Sql.literal(value);
      case "gte" -> name + " >= " + Sql.literal(value);
      case "lt" -> name + " < " + Sql.literal(value);
      case "lte" -> name + " <= " + Sql.literal(value);
      case "like" -> name + " like " + Sql.literal(value.replace('*', '%'));
      case "ilike" -> name + " ilike " + Sql.literal(value.replace('*', '%'));
      case "cs" -> name + " @> " + Sql.literal(value);
      case "in" -> in(name, value);
      case "is" -> is(name, value);
      default ->
          throw HttpError.rest(
              400,
              "PGRST100",
              "\"failed to parse filter (" + test + ")\" (line 1, column 1)",
              "unknown operator " + operator);
    };
  }

  private static String in(String name, String list) {
    var values = parts(list.substring(1, list.length() - 1));
    if (values.isEmpty()) {
      return "false";
    }
    return name
        + values.stream()
            .map(Filters::unquoted)
            .map(Sql::literal)
            .collect(Collectors.joining(", ", " in (", ")"));
  }

  private static String is(String name, String value) throws HttpError {
    return switch (value) {
      case "null", "true", "false", "unknown" -> name + " is " + value;
      default ->
          throw HttpError.rest(
              400, "PGRST100", "\"failed to parse filter (is." + value + ")\" (line 1, column 4)");
    };
  }

  /// A column, or a path into a JSON column.
  String column(String path) {
    var steps = path.split("->", -1);
    var name = new StringBuilder(table + "." + Sql.name(steps[0]));
    for (var i = 1; i < steps.length; i++) {
      var text = steps[i].startsWith(">");
      name.append(text ? "->>" : "->").append(Sql.literal(text ? steps[i].substring(1) : steps[i]));
    }
    return name.toString();
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\\\"", "\"")
        : value;
  }

  /// Splits at commas outside quotes and brackets.
  private static List<String> parts(String list) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var quoted = false;
    var start = 0;
    for (var i = 0; i < list.length(); i++) {
      var c = list.charAt(i);
      quoted ^= c == '"' && (i == 0 || list.charAt(i - 1) != '\\');
      depth += !quoted && c == '(' ? 1 : 0;
      depth -= !quoted && c == ')' ? 1 : 0;
      if (c == ',' && !quoted && depth == 0) {
        parts.add(list.substring(start, i));
        start = i + 1;
      }
    }
    if (!list.isEmpty()) {
      parts.add(list.substring(start));
    }
    return parts;
  }
}
