package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import org.intelligentreader.local.http.HttpError;

/// Reads `and=(…)` and `or=(…)`, in which conditions stand as `column.operator.value`.
final class ConditionParser {
  private final Cursor cursor;

  ConditionParser(String tree) {
    this.cursor = new Cursor("logic tree", tree);
  }

  Condition parse(boolean negated, String operator) throws HttpError {
    var group = group(negated, operator, 0);
    cursor.requireEnd("end of input");
    return group;
  }

  private Condition group(boolean negated, String operator, int depth) throws HttpError {
    if (depth > Cursor.DEEPEST) {
      throw cursor.unexpected("fewer lists within each other");
    }
    cursor.require("(");
    var members = new ArrayList<Condition>();
    do {
      cursor.skipBlanks();
      members.add(member(depth));
      cursor.skipBlanks();
    } while (cursor.take(","));
    if (!cursor.take(")")) {
      throw cursor.unexpected("\",\" or \")\"");
    }
    return new Condition.Group(negated, operator, members);
  }

  private Condition member(int depth) throws HttpError {
    for (var negated : new boolean[] {false, true}) {
      for (var operator : new String[] {"and", "or"}) {
        var start = cursor.place();
        if (cursor.take((negated ? "not." : "") + operator) && cursor.next() == '(') {
          return group(negated, operator, depth + 1);
        }
        cursor.back(start);
      }
    }
    var field = Field.read(cursor);
    cursor.require(".");
    var start = cursor.place();
    var operator = FilterOperator.head(cursor);
    return new Condition.Test(field, cursor.from(start) + value(operator));
  }

  /// A list in brackets for `in`; else a text in quotes, or what stands before the next comma or
  /// bracket, in which braces keep a list together.
  private String value(String operator) throws HttpError {
    var start = cursor.place();
    if (operator.equals("in")) {
      skipList('(', ')');
      return cursor.from(start);
    }
    if (cursor.next() == '"') {
      var text = cursor.quoted();
      if (",)".indexOf(cursor.next()) >= 0) {
        return text;
      }
      cursor.back(start);
    }
    if (cursor.next() == '{') {
      skipList('{', '}');
    }
    while (!cursor.isAtEnd() && ",)".indexOf(cursor.next()) < 0) {
      cursor.step();
    }
    return cursor.from(start);
  }

  private void skipList(char open, char close) throws HttpError {
    cursor.require(String.valueOf(open));
    for (var depth = 1; depth > 0; ) {
      if (cursor.isAtEnd()) {
        throw cursor.unexpected("\"" + close + "\"");
      }
      if (cursor.next() == '"') {
        var _ = cursor.quoted();
        continue;
      }
      var c = cursor.step();
      depth += c == open && open == '{' ? 1 : c == close ? -1 : 0;
    }
  }
}
