package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.Sql;

/// `/bucket`: making, showing and listing buckets.
final class Buckets {
  private static final Pattern SIZE =
      Pattern.compile("(\\d+)\\s*([KMG]?B)?", Pattern.CASE_INSENSITIVE);
  private static final String TIME =
      "to_char(%1$s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
  private static final String HEAD =
      "'id', id, 'name', name, 'owner', coalesce(owner_id, ''), 'public', public";
  private static final String TAIL =
      "'file_size_limit', file_size_limit, 'allowed_mime_types', allowed_mime_types, 'created_at', "
          + TIME.formatted("created_at")
          + ", 'updated_at', "
          + TIME.formatted("updated_at");

  private final Objects objects;

  Buckets(Objects objects) {
    this.objects = objects;
  }

  Reply answer(Call call, Optional<String> id) throws HttpError, IOException, SQLException {
    if (call.method().equals("POST") && id.isEmpty()) {
      return create(call, call.json());
    }
    if (!call.method().equals("GET")) {
      throw HttpError.storage(
          404,
          "Not Found",
          "Route " + call.method() + ":" + call.path() + " not found",
          "NotFound");
    }
    if (id.isEmpty()) {
      return Reply.json(
          200,
          objects
              .query(
                  call,
                  "select coalesce(json_agg(json_build_object("
                      + HEAD
                      + ", 'type', 'STANDARD', "
                      + TAIL
                      + ") order by id), '[]')::text from storage.buckets")
              .orElse("[]"));
    }
    var bucket =
        objects.query(
            call,
            "select json_build_object("
                + HEAD
                + ", "
                + TAIL
                + ")::text from storage.buckets where id = "
                + Sql.literal(id.get()));
    return Reply.json(200, bucket.orElseThrow(Objects::noSuchBucket));
  }

  private Reply create(Call call, JsonNode body) throws HttpError, SQLException {
    var name = body.path("name").asText("");
    if (!name.matches("[A-Za-z0-9_!.*'() &$@=;:+,?-]{1,100}")) {
      throw HttpError.storage(400, "Invalid Input", "Bucket name invalid", "InvalidBucketName");
    }
    var types = new StringBuilder("null");
    if (body.path("allowed_mime_types").isArray()) {
      types.setLength(0);
      types
          .append("array(select json_array_elements_text(")
          .append(Sql.literal(body.get("allowed_mime_types").toString()))
          .append("))");
    }
    try {
      objects.query(
          call,
          "insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values ("
              + Sql.literal(body.path("id").asText(name))
              + ", "
              + Sql.literal(name)
              + ", "
              + body.path("public").asBoolean()
              + ", "
              + size(body.path("file_size_limit"))
              + ", "
              + types
              + ") returning id");
    } catch (HttpError e) {
      throw e.is("KeyAlreadyExists")
          ? HttpError.storage(
              409, "Duplicate", "The resource already exists", "BucketAlreadyExists")
          : e;
    }
    return Reply.json(
        200, "{\"name\":" + new com.fasterxml.jackson.databind.node.TextNode(name) + "}");
  }

  /// `"1KB"` is 1,000 bytes.
  private static String size(JsonNode limit) {
    var matcher = SIZE.matcher(limit.asText(""));
    if (!matcher.matches()) {
      return "null";
    }
    var unit = Optional.ofNullable(matcher.group(2)).orElse("B").toUpperCase(Locale.ROOT);
    var factor =
        switch (unit) {
          case "KB" -> 1_000L;
          case "MB" -> 1_000_000L;
          case "GB" -> 1_000_000_000L;
          default -> 1L;
        };
    return String.valueOf(Long.parseLong(matcher.group(1)) * factor);
  }
}
