package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// Storing an object: raw, or as the form that browsers send.
final class Upload {
  private static final int BUFFER = 65_536;
  static final long SERVER_LIMIT = 52_428_800;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_/!.*'() &$@=;:+,?-]+");

  private final Objects objects;
  private final ObjectFiles files;

  Upload(Objects objects, ObjectFiles files) {
    this.objects = objects;
    this.files = files;
  }

  /// The bytes of an object with the type and caching that came with them, and the caller's own
  /// metadata as JSON, or nothing.
  private record Sent(InputStream bytes, String type, String cacheControl, String metadata) {}

  /// What is to be stored where.
  private record Wish(String bucketId, String key, boolean upsert, JsonNode bucket) {
    long limit() {
      return Upload.limit(bucket);
    }
  }

  /// How many bytes an object of the bucket may have.
  static long limit(JsonNode bucket) {
    return Math.min(SERVER_LIMIT, bucket.path("file_size_limit").asLong(SERVER_LIMIT));
  }

  /// Whether the caller may is asked before a byte of the body is stored.
  Reply store(Call call, String bucketId, String key, boolean upsert)
      throws HttpError, IOException, SQLException {
    checkKey(key);
    var wish = new Wish(bucketId, key, upsert, objects.bucket(bucketId));
    var type = call.header("Content-Type").orElse("application/octet-stream");
    if (UploadForm.is(type)) {
      objects.requireUpload(call, bucketId, key, upsert);
      try (var form =
          UploadForm.read(call, type, PrivateFolder.closed(files.folder()), wish.limit())) {
        return store(call, wish, sent(form));
      }
    }
    checkType(wish.bucket(), type);
    objects.requireUpload(call, bucketId, key, upsert);
    if (call.request().getLength() > wish.limit()) {
      throw tooLarge();
    }
    var metadata = call.header("x-metadata").map(Upload::decoded).orElse("");
    var cache = call.header("cache-control").orElse("no-cache");
    return store(call, wish, new Sent(call.body(), type, cache, metadata));
  }

  private Reply store(Call call, Wish wish, Sent sent) throws HttpError, IOException, SQLException {
    checkType(wish.bucket(), sent.type());
    var version = ObjectFiles.newVersion();
    var file = files.fresh(version);
    var isStored = false;
    try {
      var etag = write(sent.bytes(), file, wish.limit());
      var row =
          new Objects.Row(
              wish.bucketId(),
              wish.key(),
              version,
              metadata(sent.type(), sent.cacheControl(), etag, Files.size(file)),
              sent.metadata());
      var id = objects.insert(call, row, wish.upsert());
      isStored = true;
      return Reply.json(
          200,
          JsonNodeFactory.instance
              .objectNode()
              .put("Key", wish.bucketId() + "/" + wish.key())
              .put("Id", id)
              .toString());
    } finally {
      if (!isStored) {
        Files.deleteIfExists(file);
      }
    }
  }

  static HttpError tooLarge() {
    return HttpError.storage(
        413, "Payload too large", "The object exceeded the maximum allowed size", "EntityTooLarge");
  }

  static void checkKey(String key) throws HttpError {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw HttpError.storage(400, "InvalidKey", "Invalid key: " + key, "InvalidKey");
    }
  }

  private static Sent sent(UploadForm form) throws HttpError {
    var seconds = form.field("cacheControl");
    var cache = seconds.isEmpty() ? "no-cache" : "max-age=" + seconds;
    var metadata = json(form.field("metadata"));
    return form.file()
        .map(part -> new Sent(UploadForm.bytes(part), UploadForm.type(part), cache, metadata))
        .orElseGet(() ->
            new Sent(InputStream.nullInputStream(), "application/octet-stream", cache, metadata));
  }

  static String decoded(String base64) {
    try {
      return json(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /// The text if it is JSON: what is none is left out.
  private static String json(String text) {
    try {
      var node = new ObjectMapper().readTree(text);
      return node.isObject() ? node.toString() : "";
    } catch (IOException e) {
      return "";
    }
  }

  static void checkType(JsonNode bucket, String type) throws HttpError {
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
    PrivateFolder.file(file);
    try (var in = new DigestInputStream(bytes, md5());
        var out = Files.newOutputStream(file)) {
      var buffer = new byte[BUFFER];
      var size = 0L;
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limit) {
          throw tooLarge();
        }
        out.write(buffer, 0, n);
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  /// The tag of bytes that are in a file already.
  static String etag(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), md5())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /// What the row says of the bytes.
  static String metadata(String type, String cacheControl, String etag, long size) {
    var metadata = new ObjectMapper().createObjectNode();
    metadata.put("eTag", '"' + etag + '"');
    metadata.put("size", size);
    metadata.put("mimetype", type);
    metadata.put("cacheControl", cacheControl);
    metadata.put("lastModified", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    metadata.put("contentLength", size);
    metadata.put("httpStatusCode", 200);
    return metadata.toString();
  }
}
