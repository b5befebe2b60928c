package org.intelligentreader.local.rest.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/// Rows as an answer: a JSON array, one object, or CSV. PostgreSQL writes all of them.
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What queries call all rows and one row. A column of that name would be taken for them, so
  /// nobody has one.
  public static final String ALL = "\"rows of the answer\"";

  public static final String ONE = "\"row of the answer\"";

  private static final String ROW = "row_to_json(" + ALL + ")";
  private static final String STRIPPED_ROW = "json_strip_nulls(" + ROW + ")";

  private static final String ARRAY =
      "with %s select count(*), coalesce(json_agg(" + ROW + "), '[]')::text from " + ALL;
  private static final String OBJECT =
      "with %s select count(*), (json_agg(" + ROW + ") -> 0)::text from " + ALL;
  private static final String CSV =
      """
      with %s
      select count(*),
             coalesce((select string_agg(k, ',') from (select json_object_keys(row_to_json(<one>)) as k
                         from (select * from <all> limit 1) as <one>) as keys) || E'\\n', '')
             || coalesce(string_agg(substring(<all>::text, 2, length(<all>::text) - 2), E'\\n'), '')
        from <all>
      """
          .replace("<all>", ALL)
          .replace("<one>", ONE);

  /// What a statement gave: how many rows, and their text.
  public record Result(int rows, String text) {}

  private Rows() {}

  /// Runs `sql` and answers with its rows. 206 says that a counted result has more than these.
  public static Reply read(
      Connection connection, Call call, String sql, Window window, Optional<Long> total)
      throws SQLException, HttpError {
    var result = run(connection, call, ALL + " as (" + sql + ")");
    Prefer.of(call).checkAffected(call.method().equals("POST") ? result.rows() : 0);
    var part = total.isPresent() && result.rows() < total.get();
    return reply(
        call,
        result,
        part ? 206 : 200,
        window.range(result.rows(), total),
        Prefer.of(call).applied("count", "handling", "timezone"));
  }

  /// Rows that were run, with a status and range of their own.
  public static Reply reply(
      Call call, Result result, int status, String range, Map<String, String> more)
      throws HttpError {
    var headers = new HashMap<>(more);
    headers.put("Content-Range", range);
    headers.put("Content-Type", Media.of(call).contentType());
    return Reply.json(status, result.text(), headers);
  }

  /// Reads all rows of the query [#ALL] in the form that the caller asked for. `queries` stands
  /// behind `with`. One object that is not exactly one is refused, and what was written is taken
  /// back.
  public static Result run(Connection connection, Call call, String queries)
      throws SQLException, HttpError {
    var media = Media.of(call);
    var form =
        switch (media) {
          case JSON -> ARRAY;
          case OBJECT -> OBJECT;
          case STRIPPED -> ARRAY.replace(ROW, STRIPPED_ROW);
          case STRIPPED_OBJECT -> OBJECT.replace(ROW, STRIPPED_ROW);
          case CSV -> CSV;
        };
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(form.formatted(queries))) {
      rows.next();
      var count = rows.getInt(1);
      if (media.isObject() && count != 1) {
        throw notOne(count);
      }
      return new Result(count, rows.getString(2));
    }
  }

  public static boolean wantsObject(Call call) throws HttpError {
    return Media.of(call).isObject();
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
