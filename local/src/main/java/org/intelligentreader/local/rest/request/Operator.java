package org.intelligentreader.local.rest.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.sql.Sql;

/// `[not.]operator[(any|all|language)].value` as a condition on a column. Source: PostgREST 14,
/// "Operators".
final class Operator {
  private static final Pattern TEST =
      Pattern.compile("([a-z]+)(?:\\(([^)]*)\\))?\\.(.*)", Pattern.DOTALL);
  private static final Map<String, String> SIMPLE =
      Map.ofEntries(
          Map.entry("eq", "="),
          Map.entry("neq", "<>"),
          Map.entry("gt", ">"),
          Map.entry("gte", ">="),
          Map.entry("lt", "<"),
          Map.entry("lte", "<="),
          Map.entry("like", "like"),
          Map.entry("ilike", "ilike"),
          Map.entry("match", "~"),
          Map.entry("imatch", "~*"),
          Map.entry("isdistinct", "is distinct from"),
          Map.entry("cs", "@>"),
          Map.entry("cd", "<@"),
          Map.entry("ov", "&&"),
          Map.entry("sl", "<<"),
          Map.entry("sr", ">>"),
          Map.entry("nxr", "&<"),
          Map.entry("nxl", "&>"),
          Map.entry("adj", "-|-"));
  private static final Map<String, String> SEARCH =
      Map.of(
          "fts", "to_tsquery",
          "plfts", "plainto_tsquery",
          "phfts", "phraseto_tsquery",
          "wfts", "websearch_to_tsquery");
  private static final List<String> QUANTIFIED =
      List.of("eq", "gt", "gte", "lt", "lte", "like", "ilike", "match", "imatch");

  private Operator() {}

  /// The condition in SQL; `column` is SQL already.
  static String condition(String column, String test) throws HttpError {
    if (test.startsWith("not.")) {
      var rest = test.substring("not.".length());
      if (rest.startsWith("not.")) {
        throw unparsable(test);
      }
      return "not " + condition(column, rest);
    }
    var parts = TEST.matcher(test);
    if (!parts.matches()) {
      throw unparsable(test);
    }
    var value = parts.group(3);
    return switch (parts.group(1)) {
      case "in" -> column + " = any (" + Sql.literal(array(value, test)) + ")";
      case "is" -> column + " is " + truth(value, test);
      case String name when SIMPLE.containsKey(name) -> simple(column, name, parts, test);
      case String name when SEARCH.containsKey(name) ->
          column + " @@ " + search(SEARCH.get(name), parts);
      default -> throw unparsable(test);
    };
  }

  private static String simple(String column, String name, Matcher parts, String test)
      throws HttpError {
    var like = name.endsWith("like");
    var value = like ? parts.group(3).replace('*', '%') : parts.group(3);
    var operator = column + " " + SIMPLE.get(name) + " ";
    var quantifier = parts.group(2);
    if (quantifier == null) {
      return operator + Sql.literal(value);
    }
    if (!quantifier.matches("any|all") || !QUANTIFIED.contains(name)) {
      throw unparsable(test);
    }
    return operator + quantifier + " (" + Sql.literal(value) + ")";
  }

  private static String search(String function, Matcher parts) {
    var language = parts.group(2) == null ? "" : Sql.literal(parts.group(2)) + ", ";
    return function + "(" + language + Sql.literal(parts.group(3)) + ")";
  }

  /// `(1,"a,b")` as PostgreSQL's array text `{"1","a,b"}`.
  private static String array(String list, String test) throws HttpError {
    if (list.length() < 2 || !list.startsWith("(") || !list.endsWith(")")) {
      throw unparsable(test);
    }
    return Parts.of(list.substring(1, list.length() - 1)).stream()
        .map(Parts::unquoted)
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String truth(String value, String test) throws HttpError {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "null" -> "null";
      case "not_null" -> "not null";
      case "true" -> "true";
      case "false" -> "false";
      case "unknown" -> "unknown";
      default -> throw unparsable(test);
    };
  }

  private static HttpError unparsable(String test) {
    return HttpError.rest(
        400,
        "PGRST100",
        "\"failed to parse filter (" + test + ")\" (line 1, column 1)",
        "unexpected "
            + (test.isEmpty() ? "end of input" : "\"" + test.charAt(0) + "\"")
            + " expecting \"not\" or operator (eq, gt, ...)");
  }
}
