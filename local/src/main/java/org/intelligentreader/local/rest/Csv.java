package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.HttpError;

/// Comma-separated values as rows: a line of names, then one line for each row. `NULL` without
/// quotes is null. Source: RFC 4180; PostgREST 14, "Bulk insert with CSV".
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  static JsonNode rows(String text) throws HttpError {
    var lines = new Csv(text).lines();
    var rows = JsonNodeFactory.instance.arrayNode();
    if (lines.isEmpty()) {
      return rows;
    }
    var names = lines.getFirst();
    for (var line : lines.subList(1, lines.size())) {
      if (line.size() != names.size()) {
        throw HttpError.rest(400, "PGRST102", "All lines must have same number of fields");
      }
      var row = rows.addObject();
      for (var i = 0; i < names.size(); i++) {
        row.put(names.get(i).orElse("NULL"), line.get(i).orElse(null));
      }
    }
    return rows;
  }

  private List<List<Optional<String>>> lines() throws HttpError {
    var lines = new ArrayList<List<Optional<String>>>();
    while (at < text.length()) {
      var line = new ArrayList<Optional<String>>();
      do {
        line.add(field());
      } while (take(','));
      take('\r');
      if (!take('\n') && at < text.length()) {
        throw HttpError.rest(400, "PGRST102", "parse error (Failed reading: takeWhile1)");
      }
      if (!line.equals(List.of(Optional.of("")))) {
        lines.add(line);
      }
    }
    return lines;
  }

  private Optional<String> field() throws HttpError {
    if (take('"')) {
      return Optional.of(quoted());
    }
    var start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return Optional.of(text.substring(start, at)).filter(value -> !value.equals("NULL"));
  }

  /// A quote stands twice inside quotes.
  private String quoted() throws HttpError {
    var value = new StringBuilder();
    while (at < text.length()) {
      var c = text.charAt(at++);
      if (c == '"' && !take('"')) {
        return value.toString();
      }
      value.append(c);
    }
    throw HttpError.rest(400, "PGRST102", "not enough input");
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
