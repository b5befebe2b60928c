package org.intelligentreader.local.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.rest.Sql;

/// Objects: their rows in `storage.objects` under row-level security, their bytes in files named by
/// version.
public final class StorageService implements Service {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_/!.*'() &$@=;:+,?-]+");

  private final Postgres postgres;
  private final Path folder;

  public StorageService(Postgres postgres, Path folder) {
    this.postgres = postgres;
    this.folder = folder;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException, SQLException {
    var segments = call.segments();
    if (segments.getFirst().equals("bucket") && call.method().equals("GET")) {
      return Reply.json(
          200,
          query(
              call,
              "select coalesce(json_agg(row_to_json(b)), '[]')::text from storage.buckets as b"));
    }
    if (!segments.getFirst().equals("object") || segments.size() < 2) {
      throw HttpError.storage(
          404,
          "Not Found",
          "Route " + call.method() + ":" + call.path() + " not found",
          "NotFound");
    }
    if (segments.get(1).equals("list") && segments.size() > 2) {
      return list(call, segments.get(2));
    }
    var start = segments.get(1).equals("authenticated") ? 2 : 1;
    var bucket = segments.get(start);
    var key = String.join("/", segments.subList(start + 1, segments.size()));
    return switch (call.method()) {
      case "GET", "HEAD" -> download(call, bucket, key);
      case "POST", "PUT" -> upload(call, bucket, key);
      case "DELETE" -> remove(call, bucket);
      default -> throw HttpError.storage(404, "Not Found", "Route not found", "NotFound");
    };
  }

  private Reply upload(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw HttpError.storage(400, "InvalidKey", "Invalid key: " + key, "InvalidKey");
    }
    var version = UUID.randomUUID().toString();
    var file = Files.createDirectories(folder).resolve(version);
    var etag = store(call, file);
    try {
      var id = write(call, bucket, key, version, metadata(call, etag, Files.size(file)));
      return Reply.json(200, "{\"Key\":\"" + bucket + "/" + key + "\",\"Id\":\"" + id + "\"}");
    } catch (SQLException e) {
      Files.deleteIfExists(file);
      throw refused(e);
    }
  }

  private static String store(Call call, Path file) throws IOException {
    var partial = file.resolveSibling(file.getFileName() + ".part");
    try (var in = new DigestInputStream(call.body(), MessageDigest.getInstance("MD5"))) {
      Files.copy(in, partial);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static String metadata(Call call, String etag, long size) {
    var type = call.header("Content-Type").orElse("application/octet-stream").replace("\"", "");
    var cache = call.header("cache-control").orElse("no-cache").replace("\"", "");
    return "{\"eTag\":\"\\\""
        + etag
        + "\\\"\",\"size\":"
        + size
        + ",\"mimetype\":\""
        + type
        + "\",\"cacheControl\":\""
        + cache
        + "\"}";
  }

  private String write(Call call, String bucket, String key, String version, String metadata)
      throws SQLException {
    var upsert =
        call.method().equals("PUT") || call.header("x-upsert").filter("true"::equals).isPresent();
    var owner = call.claims().path("sub").asText("");
    return query(
        call,
        "insert into storage.objects (bucket_id, name, owner_id, version, metadata) values ("
            + Sql.literal(bucket)
            + ", "
            + Sql.literal(key)
            + ", nullif("
            + Sql.literal(owner)
            + ", ''), "
            + Sql.literal(version)
            + ", "
            + Sql.literal(metadata)
            + ")"
            + (upsert
                ? " on conflict (bucket_id, name) do update set version = excluded.version, metadata = excluded.metadata, updated_at = now()"
                : "")
            + " returning id::text");
  }

  private static HttpError refused(SQLException e) throws SQLException {
    return switch (String.valueOf(e.getSQLState())) {
      case "23505" ->
          HttpError.storage(409, "Duplicate", "The resource already exists", "KeyAlreadyExists");
      case "23503" ->
          HttpError.storage(404, "Bucket not found", "Bucket not found", "NoSuchBucket");
      case "42501" ->
          HttpError.storage(
              403, "Unauthorized", "new row violates row-level security policy", "AccessDenied");
      default -> throw e;
    };
  }

  private Reply download(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    var row =
        query(
            call,
            "select json_build_array(o.version, o.metadata->>'mimetype', o.metadata->>'cacheControl', o.metadata->>'eTag')::text"
                + " from storage.objects as o where o.bucket_id = "
                + Sql.literal(bucket)
                + " and o.name = "
                + Sql.literal(key));
    if (row.isEmpty()) {
      throw HttpError.storage(404, "not_found", "Object not found", "NoSuchKey");
    }
    var object = new com.fasterxml.jackson.databind.ObjectMapper().readTree(row);
    var file = folder.resolve(object.get(0).asText());
    if (call.header("If-None-Match").filter(object.get(3).asText()::equals).isPresent()) {
      return Reply.empty(304, Map.of("ETag", object.get(3).asText()));
    }
    var headers =
        Map.of(
            "Content-Type", object.get(1).asText(),
            "Cache-Control", object.get(2).asText(),
            "ETag", object.get(3).asText(),
            "Accept-Ranges", "bytes");
    return new Reply(200, headers, new Reply.Body.Part(file, 0, Files.size(file)));
  }

  private Reply remove(Call call, String bucket) throws IOException, HttpError, SQLException {
    var keys = new java.util.ArrayList<String>();
    call.json().path("prefixes").forEach(key -> keys.add(Sql.literal(key.asText())));
    if (keys.isEmpty()) {
      return Reply.json(200, "[]");
    }
    var removed =
        query(
            call,
            "with removed as (delete from storage.objects where bucket_id = "
                + Sql.literal(bucket)
                + " and name in ("
                + String.join(", ", keys)
                + ") returning *) select coalesce(json_agg(row_to_json(removed)), '[]')::text from removed");
    for (var object : new com.fasterxml.jackson.databind.ObjectMapper().readTree(removed)) {
      Files.deleteIfExists(folder.resolve(object.path("version").asText()));
    }
    return Reply.json(200, removed);
  }

  private Reply list(Call call, String bucket) throws IOException, HttpError, SQLException {
    var body = call.json();
    var prefix = body.path("prefix").asText("").replaceAll("/+$", "");
    var below = prefix.isEmpty() ? "" : prefix + "/";
    return Reply.json(
        200,
        query(
            call,
            "select coalesce(json_agg(row_to_json(l) order by l.name), '[]')::text from (select distinct on (name)"
                + " split_part(substr(o.name, "
                + (below.length() + 1)
                + "), '/', 1) as name,"
                + " case when strpos(substr(o.name, "
                + (below.length() + 1)
                + "), '/') = 0 then o.id end as id,"
                + " o.updated_at, o.created_at, o.last_accessed_at,"
                + " case when strpos(substr(o.name, "
                + (below.length() + 1)
                + "), '/') = 0 then o.metadata end as metadata"
                + " from storage.objects as o where o.bucket_id = "
                + Sql.literal(bucket)
                + " and starts_with(o.name, "
                + Sql.literal(below)
                + ") limit "
                + body.path("limit").asInt(100)
                + ") as l"));
  }

  /// The only value of the only row, as the caller sees it; empty when there is none.
  private String query(Call call, String sql) throws SQLException {
    return postgres.<String, SQLException>transaction(connection -> query(connection, call, sql));
  }

  private static String query(Connection connection, Call call, String sql) throws SQLException {
    Sql.become(connection, call);
    try (var statement = connection.createStatement()) {
      statement.execute("set local storage.allow_delete_query = 'true'");
      try (var rows = statement.executeQuery(sql)) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    }
  }
}
