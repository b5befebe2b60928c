package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// `order=column.desc.nullslast,…` as SQL. Source: PostgREST 14, "Ordering".
public final class Order {
  private static final Pattern TERM =
      Pattern.compile("(.+?)(?:\\.(asc|desc))?(?:\\.(nullsfirst|nullslast))?");

  private Order() {}

  /// The `order by` clause with its keyword, or nothing. `prefix` is the way to an embedded
  /// relation, or nothing.
  public static String of(Call call, String prefix, String alias) throws HttpError {
    var order = call.parameter(prefix + "order").orElse("");
    var terms = new ArrayList<String>();
    for (var term : Parts.of(order)) {
      terms.add(term(term, order, alias));
    }
    return terms.isEmpty() ? "" : " order by " + String.join(", ", terms);
  }

  private static String term(String term, String order, String alias) throws HttpError {
    var parts = TERM.matcher(term.strip());
    if (!parts.matches() || parts.group(1).contains(".")) {
      throw HttpError.rest(
          400,
          "PGRST100",
          "\"failed to parse order (" + order + ")\" (line 1, column 1)",
          "expecting a column, then .asc or .desc, then .nullsfirst or .nullslast");
    }
    var direction = "desc".equals(parts.group(2)) ? " desc" : " asc";
    var nulls =
        parts.group(3) == null
            ? ""
            : parts.group(3).equals("nullsfirst") ? " nulls first" : " nulls last";
    return Filters.column(alias, parts.group(1)) + direction + nulls;
  }
}
