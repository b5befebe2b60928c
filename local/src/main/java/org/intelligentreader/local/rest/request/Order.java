package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.HttpError;

/// One term of `order`: a field of the row or, in brackets, of a related one. Source: PostgREST 14,
/// "Ordering".
public record Order(Optional<String> relation, Field field, String direction) {
  static List<Order> parse(String order) throws HttpError {
    var cursor = new Cursor("order", order);
    var terms = new ArrayList<Order>();
    if (order.isEmpty()) {
      return terms;
    }
    do {
      terms.add(term(cursor));
      cursor.skipBlanks();
    } while (cursor.take(","));
    cursor.requireEnd("\",\" or end of input");
    return List.copyOf(terms);
  }

  private static Order term(Cursor cursor) throws HttpError {
    var field = Field.read(cursor);
    if (!cursor.take("(")) {
      return new Order(Optional.empty(), field, direction(cursor));
    }
    var inner = Field.read(cursor);
    cursor.require(")");
    return new Order(Optional.of(field.column()), inner, direction(cursor));
  }

  private static String direction(Cursor cursor) throws HttpError {
    var direction = new StringBuilder();
    if (cursor.take(".asc")) {
      direction.append(" asc");
    } else if (cursor.take(".desc")) {
      direction.append(" desc");
    }
    if (cursor.take(".nullsfirst")) {
      direction.append(" nulls first");
    } else if (cursor.take(".nullslast")) {
      direction.append(" nulls last");
    }
    if (cursor.next() == '.') {
      cursor.step();
      throw cursor.unexpected("asc, desc, nullsfirst or nullslast");
    }
    return direction.toString();
  }
}
