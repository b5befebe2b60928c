package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.sql.Sql;

/// `[not.]operator[(any|all|language)].value` as a condition on a column. Source: PostgREST 14,
/// "Operators".
public record FilterOperator(
    boolean negated, String name, Optional<String> quantifier, String value) {
  private static final Pattern HEAD =
      Pattern.compile("(not\\.)?([a-z]+)(?:\\(([^)]*)\\))?\\.", Pattern.DOTALL);
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
  private static final String EXPECTED = "\"not\" or operator (eq, gt, ...)";

  /// Reads the whole test.
  public static FilterOperator parse(String test) throws HttpError {
    var head = HEAD.matcher(test);
    if (!head.lookingAt() || !isKnown(head.group(2), head.group(3))) {
      throw unparsable(test);
    }
    return new FilterOperator(
        head.group(1) != null,
        head.group(2),
        Optional.ofNullable(head.group(3)),
        test.substring(head.end()));
  }

  /// True for a text that begins with an operator.
  public static boolean begins(String test) {
    var head = HEAD.matcher(test);
    return head.lookingAt() && isKnown(head.group(2), head.group(3));
  }

  private static boolean isKnown(String name, String quantifier) {
    if (SEARCH.containsKey(name)) {
      return true;
    }
    return quantifier == null
        ? name.matches("in|is") || SIMPLE.containsKey(name)
        : quantifier.matches("any|all") && QUANTIFIED.contains(name);
  }

  /// Steps over negation, operator, quantifier and point; answers the operator.
  static String head(Cursor cursor) throws HttpError {
    var start = cursor.place();
    var head = HEAD.matcher(cursor.rest());
    cursor.back(start);
    if (!head.lookingAt() || !isKnown(head.group(2), head.group(3))) {
      throw cursor.unexpected(EXPECTED);
    }
    for (var i = 0; i < head.end(); i++) {
      cursor.step();
    }
    return head.group(2);
  }

  /// The condition in SQL; `column` is SQL already, `type` its type where that is known, `reader`
  /// the function that reads the values where the column has a format.
  public String condition(String column, String type, Optional<String> reader) throws HttpError {
    return (negated ? "not " : "") + plain(column, type, reader);
  }

  private String plain(String column, String type, Optional<String> reader) throws HttpError {
    return switch (name) {
      case "in" ->
          column
              + " = any ("
              + (reader.isPresent() ? read(reader.get()) : Sql.literal(array()))
              + ")";
      case "is" -> column + " is " + truth();
      case String known when SEARCH.containsKey(known) -> search(column, type);
      default -> simple(column, name.matches("i?like|isdistinct") ? Optional.empty() : reader);
    };
  }

  private String simple(String column, Optional<String> reader) {
    var text = Sql.literal(name.endsWith("like") ? value.replace('*', '%') : value);
    var read = reader.map(function -> function + "(" + text + ")").orElse(text);
    var operator = column + " " + SIMPLE.get(name) + " ";
    return quantifier.map(word -> operator + word + " (" + read + ")").orElse(operator + read);
  }

  /// The values of a list, each read by a function.
  private String read(String function) throws HttpError {
    var values = values();
    return values.isEmpty()
        ? Sql.literal("{}")
        : values.stream()
            .map(text -> function + "(" + Sql.literal(text) + ")")
            .collect(Collectors.joining(", ", "array[", "]"));
  }

  private String search(String column, String type) {
    var language = quantifier.map(word -> Sql.literal(word) + ", ").orElse("");
    var document =
        type.equals("tsvector") || (type.isEmpty() && language.isEmpty())
            ? column
            : "to_tsvector(" + language + column + ")";
    return document + " @@ " + SEARCH.get(name) + "(" + language + Sql.literal(value) + ")";
  }

  /// `(1,"a,b")` as PostgreSQL's array text `{"1","a,b"}`.
  private String array() throws HttpError {
    return values().stream()
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private List<String> values() throws HttpError {
    var cursor = new Cursor("filter", name + "." + value);
    cursor.require(name + ".");
    cursor.require("(");
    var values = new ArrayList<String>();
    while (!cursor.sees(")") || !values.isEmpty()) {
      values.add(element(cursor));
      if (!cursor.take(",")) {
        break;
      }
    }
    cursor.require(")");
    cursor.requireEnd("end of input");
    return values;
  }

  private static String element(Cursor cursor) throws HttpError {
    var start = cursor.place();
    if (cursor.next() == '"') {
      var quoted = cursor.quoted();
      if (",)".indexOf(cursor.next()) >= 0) {
        return quoted;
      }
      cursor.back(start);
    }
    while (!cursor.isAtEnd() && ",)".indexOf(cursor.next()) < 0) {
      cursor.step();
    }
    return cursor.from(start);
  }

  private String truth() throws HttpError {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "null" -> "null";
      case "not_null" -> "not null";
      case "true" -> "true";
      case "false" -> "false";
      case "unknown" -> "unknown";
      default -> {
        var cursor = new Cursor("filter", "is." + value);
        cursor.require("is.");
        throw cursor.unexpected("null, not_null, true, false or unknown");
      }
    };
  }

  private static HttpError unparsable(String test) {
    return new Cursor("filter", test).unexpected(EXPECTED);
  }
}
