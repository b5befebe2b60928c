package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Tokens;
import org.intelligentreader.local.realtime.changes.Changes;

/// What the sockets share.
record Hub(
    Topics topics,
    Changes changes,
    Policies policies,
    Tokens tokens,
    ScheduledExecutorService timer,
    InstantSource clock,
    AtomicLong lastSubscription) {
  /// What somebody may do on a topic. Where the policies themselves fail, that is nothing.
  Rights rights(Topic topic, JsonNode claims) {
    if (!topic.isPrivate()) {
      return Rights.ALL;
    }
    try {
      return policies.rights(topic.name(), claims);
    } catch (SQLException e) {
      return new Rights(false, false, false, false);
    }
  }

  /// The claims of a token, or of the connection where there is none or a key.
  JsonNode claims(JsonNode token, JsonNode connection) throws HttpError {
    return token.isTextual() && !token.textValue().startsWith("sb_")
        ? tokens.claims(token.textValue())
        : connection;
  }

  /// Runs `end` when the token with these claims ends, if it ever does.
  Optional<ScheduledFuture<?>> atEnd(JsonNode claims, Runnable end) {
    if (!claims.has("exp")) {
      return Optional.empty();
    }
    var seconds = claims.path("exp").asLong() - clock.instant().getEpochSecond();
    return Optional.of(timer.schedule(end, Math.max(0, seconds), TimeUnit.SECONDS));
  }

  long nextSubscription() {
    return lastSubscription.incrementAndGet();
  }

  /// Why a token is not taken.
  static String reason(HttpError error) {
    if (error.is("PGRST303")) {
      return "InvalidJWTToken: Token has expired";
    }
    return error.words().contains("No suitable key")
        ? "JwtSignatureError: Failed to validate JWT signature"
        : "MalformedJWT: The token provided is not a valid JWT";
  }
}
