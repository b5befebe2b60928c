package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.Reply;

/// Signed URLs: who may read an object hands that right on for a while.
final class Signing {
  private static final long UPLOAD_SECONDS = 7200;

  /// A hundred years.
  private static final long LONGEST_SECONDS = 3_155_760_000L;

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

  /// What a token gives the right to. One kind is not taken for the other.
  enum Purpose {
    DOWNLOAD,
    UPLOAD
  }

  /// Hands on the caller's right to upload one object, which is checked here and again when it is
  /// used.
  Reply signUpload(Call call, String bucket, String key)
      throws HttpError, IOException, SQLException {
    Upload.checkKey(key);
    objects.bucket(bucket);
    var upsert = call.header("x-upsert").filter("true"::equals).isPresent();
    objects.requireUpload(call, bucket, key, upsert);
    var token =
        token(
            Purpose.UPLOAD,
            bucket,
            key,
            UPLOAD_SECONDS,
            Map.of("upsert", upsert, "caller", call.claims()));
    return Reply.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("url", "/object/upload/sign/" + escaped(bucket, key) + "?token=" + token)
            .put("token", token)
            .toString());
  }

  /// What was signed for this purpose and object, or an error.
  JsonNode verify(Call call, Purpose purpose, String bucket, String key) throws HttpError {
    var token = call.parameter("token").orElse("");
    var now = clock.instant().getEpochSecond();
    JsonNode claims;
    try {
      claims = jwt.verify(token, now);
    } catch (HttpError e) {
      throw invalid();
    }
    // Sessions have some leeway for clocks that differ; one clock makes and reads these tokens.
    if (claims.has("exp") && claims.path("exp").asLong() <= now) {
      throw invalid();
    }
    if (claims.path("for").asText().equals(purpose.name())
        && claims.path("bucket").asText().equals(bucket)
        && claims.path("key").asText().equals(key)
        && claims.has("exp")) {
      return claims;
    }
    throw HttpError.storage(
        400,
        "InvalidSignature",
        "The token is for another object or another purpose",
        "InvalidSignature");
  }

  private static HttpError invalid() {
    return HttpError.storage(400, "InvalidJWT", "jwt expired or malformed", "InvalidJWT");
  }

  private String token(
      Purpose purpose, String bucket, String key, long seconds, Map<String, ?> more) {
    var claims = new HashMap<String, Object>(more);
    claims.put("for", purpose.name());
    claims.put("bucket", bucket);
    claims.put("key", key);
    claims.put("exp", clock.instant().getEpochSecond() + Math.min(seconds, LONGEST_SECONDS));
    return jwt.sign(claims);
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
    return "/object/sign/"
        + escaped(bucket, key)
        + "?token="
        + token(Purpose.DOWNLOAD, bucket, key, seconds, Map.of());
  }

  /// The official client encodes the rest.
  private static String escaped(String bucket, String key) {
    return bucket + "/" + key.replace("?", "%3F");
  }
}
