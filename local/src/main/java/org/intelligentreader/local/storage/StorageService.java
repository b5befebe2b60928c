package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.storage.request.BodyChecks;

/// The part of Supabase Storage that reader front ends and the worker use. Rows are under row-level
/// security; bytes are in files named by version, so that a reader of an old version is never
/// disturbed.
public final class StorageService implements Service {
  private final Objects objects;
  private final Buckets buckets;
  private final Upload upload;
  private final Resumable resumable;
  private final Signing signing;
  private final Relocation relocation;
  private final ObjectFiles files;
  private final InstantSource clock;

  public StorageService(Postgres postgres, Path folder, String secret, InstantSource clock) {
    this.files = new ObjectFiles(folder);
    this.clock = clock;
    this.objects = new Objects(postgres);
    this.buckets = new Buckets(objects);
    this.upload = new Upload(objects, files);
    this.resumable = new Resumable(objects, files, clock);
    this.signing = new Signing(objects, Jwt.forSignedUrls(secret), clock);
    this.relocation = new Relocation(objects, files);
  }

  /// Removes files that no row names any more: what was overwritten, or cut off by a crash; and
  /// uploads in pieces that have expired. Only while nobody is served.
  public void sweep() throws IOException, SQLException {
    files.keepOnly(objects.versions());
    resumable.sweep();
  }

  /// Removes the bytes of objects that were deleted or overwritten, when two calls have found that
  /// no row names them. At any time.
  public void tidy() throws IOException, SQLException {
    files.tidy(objects.versions(), clock.instant());
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    var segments = call.segments();
    return switch (segments.getFirst()) {
      case "bucket" ->
          buckets.answer(
              call,
              segments.subList(1, segments.size()).stream().filter(s -> !s.isEmpty()).toList());
      case "object" -> object(call, segments.subList(1, segments.size()));
      case "upload" -> pieces(call, segments.subList(1, segments.size()));
      case "render" ->
          throw HttpError.storage(
              403,
              "FeatureNotEnabled",
              "Image transformations are not enabled for this project",
              "FeatureNotEnabled");
      case "status", "health" -> Reply.json(200, "{\"healthy\":true}");
      default -> throw noRoute(call);
    };
  }

  private Reply object(Call call, List<String> path) throws HttpError, IOException, SQLException {
    var verb = path.isEmpty() ? "" : path.getFirst();
    var rest = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (verb) {
      case "" -> throw noRoute(call);
      case "list-v2" -> PagedListing.of(objects, only("POST", call), bucketOf(call, rest));
      case "list" -> Listing.of(objects, only("POST", call), bucketOf(call, rest));
      case "public" ->
          shown(only("GET|HEAD", call), objects.findPublic(bucketOf(call, rest), key(rest)));
      case "authenticated" -> plain(call, bucketOf(call, rest), key(rest));
      case "info" -> info(only("GET|HEAD", call), rest);
      case "sign" -> sign(call, bucketOf(call, rest), key(rest));
      case "upload" -> signedUpload(call, rest);
      case "move" -> relocation.move(only("POST", call));
      case "copy" -> relocation.copy(only("POST", call));
      default -> plain(call, verb, key(path));
    };
  }

  private Reply pieces(Call call, List<String> path) throws HttpError, IOException, SQLException {
    if (path.isEmpty() || path.size() > 2 || !path.getFirst().equals("resumable")) {
      throw noRoute(call);
    }
    return resumable.answer(
        only("POST|PUT|PATCH|HEAD|DELETE|OPTIONS", call), path.size() == 1 ? "" : path.get(1));
  }

  private Reply plain(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    return switch (call.method()) {
      case "GET", "HEAD" -> shown(call, objects.findReadable(call, bucket, key));
      case "POST" ->
          upload.store(
              call, bucket, key, call.header("x-upsert").filter("true"::equals).isPresent());
      case "PUT" -> upload.store(call, bucket, key, true);
      case "DELETE" -> key.isEmpty() ? remove(call, bucket) : removeOne(call, bucket, key);
      default -> throw noRoute(call);
    };
  }

  /// `?download=name` makes a browser save instead of show.
  private Reply shown(Call call, JsonNode object) throws HttpError, IOException {
    var reply = ObjectDownload.of(call, object, files);
    var name = call.parameter("download");
    if (name.isEmpty()) {
      return reply;
    }
    var headers = new TreeMap<>(reply.headers());
    headers.put("Content-Disposition", ObjectDownload.disposition(name.get()));
    return new Reply(reply.status(), headers, reply.body());
  }

  private Reply sign(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    if (call.method().equals("POST")) {
      return signing.sign(call, bucket, key);
    }
    if (!call.method().matches("GET|HEAD")) {
      throw noRoute(call);
    }
    signing.verify(call, Signing.Purpose.DOWNLOAD, bucket, key);
    return shown(call, objects.findSigned(bucket, key));
  }

  /// `POST` hands out the right to upload one object, `PUT` uses it.
  private Reply signedUpload(Call call, List<String> path)
      throws HttpError, IOException, SQLException {
    if (path.size() < 3 || !path.getFirst().equals("sign")) {
      throw noRoute(call);
    }
    var bucket = path.get(1);
    var key = key(path.subList(1, path.size()));
    if (call.method().equals("POST")) {
      return signing.signUpload(call, bucket, key);
    }
    if (!call.method().equals("PUT")) {
      throw noRoute(call);
    }
    var claims = signing.verify(call, Signing.Purpose.UPLOAD, bucket, key);
    var owner = new Call(call.request(), call.path(), claims.path("caller"));
    upload.store(owner, bucket, key, claims.path("upsert").asBoolean());
    return Reply.json(
        200, JsonNodeFactory.instance.objectNode().put("Key", bucket + "/" + key).toString());
  }

  private Reply info(Call call, List<String> path) throws HttpError, IOException, SQLException {
    var rest =
        path.size() > 2 && path.getFirst().matches("authenticated|public")
            ? path.subList(1, path.size())
            : path;
    var bucket = bucketOf(call, rest);
    var key = key(rest);
    var object =
        path.getFirst().equals("public")
            ? objects.findPublic(bucket, key)
            : objects.findReadable(call, bucket, key);
    var metadata = object.path("metadata");
    var info = JsonNodeFactory.instance.objectNode();
    info.put("id", object.path("id").asText()).put("name", key).put("bucket_id", bucket);
    info.put("version", object.path("version").asText())
        .put("size", metadata.path("size").asLong());
    info.put("content_type", metadata.path("mimetype").asText())
        .put("cache_control", metadata.path("cacheControl").asText());
    info.put("etag", metadata.path("eTag").asText())
        .put("created_at", object.path("created_at").asText())
        .put("last_modified", object.path("updated_at").asText());
    var own = object.path("user_metadata");
    info.set("metadata", own.isObject() ? own : JsonNodeFactory.instance.objectNode());
    var headers =
        new TreeMap<>(
            ObjectDownload.headers(metadata, Instant.parse(object.path("updated_at").asText())));
    headers.put("Content-Type", "application/json; charset=utf-8");
    return Reply.json(200, info.toString(), headers);
  }

  private static Call only(String methods, Call call) throws HttpError {
    if (!call.method().matches(methods)) {
      throw noRoute(call);
    }
    return call;
  }

  private static String bucketOf(Call call, List<String> path) throws HttpError {
    if (path.isEmpty() || path.getFirst().isEmpty()) {
      throw noRoute(call);
    }
    return path.getFirst();
  }

  private Reply removeOne(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    objects.find(call, bucket, key);
    remove(call, bucket, List.of(key));
    return Reply.json(200, "{\"message\":\"Successfully deleted\"}");
  }

  private Reply remove(Call call, String bucket) throws HttpError, IOException, SQLException {
    var keys = new ArrayList<String>();
    for (var key : BodyChecks.required(call.json(), "prefixes")) {
      keys.add(key.asText());
    }
    if (keys.isEmpty()) {
      throw BodyChecks.invalid("body/prefixes must NOT have fewer than 1 items");
    }
    return Reply.json(200, remove(call, bucket, keys));
  }

  private String remove(Call call, String bucket, List<String> keys)
      throws HttpError, IOException, SQLException {
    var names = JsonNodeFactory.instance.arrayNode();
    keys.forEach(names::add);
    return objects.json(call, REMOVE, bucket, names.toString()).toString();
  }

  private static final String REMOVE =
      """
      with removed as (
        delete from storage.objects
         where bucket_id = ? and name in (select json_array_elements_text(?::json)) returning *)
      select coalesce(json_agg(%s), '[]')::text from removed
      """
          .formatted(Objects.SHOWN.formatted("removed"));

  private static String key(List<String> path) {
    return String.join("/", path.subList(Math.min(1, path.size()), path.size()));
  }

  private static HttpError noRoute(Call call) {
    return HttpError.storage(
        404, "Not Found", "Route " + call.method() + ":" + call.path() + " not found", "NotFound");
  }
}
