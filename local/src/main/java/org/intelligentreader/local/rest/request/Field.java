package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.sql.Sql;

/// A column, or a way into a JSON, array or composite column: `meta->colours->>0`.
public record Field(String column, List<Step> path) {
  /// Of a way into a column.
  private static final int MOST_STEPS = 100;

  private static final Pattern INDEX = Pattern.compile("[+-]?\\d{1,9}");

  /// `->key` or `->>key`, which gives text.
  public record Step(boolean text, String key) {
    boolean isIndex() {
      return INDEX.matcher(key).matches();
    }
  }

  public Field(String column) {
    this(column, List.of());
  }

  static Field read(Cursor cursor) throws HttpError {
    var column = cursor.name();
    return new Field(column, path(cursor));
  }

  static List<Step> path(Cursor cursor) throws HttpError {
    var path = new ArrayList<Step>();
    while (cursor.take("->")) {
      var text = cursor.take(">");
      path.add(new Step(text, key(cursor)));
      if (path.size() > MOST_STEPS) {
        throw cursor.unexpected("fewer steps");
      }
    }
    return List.copyOf(path);
  }

  private static String key(Cursor cursor) throws HttpError {
    if (cursor.next() == '"') {
      return cursor.quoted();
    }
    var start = cursor.place();
    while (!cursor.isAtEnd() && !cursor.sees("->") && "(:.,>)".indexOf(cursor.next()) < 0) {
      cursor.step();
    }
    var key = cursor.from(start);
    if (key.isEmpty()) {
      throw cursor.unexpected("any non reserved character different from: .,>()");
    }
    return key;
  }

  /// What it is called in an answer: the last key on the way that is not an index, else the column.
  String name() {
    return path.reversed().stream()
        .filter(step -> !step.isIndex())
        .map(Step::key)
        .findFirst()
        .orElse(column);
  }

  /// As SQL on the row known as `alias`; `types` are the types of its columns, as far as known.
  public String sql(String alias, Map<String, String> types) {
    var plain = alias + "." + Sql.name(column);
    if (path.isEmpty()) {
      return plain;
    }
    var isJson = types.getOrDefault(column, "").matches("jsonb?");
    var sql = new StringBuilder(isJson ? plain : "to_jsonb(" + plain + ")");
    for (var step : path) {
      sql.append(step.text() ? "->>" : "->")
          .append(
              step.isIndex()
                  ? String.valueOf(Integer.parseInt(step.key()))
                  : Sql.literal(step.key()));
    }
    return sql.toString();
  }
}
