package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.sql.Sql;

/// `/bucket`: making, showing and listing buckets.
final class Buckets {
  private static final Pattern SIZE =
      Pattern.compile("(\\d+)\\s*([KMG]?B)?", Pattern.CASE_INSENSITIVE);
  private static final String TIME =
      "to_char(%1$s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
  private static final String HEAD =
      "'id', id, 'name', name, 'owner', coalesce(owner_id, owner::text, ''), 'public', public";
  private static final String TAIL =
      "'file_size_limit', file_size_limit, 'allowed_mime_types', allowed_mime_types, 'created_at', "
          + TIME.formatted("created_at")
          + ", 'updated_at', "
          + TIME.formatted("updated_at");

  /// A bigint has no more.
  private static final int MOST_DIGITS = 19;

  private final Objects objects;

  Buckets(Objects objects) {
    this.objects = objects;
  }

  /// `path` is what follows `/bucket`: nothing, a bucket, or a bucket and `empty`.
  Reply answer(Call call, List<String> path) throws HttpError, IOException, SQLException {
    return switch (call.method() + " " + path.size()) {
      case "POST 0" -> create(call, call.json());
      case "GET 0" -> list(call);
      case "GET 1" -> show(call, path.getFirst());
      case "PUT 1" -> update(call, path.getFirst(), call.json());
      case "DELETE 1" -> delete(call, path.getFirst());
      case "POST 2" -> empty(call, path.getFirst());
      default ->
          throw HttpError.storage(
              404,
              "Not Found",
              "Route " + call.method() + ":" + call.path() + " not found",
              "NotFound");
    };
  }

  private Reply list(Call call) throws HttpError, SQLException {
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

  private Reply show(Call call, String id) throws HttpError, SQLException {
    var bucket =
        objects.query(
            call,
            "select json_build_object("
                + HEAD
                + ", "
                + TAIL
                + ")::text from storage.buckets where id = "
                + Sql.literal(id));
    return Reply.json(200, bucket.orElseThrow(Objects::noSuchBucket));
  }

  private Reply update(Call call, String id, JsonNode body) throws HttpError, SQLException {
    var changed =
        objects.query(
            call,
            "update storage.buckets set public = "
                + (body.has("public") ? body.path("public").asBoolean() : "public")
                + ", file_size_limit = "
                + (body.has("file_size_limit")
                    ? size(body.path("file_size_limit"))
                    : "file_size_limit")
                + ", allowed_mime_types = "
                + (body.has("allowed_mime_types") ? types(body) : "allowed_mime_types")
                + ", updated_at = now() where id = "
                + Sql.literal(id)
                + " returning id");
    if (changed.isEmpty()) {
      throw Objects.noSuchBucket();
    }
    return Reply.json(200, "{\"message\":\"Successfully updated\"}");
  }

  private Reply delete(Call call, String id) throws HttpError, SQLException {
    show(call, id);
    var filled =
        objects.query(
            call,
            "select name from storage.objects where bucket_id = " + Sql.literal(id) + " limit 1");
    if (filled.isPresent()) {
      throw HttpError.storage(
          409, "InvalidRequest", "The bucket you tried to delete is not empty", "InvalidRequest");
    }
    objects.query(
        call, "delete from storage.buckets where id = " + Sql.literal(id) + " returning id");
    return Reply.json(200, "{\"message\":\"Successfully deleted\"}");
  }

  /// At once; the real server queues it. The files go with the next start.
  private Reply empty(Call call, String id) throws HttpError, SQLException {
    show(call, id);
    objects.query(
        call, "delete from storage.objects where bucket_id = " + Sql.literal(id) + " returning id");
    return Reply.json(
        200, "{\"message\":\"Empty bucket has been queued. Completion may take up to an hour.\"}");
  }

  private Reply create(Call call, JsonNode body) throws HttpError, SQLException {
    var name = body.path("name").asText("");
    checkName(name);
    try {
      objects.query(
          call,
          "insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)"
              + " values ("
              + Sql.literal(body.path("id").asText(name))
              + ", "
              + Sql.literal(name)
              + ", "
              + body.path("public").asBoolean()
              + ", "
              + size(body.path("file_size_limit"))
              + ", "
              + types(body)
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

  static void checkName(String name) throws HttpError {
    if (!name.matches("[A-Za-z0-9_!.*'() &$@=;:+,?-]{1,100}")) {
      throw HttpError.storage(400, "Invalid Input", "Bucket name invalid", "InvalidBucketName");
    }
  }

  private static String types(JsonNode body) {
    return body.path("allowed_mime_types").isArray()
        ? "array(select json_array_elements_text("
            + Sql.literal(body.get("allowed_mime_types").toString())
            + "))"
        : "null";
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
    var number = matcher.group(1);
    var most = BigInteger.valueOf(Long.MAX_VALUE);
    return number.length() > MOST_DIGITS
        ? most.toString()
        : new BigInteger(number).multiply(BigInteger.valueOf(factor)).min(most).toString();
  }
}
