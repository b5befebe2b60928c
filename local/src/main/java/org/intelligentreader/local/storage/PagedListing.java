package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.sql.Sql;
import org.intelligentreader.local.storage.request.Bodies;

/// `/object/list-v2`: the objects below a prefix in pages, all of them or, with a delimiter, one
/// level with its folders.
final class PagedListing {
  private static final long MOST = 1000;

  private PagedListing() {}

  static Reply of(Objects objects, Call call, String bucket)
      throws HttpError, IOException, SQLException {
    var body = call.json();
    var limit = Math.min(MOST, Bodies.number(body, "limit", 1, MOST));
    var rows = objects.json(call, sql(body, bucket, limit + 1));
    var answer = JsonNodeFactory.instance.objectNode();
    var hasNext = rows.size() > limit;
    answer.put("hasNext", hasNext);
    var folders = answer.putArray("folders");
    var found = answer.putArray("objects");
    for (var i = 0; i < Math.min(limit, rows.size()); i++) {
      var row = rows.path(i);
      if (row.path("id").isNull()) {
        folders
            .addObject()
            .put("key", last(row.path("name").asText()))
            .put("name", row.path("name").asText());
      } else {
        found.add(row);
      }
    }
    if (hasNext) {
      answer.put("nextCursor", cursor(rows.path((int) limit - 1), column(body)));
    }
    return Reply.json(200, answer.toString());
  }

  /// The folder's own name, without those above it and the stroke at its end.
  private static String last(String folder) {
    var path = folder.substring(0, folder.length() - 1);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String sql(JsonNode body, String bucket, long limit) throws HttpError {
    var prefix = body.path("prefix").asText("");
    var tail = "substr(o.name, " + (prefix.codePointCount(0, prefix.length()) + 1) + ")";
    var folder =
        body.path("with_delimiter").asBoolean()
            ? "case when strpos("
                + tail
                + ", '/') > 0 then "
                + Sql.literal(prefix)
                + " || split_part("
                + tail
                + ", '/', 1) || '/' end"
            : "null::text";
    var column = column(body);
    var direction = body.path("sortBy").path("order").asText("asc").equals("desc") ? "desc" : "asc";
    return """
    select coalesce(json_agg(row_to_json(l)), '[]')::text from (select * from (
      select distinct on (key) key, key as name, case when folder is null then id end as id,
             case when folder is null then updated_at end as updated_at,
             case when folder is null then created_at end as created_at,
             case when folder is null then last_accessed_at end as last_accessed_at,
             case when folder is null then metadata end as metadata
        from (select o.id, o.metadata, %1$s as updated_at, %2$s as created_at, %3$s as last_accessed_at,
                     f.folder, coalesce(f.folder, o.name) as key
                from storage.objects as o, lateral (select %4$s as folder) as f
               where o.bucket_id = %5$s and starts_with(o.name, %6$s)) as keyed) as level
     %7$s order by %8$s limit %9$d) as l
    """
        .formatted(
            Objects.time("o.updated_at"),
            Objects.time("o.created_at"),
            Objects.time("o.last_accessed_at"),
            folder,
            Sql.literal(bucket),
            Sql.literal(prefix),
            after(body, column, direction),
            "coalesce(" + column + ", '') " + direction + ", key " + direction,
            limit);
  }

  private static String column(JsonNode body) throws HttpError {
    var column = body.path("sortBy").path("column").asText("name");
    if (!column.matches("name|updated_at|created_at")) {
      throw Bodies.invalid("body/sortBy/column must be equal to one of the allowed values");
    }
    return column;
  }

  /// Where the last page ended: the value that was sorted by, and the name.
  private static String cursor(JsonNode row, String column) {
    var place = row.path(column).asText("") + "\n" + row.path("name").asText();
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String after(JsonNode body, String column, String direction) throws HttpError {
    var cursor = Optional.ofNullable(body.path("cursor").textValue()).filter(c -> !c.isEmpty());
    if (cursor.isEmpty()) {
      return "";
    }
    try {
      var place = new String(Base64.getUrlDecoder().decode(cursor.get()), StandardCharsets.UTF_8);
      var end = place.indexOf('\n');
      if (end >= 0) {
        return "where (coalesce("
            + column
            + ", ''), key) "
            + (direction.equals("asc") ? ">" : "<")
            + " ("
            + Sql.literal(place.substring(0, end))
            + ", "
            + Sql.literal(place.substring(end + 1))
            + ")";
      }
    } catch (IllegalArgumentException e) {
      // The same words as for a cursor of another kind.
    }
    throw Bodies.invalid("body/cursor is invalid");
  }
}
