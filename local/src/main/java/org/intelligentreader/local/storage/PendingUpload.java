package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An upload in pieces, as it is remembered between its requests. Without a `length` its sender has
/// not told it yet. One that is `done` is kept for a while without its bytes, so that a sender who
/// missed the last answer learns that all is there.
record PendingUpload(
    String id,
    String bucket,
    String key,
    Optional<Long> length,
    Map<String, String> metadata,
    Instant expires,
    boolean done) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The last part of the upload's address, as the hosted service makes it.
  String address() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name().getBytes(StandardCharsets.UTF_8));
  }

  /// Bucket, object and version.
  String name() {
    return bucket + "/" + key + "/" + id;
  }

  String type() {
    return contentType(metadata);
  }

  static String contentType(Map<String, String> metadata) {
    var type = metadata.getOrDefault("contentType", "");
    return type.isEmpty() ? "application/octet-stream" : type;
  }

  String cacheControl() {
    return metadata.getOrDefault("cacheControl", "no-cache");
  }

  /// The caller's own metadata; what is not JSON is left out, as the hosted service does.
  String userMetadata() {
    var text = metadata.getOrDefault("metadata", "");
    try {
      return JSON.readTree(text).isObject() ? text : "";
    } catch (IOException e) {
      return "";
    }
  }

  boolean isComplete(long offset) {
    return length.filter(whole -> whole == offset).isPresent();
  }

  PendingUpload withLength(long whole) {
    return new PendingUpload(id, bucket, key, Optional.of(whole), metadata, expires, done);
  }

  PendingUpload finished() {
    return new PendingUpload(id, bucket, key, length, metadata, expires, true);
  }

  String json() {
    var node = JSON.createObjectNode();
    node.put("id", id).put("bucket", bucket).put("key", key);
    length.ifPresent(whole -> node.put("length", whole));
    node.set("metadata", JSON.valueToTree(metadata));
    node.put("expires", expires.toString()).put("done", done);
    return node.toString();
  }

  static PendingUpload of(String json) throws IOException {
    var node = JSON.readTree(json);
    var metadata = new LinkedHashMap<String, String>();
    node.path("metadata")
        .properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
    return new PendingUpload(
        node.path("id").asText(),
        node.path("bucket").asText(),
        node.path("key").asText(),
        Optional.of(node.path("length")).filter(JsonNode::isNumber).map(JsonNode::asLong),
        metadata,
        Instant.parse(node.path("expires").asText()),
        node.path("done").asBoolean());
  }
}
