package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.Sql;

/// Storing an object: raw, or as the form that browsers send.
final class Upload {
  private static final int BUFFER = 65_536;
  private static final long SERVER_LIMIT = 52_428_800;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_/!.*'() &$@=;:+,?-]+");

  private final Objects objects;
  private final Path folder;

  Upload(Objects objects, Path folder) {
    this.objects = objects;
    this.folder = folder;
  }

  /// The bytes of an object with the type and caching that came with them, and the caller's own
  /// metadata as JSON, or nothing.
  private record Sent(InputStream bytes, String type, String cacheControl, String metadata) {}

  Reply store(Call call, String bucketId, String key, boolean upsert)
      throws HttpError, IOException, SQLException {
    checkKey(key);
    var bucket = objects.bucket(bucketId);
    var sent = sent(call);
    checkType(bucket, sent.type());
    var version = UUID.randomUUID().toString();
    var file = Files.createDirectories(folder).resolve(version);
    var etag = write(sent.bytes(), file, limit(bucket));
    try {
      var id =
          insert(
              call,
              bucketId + "/" + key,
              upsert,
              version,
              sent,
              metadata(sent, etag, Files.size(file)));
      return Reply.json(
          200,
          "{\"Key\":\"" + bucketId + "/" + key.replace("\"", "\\\"") + "\",\"Id\":\"" + id + "\"}");
    } catch (HttpError | SQLException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  static void checkKey(String key) throws HttpError {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw HttpError.storage(400, "InvalidKey", "Invalid key: " + key, "InvalidKey");
    }
  }

  private Sent sent(Call call) throws IOException {
    var type = call.header("Content-Type").orElse("application/octet-stream");
    if (!type.startsWith("multipart/form-data")) {
      var metadata = call.header("x-metadata").map(Upload::decoded).orElse("");
      return new Sent(call.body(), type, call.header("cache-control").orElse("no-cache"), metadata);
    }
    var config =
        new MultiPartConfig.Builder()
            .location(Files.createDirectories(folder))
            .maxMemoryPartSize(0)
            .maxPartSize(-1)
            .maxSize(-1)
            .build();
    var parts = MultiPartFormData.getParts(call.request(), call.request(), type, config);
    var seconds = field(parts, "cacheControl");
    var cache = seconds.isEmpty() ? "no-cache" : "max-age=" + seconds;
    var metadata = field(parts, "metadata");
    for (var part : parts) {
      if (part.getFileName() != null) {
        var partType = part.getHeaders().get("Content-Type");
        return new Sent(
            Content.Source.asInputStream(part.getContentSource()),
            partType == null ? "application/octet-stream" : partType,
            cache,
            metadata);
      }
    }
    return new Sent(InputStream.nullInputStream(), "application/octet-stream", cache, metadata);
  }

  private static String field(MultiPartFormData.Parts parts, String name) {
    var part = parts.getFirst(name);
    return part == null ? "" : part.getContentAsString(StandardCharsets.UTF_8);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void checkType(JsonNode bucket, String type) throws HttpError {
    var allowed = bucket.path("allowed_mime_types");
    var plain = type.split(";", 2)[0].strip();
    if (allowed.isArray()
        && StreamSupport.stream(allowed.spliterator(), false)
            .map(JsonNode::asText)
            .noneMatch(pattern -> plain.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q")))) {
      throw HttpError.storage(
          415, "invalid_mime_type", "mime type " + plain + " is not supported", "InvalidMimeType");
    }
  }

  private static long limit(JsonNode bucket) {
    return Math.min(SERVER_LIMIT, bucket.path("file_size_limit").asLong(SERVER_LIMIT));
  }

  private static String write(InputStream bytes, Path file, long limit)
      throws IOException, HttpError {
    var partial = file.resolveSibling(file.getFileName() + ".part");
    try {
      var etag = copy(bytes, partial, limit);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      return etag;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// Copies and answers the MD5 of what was copied.
  private static String copy(InputStream bytes, Path file, long limit)
      throws IOException, HttpError {
    try (var in = new DigestInputStream(bytes, MessageDigest.getInstance("MD5"));
        var out = Files.newOutputStream(file)) {
      var buffer = new byte[BUFFER];
      var size = 0L;
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limit) {
          bytes.transferTo(OutputStream.nullOutputStream());
          throw HttpError.storage(
              413,
              "Payload too large",
              "The object exceeded the maximum allowed size",
              "EntityTooLarge");
        }
        out.write(buffer, 0, n);
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private static String metadata(Sent sent, String etag, long size) {
    var metadata = new ObjectMapper().createObjectNode();
    metadata.put("eTag", '"' + etag + '"');
    metadata.put("size", size);
    metadata.put("mimetype", sent.type());
    metadata.put("cacheControl", sent.cacheControl());
    metadata.put("contentLength", size);
    metadata.put("httpStatusCode", 200);
    return metadata.toString();
  }

  private String insert(
      Call call, String path, boolean upsert, String version, Sent sent, String metadata)
      throws SQLException, HttpError {
    var slash = path.indexOf('/');
    var bucket = path.substring(0, slash);
    var key = path.substring(slash + 1);
    var conflict =
        " on conflict (bucket_id, name) do update set version = excluded.version, metadata = excluded.metadata,"
            + " user_metadata = excluded.user_metadata, updated_at = now()";
    var owner = call.claims().path("sub").asText("");
    return objects
        .query(
            call,
            "insert into storage.objects (bucket_id, name, owner_id, version, metadata, user_metadata) values ("
                + Sql.literal(bucket)
                + ", "
                + Sql.literal(key)
                + ", nullif("
                + Sql.literal(owner)
                + ", ''), "
                + Sql.literal(version)
                + ", "
                + Sql.literal(metadata)
                + ", nullif("
                + Sql.literal(sent.metadata())
                + ", '')::jsonb)"
                + (upsert ? conflict : "")
                + " returning id::text")
        .orElseThrow(Objects::noSuchKey);
  }
}
