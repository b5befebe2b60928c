package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.storage.request.BodyChecks;

/// `/object/list`: one level of a bucket; folders have no id.
final class Listing {
  private Listing() {}

  static Reply of(Objects objects, Call call, String bucket)
      throws HttpError, IOException, SQLException {
    var body = call.json();
    var prefix = BodyChecks.required(body, "prefix").asText("").replaceAll("/+$", "");
    var below = prefix.isEmpty() ? "" : prefix + "/";
    var search = body.path("search").asText("").replaceAll("([%_\\\\])", "\\\\$1");
    var page =
        """
        select coalesce(json_agg(row_to_json(l)), '[]')::text from (
          select * from (
            select distinct on (name) split_part(t.rest, '/', 1) as name,
                   case when t.leaf then o.id end as id,
                   case when t.leaf then %1$s end as updated_at,
                   case when t.leaf then %2$s end as created_at,
                   case when t.leaf then %3$s end as last_accessed_at,
                   case when t.leaf then o.metadata end as metadata
              from storage.objects as o,
                   lateral (select substr(o.name, ?::integer) as rest) as s,
                   lateral (select s.rest, strpos(s.rest, '/') = 0 as leaf) as t
             where o.bucket_id = ? and starts_with(o.name, ?)) as level
           where name ilike ? %4$s limit %5$d offset %6$d) as l
        """
            .formatted(
                Objects.time("o.updated_at"),
                Objects.time("o.created_at"),
                Objects.time("o.last_accessed_at"),
                order(body.path("sortBy")),
                BodyChecks.number(body, "limit", 1, 100),
                BodyChecks.number(body, "offset", 0, 0));
    return Reply.json(
        200,
        objects
            .query(
                call, page, String.valueOf(below.length() + 1), bucket, below, "%" + search + "%")
            .orElse("[]"));
  }

  /// By name, or by a time, under which folders come first or last.
  private static String order(JsonNode sortBy) throws HttpError {
    var column = sortBy.path("column").asText("name");
    if (!column.matches("name|updated_at|created_at|last_accessed_at")) {
      throw BodyChecks.invalid("body/sortBy/column must be equal to one of the allowed values");
    }
    var direction = sortBy.path("order").asText("asc").equals("desc") ? " desc" : " asc";
    return " order by " + column + direction + (column.equals("name") ? "" : ", name" + direction);
  }
}
