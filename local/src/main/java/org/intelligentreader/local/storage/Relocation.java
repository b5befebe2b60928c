package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.storage.request.BodyChecks;

/// `/object/move` and `/object/copy`, within a bucket or to another.
final class Relocation {
  private final Objects objects;
  private final ObjectFiles files;

  Relocation(Objects objects, ObjectFiles files) {
    this.objects = objects;
    this.files = files;
  }

  /// The body of such a call.
  private record Wish(String bucket, String source, String targetBucket, String target) {
    static Wish of(JsonNode body) throws HttpError {
      for (var name : List.of("bucketId", "sourceKey", "destinationKey")) {
        BodyChecks.required(body, name);
      }
      var bucket = body.path("bucketId").asText();
      return new Wish(
          bucket,
          body.path("sourceKey").asText(),
          body.path("destinationBucket").asText(bucket),
          body.path("destinationKey").asText());
    }
  }

  Reply move(Call call) throws HttpError, IOException, SQLException {
    var wish = Wish.of(call.json());
    var source = checked(call, wish);
    var moved =
        objects.query(
            call,
            """
            update storage.objects set bucket_id = ?, name = ?, updated_at = now()
             where id = ?::uuid returning id::text
            """,
            wish.targetBucket(),
            wish.target(),
            source.path("id").asText());
    if (moved.isEmpty()) {
      throw Objects.noSuchKey();
    }
    return Reply.json(200, "{\"message\":\"Successfully moved\"}");
  }

  Reply copy(Call call) throws HttpError, IOException, SQLException {
    var body = call.json();
    var wish = Wish.of(body);
    var source = checked(call, wish);
    var upsert = call.header("x-upsert").filter("true"::equals).isPresent();
    objects.requireUpload(call, wish.targetBucket(), wish.target(), upsert);
    var version = ObjectFiles.newVersion();
    var bytes = files.find(source.path("version").asText()).orElseThrow(Objects::noSuchKey);
    var copy = Files.copy(bytes, files.fresh(version));
    var isStored = false;
    try {
      var row =
          new Objects.Row(
              wish.targetBucket(),
              wish.target(),
              version,
              metadata(body, source),
              own(call, body, source));
      var id = objects.insert(call, row, upsert);
      isStored = true;
      var answer = JsonNodeFactory.instance.objectNode();
      answer.put("Key", wish.targetBucket() + "/" + wish.target()).put("Id", id);
      if (objects.find(call, wish.targetBucket(), wish.target()) instanceof ObjectNode made) {
        answer.setAll(made);
      }
      return Reply.json(200, answer.toString());
    } finally {
      if (!isStored) {
        Files.deleteIfExists(copy);
      }
    }
  }

  /// Type and caching come along, unless `copyMetadata` is false and others are given.
  private static String metadata(JsonNode body, JsonNode source) {
    var metadata = source.path("metadata").deepCopy();
    if (isOwn(body) && metadata instanceof ObjectNode changed) {
      for (var name : List.of("mimetype", "cacheControl")) {
        if (body.path("metadata").hasNonNull(name)) {
          changed.set(name, body.path("metadata").get(name));
        }
      }
    }
    return metadata.toString();
  }

  /// The caller's own words on the object.
  private static String own(Call call, JsonNode body, JsonNode source) {
    if (isOwn(body)) {
      return call.header("x-metadata").map(Upload::decoded).orElse("");
    }
    return source.path("user_metadata").isNull() ? "" : source.path("user_metadata").toString();
  }

  private static boolean isOwn(JsonNode body) {
    return body.has("copyMetadata") && !body.path("copyMetadata").asBoolean();
  }

  private JsonNode checked(Call call, Wish wish) throws HttpError, IOException, SQLException {
    Upload.checkKey(wish.target());
    objects.bucket(wish.targetBucket());
    return objects.find(call, wish.bucket(), wish.source());
  }
}
