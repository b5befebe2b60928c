package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.storage.request.BodyChecks;

/// `/object/list-v2`: the objects below a prefix in pages, all of them or, with a delimiter, one
/// level with its folders.
final class PagedListing {
  private static final long MOST = 1000;

  private PagedListing() {}

  static Reply of(Objects objects, Call call, String bucket)
      throws HttpError, IOException, SQLException {
    var body = call.json();
    var limit = Math.min(MOST, BodyChecks.number(body, "limit", 1, MOST));
    var after = after(body);
    var sql = page(body, after.isPresent(), limit + 1);
    var rows = objects.json(call, sql, values(body, bucket, after));
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

  private static String page(JsonNode body, boolean isLater, long limit) throws HttpError {
    var column = "coalesce(" + column(body) + ", '')";
    var descends = body.path("sortBy").path("order").asText("asc").equals("desc");
    var direction = descends ? " desc" : " asc";
    return """
    select coalesce(json_agg(row_to_json(l)), '[]')::text from (select * from (
      select distinct on (key) key, key as name, case when folder is null then id end as id,
             case when folder is null then updated_at end as updated_at,
             case when folder is null then created_at end as created_at,
             case when folder is null then last_accessed_at end as last_accessed_at,
             case when folder is null then metadata end as metadata
        from (select o.id, o.metadata, %1$s as updated_at, %2$s as created_at, %3$s as last_accessed_at,
                     f.folder, coalesce(f.folder, o.name) as key
                from storage.objects as o,
                     lateral (select substr(o.name, length(?) + 1) as tail) as t,
                     lateral (select case when ?::boolean and strpos(t.tail, '/') > 0
                                          then ? || split_part(t.tail, '/', 1) || '/' end as folder) as f
               where o.bucket_id = ? and starts_with(o.name, ?)) as keyed) as level
     %4$s order by %5$s limit %6$d) as l
    """
        .formatted(
            Objects.time("o.updated_at"),
            Objects.time("o.created_at"),
            Objects.time("o.last_accessed_at"),
            isLater ? "where (" + column + ", key) " + (descends ? "<" : ">") + " (?, ?)" : "",
            column + direction + ", key" + direction,
            limit);
  }

  private static String[] values(JsonNode body, String bucket, Optional<Place> after) {
    var prefix = body.path("prefix").asText("");
    var delimited = String.valueOf(body.path("with_delimiter").asBoolean());
    var values = new ArrayList<>(List.of(prefix, delimited, prefix, bucket, prefix));
    after.ifPresent(place -> values.addAll(List.of(place.value(), place.key())));
    return values.toArray(String[]::new);
  }

  private static String column(JsonNode body) throws HttpError {
    var column = body.path("sortBy").path("column").asText("name");
    if (!column.matches("name|updated_at|created_at")) {
      throw BodyChecks.invalid("body/sortBy/column must be equal to one of the allowed values");
    }
    return column;
  }

  private static String cursor(JsonNode row, String column) {
    var place = row.path(column).asText("") + "\n" + row.path("name").asText();
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /// Where a page ended: the value that was sorted by, and the name.
  private record Place(String value, String key) {}

  private static Optional<Place> after(JsonNode body) throws HttpError {
    var cursor = body.path("cursor").asText("");
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var end = place.indexOf('\n');
      if (end >= 0) {
        return Optional.of(new Place(place.substring(0, end), place.substring(end + 1)));
      }
    } catch (IllegalArgumentException e) {
      // The same words as for a cursor of another kind.
    }
    throw BodyChecks.invalid("body/cursor is invalid");
  }
}
