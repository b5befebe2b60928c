package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
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
  private final Objects objects;
  private final Jwt jwt;
  private final InstantSource clock;

  Signing(Objects objects, Jwt jwt, InstantSource clock) {
    this.objects = objects;
    this.jwt = jwt;
    this.clock = clock;
  }

  Reply sign(Call call, String bucket, String key) throws HttpError, IOException, SQLException {
    var seconds = call.json().path("expiresIn").asLong();
    if (seconds < 1) {
      throw HttpError.storage(400, "Error", "body/expiresIn must be >= 1", "InvalidRequest");
    }
    if (!key.isEmpty()) {
      return Reply.json(
          200,
          new ObjectMapper()
              .createObjectNode()
              .put("signedURL", url(call, bucket, key, seconds))
              .toString());
    }
    var list = new ObjectMapper().createArrayNode();
    for (var path : call.json().path("paths")) {
      list.addObject()
          .put("path", path.asText())
          .put("signedURL", url(call, bucket, path.asText(), seconds))
          .putNull("error");
    }
    return Reply.json(200, list.toString());
  }

  /// The key that a signed URL's token is for, or an error.
  void verify(Call call, String bucket, String key) throws HttpError {
    var token = call.parameter("token").orElse("");
    try {
      var claims = jwt.verify(token, clock.instant().getEpochSecond());
      if (claims.path("url").asText().equals(bucket + "/" + key)) {
        return;
      }
    } catch (HttpError e) {
      throw HttpError.storage(400, "InvalidJWT", "jwt expired or malformed", "InvalidJWT");
    }
    throw HttpError.storage(
        400, "InvalidSignature", "The token is for another object", "InvalidSignature");
  }

  private String url(Call call, String bucket, String key, long seconds)
      throws HttpError, IOException, SQLException {
    objects.find(call, bucket, key);
    var claims =
        Map.of("url", bucket + "/" + key, "exp", clock.instant().getEpochSecond() + seconds);
    return "/object/sign/" + bucket + "/" + key.replace(" ", "%20") + "?token=" + jwt.sign(claims);
  }
}
