package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.sql.Sql;

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
    static Wish of(JsonNode body) {
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
            "update storage.objects set bucket_id = "
                + Sql.literal(wish.targetBucket())
                + ", name = "
                + Sql.literal(wish.target())
                + ", updated_at = now() where id = "
                + Sql.literal(source.path("id").asText())
                + " returning id::text");
    if (moved.isEmpty()) {
      throw Objects.noSuchKey();
    }
    return Reply.json(200, "{\"message\":\"Successfully moved\"}");
  }

  Reply copy(Call call) throws HttpError, IOException, SQLException {
    var wish = Wish.of(call.json());
    var source = checked(call, wish);
    objects.requireUpload(call, wish.targetBucket(), wish.target(), false);
    var version = ObjectFiles.newVersion();
    var bytes = files.find(source.path("version").asText()).orElseThrow(Objects::noSuchKey);
    var copy = Files.copy(bytes, files.fresh(version));
    var isStored = false;
    try {
      var id = insert(call, wish, source, version);
      isStored = true;
      var key = wish.targetBucket() + "/" + wish.target();
      return Reply.json(
          200, JsonNodeFactory.instance.objectNode().put("Key", key).put("Id", id).toString());
    } finally {
      if (!isStored) {
        Files.deleteIfExists(copy);
      }
    }
  }

  private String insert(Call call, Wish wish, JsonNode source, String version)
      throws HttpError, SQLException {
    var owner = call.claims().path("sub").asText("");
    return objects
        .query(
            call,
            "insert into storage.objects (bucket_id, name, owner_id, version, metadata,"
                + " user_metadata) select "
                + Sql.literal(wish.targetBucket())
                + ", "
                + Sql.literal(wish.target())
                + ", nullif("
                + Sql.literal(owner)
                + ", ''), "
                + Sql.literal(version)
                + ", metadata, user_metadata from storage.objects where id = "
                + Sql.literal(source.path("id").asText())
                + " returning id::text")
        .orElseThrow(Objects::noSuchKey);
  }

  private JsonNode checked(Call call, Wish wish) throws HttpError, IOException, SQLException {
    Upload.checkKey(wish.target());
    objects.bucket(wish.targetBucket());
    return objects.find(call, wish.bucket(), wish.source());
  }
}
