package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.local.http.HttpError;

/// A parameter that is a list of columns.
public final class Names {
  private Names() {}

  /// `what` names the parameter in messages.
  public static List<String> of(String what, String list) throws HttpError {
    var cursor = new Cursor(what, list);
    var names = new ArrayList<String>();
    if (list.isEmpty()) {
      return names;
    }
    do {
      names.add(cursor.name());
      cursor.skipBlanks();
    } while (cursor.take(","));
    cursor.requireEnd("\",\" or end of input");
    return names;
  }
}
