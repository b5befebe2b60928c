package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;

/// Signed URLs: who may read an object hands that right on for a while.
final class Signing {
  private static final long UPLOAD_SECONDS = 7200;

  private final Objects objects;
  private final Jwt jwt;
  private final InstantSource clock;

  Signing(Objects objects, Jwt jwt, InstantSource clock) {
    this.objects = objects;
    this.jwt = jwt;
    this.clock = clock;
  }

  Reply sign(Call call, String bucket, String key) throws HttpError, IOException, SQLException {
    var body = call.json();
    var seconds = body.path("expiresIn").asLong();
    if (seconds < 1) {
      throw HttpError.storage(400, "Error", "body/expiresIn must be >= 1", "InvalidRequest");
    }
    if (!key.isEmpty()) {
      var url = url(call, bucket, key, seconds);
      return Reply.json(
          200, JsonNodeFactory.instance.objectNode().put("signedURL", url).toString());
    }
    var list = JsonNodeFactory.instance.arrayNode();
    for (var path : body.path("paths")) {
      list.add(entry(call, bucket, path.asText(), seconds));
    }
    return Reply.json(200, list.toString());
  }

  /// The right to upload one object, without more rights than the caller's own.
  Reply signUpload(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    Upload.checkKey(key);
    objects.bucket(bucket);
    var upsert = call.header("x-upsert").filter("true"::equals).isPresent();
    if (!upsert && objects.exists(bucket, key)) {
      throw HttpError.storage(409, "Duplicate", "The resource already exists", "KeyAlreadyExists");
    }
    var token =
        jwt.sign(
            Map.of(
                "url",
                bucket + "/" + key,
                "upsert",
                upsert,
                "caller",
                call.claims(),
                "exp",
                clock.instant().getEpochSecond() + UPLOAD_SECONDS));
    return Reply.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("url", "/object/upload/sign/" + escaped(bucket, key) + "?token=" + token)
            .put("token", token)
            .toString());
  }

  /// What was signed for the object `name` (`bucket/key`), or an error.
  JsonNode verify(Call call, String name) throws HttpError {
    var token = call.parameter("token").orElse("");
    try {
      var claims = jwt.verify(token, clock.instant().getEpochSecond());
      if (claims.path("url").asText().equals(name)) {
        return claims;
      }
    } catch (HttpError e) {
      throw HttpError.storage(400, "InvalidJWT", "jwt expired or malformed", "InvalidJWT");
    }
    throw HttpError.storage(
        400, "InvalidSignature", "The token is for another object", "InvalidSignature");
  }

  private ObjectNode entry(Call call, String bucket, String path, long seconds)
      throws IOException, SQLException {
    var entry = JsonNodeFactory.instance.objectNode();
    try {
      var url = url(call, bucket, path, seconds);
      return entry.putNull("error").put("path", path).put("signedURL", url);
    } catch (HttpError e) {
      return entry
          .put("error", "Either the object does not exist or you do not have access to it")
          .put("path", path)
          .putNull("signedURL");
    }
  }

  private String url(Call call, String bucket, String key, long seconds)
      throws HttpError, IOException, SQLException {
    objects.find(call, bucket, key);
    var claims =
        Map.of("url", bucket + "/" + key, "exp", clock.instant().getEpochSecond() + seconds);
    return "/object/sign/" + escaped(bucket, key) + "?token=" + jwt.sign(claims);
  }

  private static String escaped(String bucket, String key) {
    return bucket + "/" + key.replace(" ", "%20").replace("?", "%3F");
  }
}
