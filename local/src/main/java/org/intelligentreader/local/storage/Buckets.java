package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.storage.request.BodyChecks;

/// `/bucket`: making, showing and listing buckets.
final class Buckets {
  /// From a JSON array; anything else is null.
  private static final String TYPES =
      """
      (select case when json_typeof(t.j) = 'array' then array(select json_array_elements_text(t.j)) end
         from (select ?::json as j) as t)
      """;

  private static final String HEAD =
      "'id', id, 'name', name, 'owner', coalesce(owner_id, owner::text, ''), 'public', public";
  private static final String TAIL =
      """
      'file_size_limit', file_size_limit, 'allowed_mime_types', allowed_mime_types,
      'created_at', %s, 'updated_at', %s
      """
          .formatted(Objects.time("created_at"), Objects.time("updated_at"));
  private static final String LIST =
      """
      select coalesce(json_agg(json_build_object(%s, 'type', 'STANDARD', %s)), '[]')::text
        from (select * from storage.buckets where position(lower(?) in lower(name)) > 0
               order by %%s limit nullif(?, '')::bigint offset ?::bigint) as buckets
      """
          .formatted(HEAD, TAIL);
  private static final String SHOW =
      """
      select json_build_object(%s, %s)::text from storage.buckets where id = ?
      """
          .formatted(HEAD, TAIL);

  /// A value that the request leaves out stays; an empty one is null.
  private static final String UPDATE =
      """
      update storage.buckets
         set public = coalesce(nullif(?, '')::boolean, public),
             file_size_limit = case when ?::boolean then nullif(?, '')::bigint else file_size_limit end,
             allowed_mime_types = case when ?::boolean then %s else allowed_mime_types end,
             updated_at = now()
       where id = ? returning id
      """
          .formatted(TYPES);

  private static final String INSERT =
      """
      insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
      values (?, ?, ?::boolean, nullif(?, '')::bigint, %s) returning id
      """
          .formatted(TYPES);

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
    var column = parameter(call, "sortColumn", "id|name|created_at|updated_at", "id");
    var order = parameter(call, "sortOrder", "asc|desc", "asc");
    return Reply.json(
        200,
        objects
            .query(
                call,
                LIST.formatted(column + " " + order),
                call.parameter("search").orElse(""),
                parameter(call, "limit", "[1-9]\\d{0,9}", ""),
                parameter(call, "offset", "\\d{1,10}", "0"))
            .orElse("[]"));
  }

  private static String parameter(Call call, String name, String form, String otherwise)
      throws HttpError {
    var value = call.parameter(name).orElse(otherwise);
    if (!value.equals(otherwise) && !value.matches(form)) {
      throw BodyChecks.invalid("querystring/" + name + " must be valid");
    }
    return value;
  }

  private Reply show(Call call, String id) throws HttpError, SQLException {
    return Reply.json(200, objects.query(call, SHOW, id).orElseThrow(Objects::noSuchBucket));
  }

  private Reply update(Call call, String id, JsonNode body) throws HttpError, SQLException {
    var isPublic = body.has("public") ? String.valueOf(body.path("public").asBoolean()) : "";
    var changed =
        objects.query(
            call,
            UPDATE,
            isPublic,
            String.valueOf(body.has("file_size_limit")),
            BucketSettings.size(body.path("file_size_limit")),
            String.valueOf(body.has("allowed_mime_types")),
            BucketSettings.types(body.path("allowed_mime_types")),
            id);
    if (changed.isEmpty()) {
      throw Objects.noSuchBucket();
    }
    return Reply.json(200, "{\"message\":\"Successfully updated\"}");
  }

  private Reply delete(Call call, String id) throws HttpError, SQLException {
    show(call, id);
    var filled =
        objects.query(call, "select name from storage.objects where bucket_id = ? limit 1", id);
    if (filled.isPresent()) {
      throw HttpError.storage(
          409, "InvalidRequest", "The bucket you tried to delete is not empty", "InvalidRequest");
    }
    objects.query(call, "delete from storage.buckets where id = ? returning id", id);
    return Reply.json(200, "{\"message\":\"Successfully deleted\"}");
  }

  /// At once; the real server queues it. The files go with the next start.
  private Reply empty(Call call, String id) throws HttpError, SQLException {
    show(call, id);
    objects.query(call, "delete from storage.objects where bucket_id = ? returning id", id);
    return Reply.json(
        200, "{\"message\":\"Empty bucket has been queued. Completion may take up to an hour.\"}");
  }

  private Reply create(Call call, JsonNode body) throws HttpError, SQLException {
    var name = body.path("name").asText("");
    checkName(name);
    try {
      objects.query(
          call,
          INSERT,
          body.path("id").asText(name),
          name,
          String.valueOf(body.path("public").asBoolean()),
          BucketSettings.size(body.path("file_size_limit")),
          BucketSettings.types(body.path("allowed_mime_types")));
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
}
