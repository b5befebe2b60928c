package org.intelligentreader.local.rest.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.request.Media;
import org.intelligentreader.local.rest.request.Prefer;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.sql.Sql;

/// Rows as an answer: a JSON array, one object, CSV, or what the database makes of them. PostgreSQL
/// writes all of them.
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What queries call all rows and one row. A column of that name would be taken for them, so
  /// nobody has one.
  public static final String ALL = "\"rows of the answer\"";

  public static final String ONE = "\"row of the answer\"";

  /// The query that counts the rows of a result, of which the answer is a part.
  public static final String COUNTED = "\"rows of the result\"";

  /// The only column of rows that are single values.
  public static final String VALUE = "pgrst_scalar";

  /// What the rows of [#ALL] are.
  public enum Shape {
    /// Any number of rows.
    ROWS(false, false),
    /// Any number of values.
    VALUES(true, false),
    /// One row, or null.
    ROW(false, true),
    /// One value.
    VALUE(true, true);

    private final boolean values;
    private final boolean single;

    Shape(boolean values, boolean single) {
      this.values = values;
      this.single = single;
    }

    private String one() {
      return values ? ALL + "." + Rows.VALUE : "row_to_json(" + ALL + ")";
    }
  }

  private static final String CSV =
      """
      coalesce((select string_agg(k, ',') from (select json_object_keys(row_to_json(<one>)) as k
                         from (select * from <all> limit 1) as <one>) as keys) || E'\\n', '')
             || coalesce(string_agg(substring(<all>::text, 2, length(<all>::text) - 2), E'\\n'), '')
      """
          .replace("<all>", ALL)
          .replace("<one>", ONE);

  /// What a statement gave: how many rows, of how many if they were counted, and their form.
  public record Result(int rows, Optional<Long> total, ByteBuffer body) {
    /// The same of another number of rows.
    public Result of(Optional<Long> others) {
      return new Result(rows, others, body);
    }
  }

  private Rows() {}

  /// The answer to a question for rows of a window. 206 says that a counted result has more.
  public static Reply answer(
      Call call, Media media, Result result, Window window, Map<String, String> more) {
    var part = result.total().isPresent() && result.rows() < result.total().get();
    return reply(
        media, result, part ? 206 : 200, window.range(result.rows(), result.total()), more);
  }

  /// Rows that were run, with a status and range of their own.
  public static Reply reply(
      Media media, Result result, int status, String range, Map<String, String> more) {
    if (media instanceof Media.Plan) {
      return Reply.bytes(200, result.body(), Map.of("Content-Type", media.contentType()));
    }
    var headers = new HashMap<>(more);
    headers.put("Content-Range", range);
    headers.put("Content-Type", media.contentType());
    return Reply.bytes(status, result.body(), headers);
  }

  /// Reads all rows of the query [#ALL] in the form that the caller asked for. `queries` stands
  /// behind `with`. One object that is not exactly one is refused, and what was written is taken
  /// back.
  public static Result run(
      Connection connection, Media media, Shape shape, String queries, boolean isCounted)
      throws SQLException, HttpError {
    var sql =
        "with "
            + queries
            + " select "
            + (shape.single ? "1" : "count(*)")
            + ", "
            + (isCounted ? "(select n from " + COUNTED + ")" : "null")
            + ", "
            + form(media, shape)
            + " from "
            + ALL;
    if (media instanceof Media.Plan plan) {
      var lines = Sql.column(connection, plan.explain() + sql);
      var body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return new Result(0, Optional.empty(), ByteBuffer.wrap(body));
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      var count = rows.getInt(1);
      if (media.isObject() && count != 1) {
        throw notOne(count);
      }
      var total = isCounted ? Optional.of(rows.getLong(2)) : Optional.<Long>empty();
      var body = Optional.ofNullable(rows.getBytes(3));
      return new Result(count, total, ByteBuffer.wrap(body.orElse(new byte[0])));
    }
  }

  private static String form(Media media, Shape shape) {
    return switch (media) {
      case Media.Plan plan -> form(plan.of(), shape);
      case Media.Made made -> made(made, shape);
      case Media.BuiltIn.CSV -> CSV;
      case Media.BuiltIn builtIn -> {
        var list = "json_agg(" + shape.one() + ")";
        var shown = builtIn.isStripped() ? "json_strip_nulls(" + list + ")" : list;
        yield shape.single || builtIn.isObject()
            ? "coalesce(" + shown + " -> 0, 'null')::text"
            : "coalesce(" + shown + ", '[]')::text";
      }
    };
  }

  /// A function that makes the form itself has given one value.
  private static String made(Media.Made made, Shape shape) {
    if (made.aggregate().isEmpty()) {
      return "(select " + VALUE + " from " + ALL + " limit 1)";
    }
    var row = shape.values ? ALL + "." + VALUE : ALL;
    return made.aggregate().get()
        + "("
        + made.rowType().map(type -> "(" + row + ")::" + type).orElse(row)
        + ")";
  }

  public static HttpError notOne(int count) {
    return HttpError.rest(
        406,
        "PGRST116",
        "Cannot coerce the result to a single JSON object",
        "The result contains " + count + " rows");
  }

  public static HttpError beyondTheEnd(Window window, long total, Prefer prefer) {
    var headers = new HashMap<>(prefer.applied("count"));
    headers.put("Content-Range", "*/" + total);
    return HttpError.rest(
            416,
            "PGRST103",
            "Requested range not satisfiable",
            "An offset of "
                + window.offset()
                + " was requested, but there are only "
                + total
                + " rows.")
        .with(headers);
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("PostgreSQL returned no JSON", e);
    }
  }

  public static List<String> strings(String array) {
    return StreamSupport.stream(parse(array).spliterator(), false).map(JsonNode::asText).toList();
  }
}
