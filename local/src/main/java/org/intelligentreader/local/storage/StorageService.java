package org.intelligentreader.local.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.rest.Sql;

/// The part of Supabase Storage that reader front ends and the worker use. Rows are under row-level
/// security; bytes lie in files named by version, so that a reader of an old version is never
/// disturbed.
public final class StorageService implements Service {
  private final Objects objects;
  private final Buckets buckets;
  private final Upload upload;
  private final Signing signing;
  private final Path folder;

  public StorageService(Postgres postgres, Path folder, String jwtSecret, InstantSource clock) {
    this.objects = new Objects(postgres);
    this.buckets = new Buckets(objects);
    this.upload = new Upload(objects, folder);
    this.signing = new Signing(objects, new Jwt(jwtSecret), clock);
    this.folder = folder;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    var segments = call.segments();
    return switch (segments.getFirst()) {
      case "bucket" ->
          buckets.answer(
              call, segments.size() > 1 ? Optional.of(segments.get(1)) : Optional.empty());
      case "object" -> object(call, segments.subList(1, segments.size()));
      default -> throw noRoute(call);
    };
  }

  private Reply object(Call call, List<String> path) throws HttpError, IOException, SQLException {
    var verb = path.isEmpty() ? "" : path.getFirst();
    var rest = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (verb) {
      case "" -> throw noRoute(call);
      case "list" -> Listing.of(objects, call, rest.getFirst());
      case "authenticated" -> plain(call, rest.getFirst(), key(rest));
      case "info" -> info(call, rest.getFirst(), key(rest));
      case "sign" -> sign(call, rest.getFirst(), key(rest));
      case "move", "copy" -> relocate(call, verb.equals("copy"));
      default -> plain(call, verb, key(path));
    };
  }

  private Reply plain(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    return switch (call.method()) {
      case "GET", "HEAD" -> Download.of(call, objects.find(call, bucket, key), folder);
      case "POST" ->
          upload.store(
              call, bucket, key, call.header("x-upsert").filter("true"::equals).isPresent());
      case "PUT" -> upload.store(call, bucket, key, true);
      case "DELETE" -> key.isEmpty() ? remove(call, bucket) : removeOne(call, bucket, key);
      default -> throw noRoute(call);
    };
  }

  private Reply sign(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    if (call.method().equals("POST")) {
      return signing.sign(call, bucket, key);
    }
    signing.verify(call, bucket, key);
    return Download.of(call, objects.findSigned(bucket, key), folder);
  }

  private Reply info(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    var object = objects.find(call, bucket, key);
    var metadata = object.path("metadata");
    var info = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    info.put("id", object.path("id").asText()).put("name", key).put("bucket_id", bucket);
    info.put("version", object.path("version").asText())
        .put("size", metadata.path("size").asLong());
    info.put("content_type", metadata.path("mimetype").asText())
        .put("cache_control", metadata.path("cacheControl").asText());
    info.put("etag", metadata.path("eTag").asText())
        .put("created_at", object.path("created_at").asText());
    info.set("metadata", object.path("user_metadata"));
    return Reply.json(200, info.toString());
  }

  private Reply relocate(Call call, boolean copy) throws HttpError, IOException, SQLException {
    var body = call.json();
    var bucket = body.path("bucketId").asText();
    var source = objects.find(call, bucket, body.path("sourceKey").asText());
    var target = body.path("destinationKey").asText();
    if (!copy) {
      objects.query(
          call,
          "update storage.objects set name = "
              + Sql.literal(target)
              + " where id = "
              + Sql.literal(source.path("id").asText())
              + " returning id::text");
      return Reply.json(200, "{\"message\":\"Successfully moved\"}");
    }
    var version = java.util.UUID.randomUUID().toString();
    Files.copy(folder.resolve(source.path("version").asText()), folder.resolve(version));
    var id =
        objects.query(
            call,
            "insert into storage.objects (bucket_id, name, owner_id, version, metadata) select bucket_id, "
                + Sql.literal(target)
                + ", owner_id, "
                + Sql.literal(version)
                + ", metadata from storage.objects where id = "
                + Sql.literal(source.path("id").asText())
                + " returning id::text");
    return Reply.json(
        200, "{\"Key\":\"" + bucket + "/" + target + "\",\"Id\":\"" + id.orElse("") + "\"}");
  }

  private Reply removeOne(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    objects.find(call, bucket, key);
    remove(call, bucket, List.of(key));
    return Reply.json(200, "{\"message\":\"Successfully deleted\"}");
  }

  private Reply remove(Call call, String bucket) throws HttpError, IOException, SQLException {
    var keys = new ArrayList<String>();
    call.json().path("prefixes").forEach(key -> keys.add(key.asText()));
    return Reply.json(200, keys.isEmpty() ? "[]" : remove(call, bucket, keys));
  }

  private String remove(Call call, String bucket, List<String> keys)
      throws HttpError, IOException, SQLException {
    var list = String.join(", ", keys.stream().map(Sql::literal).toList());
    var removed =
        objects.json(
            call,
            "with removed as (delete from storage.objects where bucket_id = "
                + Sql.literal(bucket)
                + " and name in ("
                + list
                + ") returning *) select coalesce(json_agg(row_to_json(removed)), '[]')::text from removed");
    for (var object : removed) {
      Files.deleteIfExists(folder.resolve(object.path("version").asText()));
    }
    return removed.toString();
  }

  private static String key(List<String> path) {
    return String.join("/", path.subList(Math.min(1, path.size()), path.size()));
  }

  private static HttpError noRoute(Call call) {
    return HttpError.storage(
        404, "Not Found", "Route " + call.method() + ":" + call.path() + " not found", "NotFound");
  }
}
