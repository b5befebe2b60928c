package org.intelligentreader.local.storage;

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
    var prefix = body.path("prefix").asText("").replaceAll("/+$", "");
    var below = prefix.isEmpty() ? "" : prefix + "/";
    var rest = "substr(o.name, " + (below.length() + 1) + ")";
    var leaf = "strpos(" + rest + ", '/') = 0";
    var order = body.path("sortBy").path("order").asText("asc").equals("desc") ? "desc" : "asc";
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
                    + " then o.updated_at end as updated_at, case when "
                    + leaf
                    + " then o.created_at end as created_at, case when "
                    + leaf
                    + " then o.last_accessed_at end as last_accessed_at, case when "
                    + leaf
                    + " then o.metadata end as metadata from storage.objects as o where o.bucket_id"
                    + " = "
                    + Sql.literal(bucket)
                    + " and starts_with(o.name, "
                    + Sql.literal(below)
                    + ")) as level where name like "
                    + Sql.literal("%" + body.path("search").asText("") + "%")
                    + " order by name "
                    + order
                    + " limit "
                    + body.path("limit").asInt(100)
                    + " offset "
                    + body.path("offset").asInt(0)
                    + ") as l")
            .orElse("[]"));
  }
}
