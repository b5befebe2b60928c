package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.request.Selection.Embed;

/// Reads the parameter `select` from left to right.
final class SelectionParser {
  /// PostgreSQL has room for 1,664 columns.
  private static final int MOST_ITEMS = 500;

  private static final Pattern TYPE_PART = Pattern.compile("[\\p{L}0-9_$ \\[\\]\"]");

  private final Cursor cursor;

  SelectionParser(String select) {
    this.cursor = new Cursor("select parameter", select);
  }

  List<Selection> parse() throws HttpError {
    if (cursor.isAtEnd()) {
      return List.of(new Selection.All());
    }
    var items = items(0);
    cursor.requireEnd("\",\" or end of input");
    return items;
  }

  private List<Selection> items(int depth) throws HttpError {
    if (depth > Cursor.DEEPEST) {
      throw cursor.unexpected("fewer relations within each other");
    }
    var items = new ArrayList<Selection>();
    do {
      cursor.skipBlanks();
      items.add(item(depth));
      cursor.skipBlanks();
      if (items.size() > MOST_ITEMS) {
        throw cursor.unexpected("at most " + MOST_ITEMS + " items");
      }
    } while (cursor.take(","));
    return List.copyOf(items);
  }

  private Selection item(int depth) throws HttpError {
    if (cursor.take("...")) {
      var alias = alias();
      return embed(alias, cursor.name(), true, depth);
    }
    if (cursor.take("*")) {
      return new Selection.All();
    }
    var alias = alias();
    if (cursor.take("count()")) {
      return new Selection.Aggregate(alias, Optional.empty(), "count", cast());
    }
    var name = cursor.name();
    return cursor.next() == '(' || cursor.next() == '!'
        ? embed(alias, name, false, depth)
        : column(alias, new Field(name, Field.path(cursor)));
  }

  /// A name before a single colon.
  private Optional<String> alias() throws HttpError {
    var start = cursor.place();
    var name = cursor.name();
    if (!cursor.sees("::") && cursor.take(":")) {
      return Optional.of(name);
    }
    cursor.back(start);
    return Optional.empty();
  }

  private Selection column(Optional<String> alias, Field field) throws HttpError {
    var column = new Selection.Column(alias, field, cast());
    if (cursor.next() != '.') {
      return column;
    }
    cursor.step();
    var function = cursor.name();
    cursor.require("()");
    if (!function.matches("sum|avg|count|max|min")) {
      throw cursor.unexpected("a function of aggregation");
    }
    return new Selection.Aggregate(alias, Optional.of(column), function, cast());
  }

  private Optional<String> cast() throws HttpError {
    return cursor.take("::") ? Optional.of(type()) : Optional.empty();
  }

  private String type() throws HttpError {
    var start = cursor.place();
    while (TYPE_PART.matcher(String.valueOf(cursor.next())).matches()) {
      cursor.step();
    }
    var type = cursor.from(start).strip();
    if (type.isEmpty()) {
      throw cursor.unexpected("a type");
    }
    return type;
  }

  private Embed embed(Optional<String> alias, String relation, boolean spread, int depth)
      throws HttpError {
    var hint = Optional.<String>empty();
    var inner = false;
    while (cursor.take("!")) {
      var word = cursor.name();
      if (word.equals("inner")) {
        inner = true;
      } else if (!word.equals("left")) {
        hint = Optional.of(word);
      }
    }
    cursor.require("(");
    cursor.skipBlanks();
    var items = cursor.next() == ')' ? List.<Selection>of() : items(depth + 1);
    if (!cursor.take(")")) {
      throw cursor.unexpected("\",\" or \")\"");
    }
    return new Embed(alias, relation, hint, inner, spread, items);
  }
}
