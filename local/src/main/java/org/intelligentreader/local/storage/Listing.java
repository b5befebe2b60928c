package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.sql.Sql;

/// `/object/list`: one level of a bucket; folders have no id.
final class Listing {
  private Listing() {}

  static Reply of(Objects objects, Call call, String bucket)
      throws HttpError, IOException, SQLException {
    var body = call.json();
    var prefix = Bodies.required(body, "prefix").asText("").replaceAll("/+$", "");
    var below = prefix.isEmpty() ? "" : prefix + "/";
    var rest = "substr(o.name, " + (below.length() + 1) + ")";
    var leaf = "strpos(" + rest + ", '/') = 0";
    var order = order(body.path("sortBy"));
    var limit = Bodies.number(body, "limit", 1, 100);
    var offset = Bodies.number(body, "offset", 0, 0);
    return Reply.json(
        200,
        objects
            .query(
                call,
                "select coalesce(json_agg(row_to_json(l)), '[]')::text from (select * from (select"
                    + " distinct on (name) split_part("
                    + rest
                    + ", '/', 1) as name, case when "
                    + leaf
                    + " then o.id end as id, case when "
                    + leaf
                    + " then "
                    + Objects.time("o.updated_at")
                    + " end as updated_at, case when "
                    + leaf
                    + " then "
                    + Objects.time("o.created_at")
                    + " end as created_at, case when "
                    + leaf
                    + " then "
                    + Objects.time("o.last_accessed_at")
                    + " end as last_accessed_at, case when "
                    + leaf
                    + " then o.metadata end as metadata from storage.objects as o where o.bucket_id"
                    + " = "
                    + Sql.literal(bucket)
                    + " and starts_with(o.name, "
                    + Sql.literal(below)
                    + ")) as level where name ilike "
                    + Sql.literal(
                        "%"
                            + body.path("search").asText("").replaceAll("([%_\\\\])", "\\\\$1")
                            + "%")
                    + order
                    + " limit "
                    + limit
                    + " offset "
                    + offset
                    + ") as l")
            .orElse("[]"));
  }

  /// By name, or by a time, under which folders come first or last.
  private static String order(JsonNode sortBy) throws HttpError {
    var column = sortBy.path("column").asText("name");
    if (!column.matches("name|updated_at|created_at|last_accessed_at")) {
      throw Bodies.invalid("body/sortBy/column must be equal to one of the allowed values");
    }
    var direction = sortBy.path("order").asText("asc").equals("desc") ? " desc" : " asc";
    return " order by " + column + direction + (column.equals("name") ? "" : ", name" + direction);
  }
}
