package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// What other devices of the local network may do. Anybody can come there, so a valid key or token
/// is not enough: the token has to be one that this stack gave to a device for a pairing code, and
/// such a device reads, and keeps its place in the book and its words.
public final class DeviceAccess {
  /// In the claims of a token that was given for a pairing code.
  public static final String PAIRED = "paired";

  private static final Set<String> OWN_TABLES = Set.of("progress", "vocabulary");
  private static final Set<String> OWN_SESSION = Set.of("GET /user", "POST /logout");

  private DeviceAccess() {}

  /// Refuses what is not for the device that asks. `service` is the prefix of the one it asks.
  static void check(Call call, String service) throws HttpError {
    if (RequestGuard.isThisMachine(call.request()) || isForEverybody(call, service)) {
      return;
    }
    if (!isPaired(call.claims())) {
      throw notPaired();
    }
    if (!isForPaired(call, service)) {
      throw HttpError.plain(
          403,
          "not_on_this_device",
          "A paired device can only read books and save its place and words; do this on the machine"
              + " itself");
    }
  }

  /// The error for a device without pairing.
  public static HttpError notPaired() {
    return HttpError.plain(
        403,
        "not_paired",
        "This device is not paired; open the page and type the code that the terminal shows");
  }

  private static boolean isPaired(JsonNode claims) {
    return claims.path(PAIRED).asBoolean() && claims.path("role").asText().equals("authenticated");
  }

  /// What proves itself: a signed address of an object, and the next token of a session, for which
  /// Auth asks whether it is a paired one.
  private static boolean isForEverybody(Call call, String service) throws HttpError {
    return switch (service) {
      case "/storage/v1" -> isRead(call) && call.path().startsWith("/object/sign/");
      case "/auth/v1" ->
          (call.method() + " " + call.path()).equals("POST /token")
              && call.parameter("grant_type").filter("refresh_token"::equals).isPresent();
      default -> false;
    };
  }

  private static boolean isForPaired(Call call, String service) throws HttpError {
    return switch (service) {
      case "/rest/v1" -> isForPaired(call, call.segments());
      case "/storage/v1" -> isRead(call);
      case "/auth/v1" ->
          OWN_SESSION.contains(call.method() + " " + call.path())
              && (isRead(call) || call.parameter("scope").filter("local"::equals).isPresent());
      default -> false;
    };
  }

  /// Rows of one table, not functions, which may write even when they are read.
  private static boolean isForPaired(Call call, List<String> table) {
    return table.size() == 1 && (isRead(call) || OWN_TABLES.contains(table.getFirst()));
  }

  private static boolean isRead(Call call) {
    return call.method().matches("GET|HEAD");
  }
}
