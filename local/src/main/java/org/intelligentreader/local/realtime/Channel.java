package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import org.intelligentreader.local.realtime.changes.Subscriber;

/// A topic that one socket has joined.
final class Channel implements Subscriber {
  /// Topics of channels begin so.
  static final String PREFIX = "realtime:";

  private final Socket socket;
  private final Frame join;
  private final JsonNode config;
  private final String key;
  private volatile JsonNode claims;
  private volatile Rights rights;
  private volatile Optional<ScheduledFuture<?>> expiry = Optional.empty();

  Channel(Socket socket, Frame join, JsonNode claims, Rights rights) {
    this.socket = socket;
    this.join = join;
    this.config = join.json().path("config");
    this.claims = claims;
    this.rights = rights;
    var asked = config.path("presence").path("key").asText("");
    this.key = asked.isEmpty() ? UUID.randomUUID().toString() : asked;
  }

  /// The name without the prefix.
  String name() {
    return join.topic().substring(PREFIX.length());
  }

  /// What messages travel on: private and public channels of one name do not hear each other.
  Topic topic() {
    return new Topic(name(), isPrivate());
  }

  boolean isPrivate() {
    return config.path("private").asBoolean();
  }

  boolean wantsPresence() {
    return config.path("presence").path("enabled").asBoolean();
  }

  boolean wantsOwnBroadcasts() {
    return config.path("broadcast").path("self").asBoolean();
  }

  boolean wantsAnswers() {
    return config.path("broadcast").path("ack").asBoolean();
  }

  JsonNode wishes() {
    return config.path("postgres_changes");
  }

  String key() {
    return key;
  }

  Frame join() {
    return join;
  }

  Rights rights() {
    return rights;
  }

  @Override
  public JsonNode claims() {
    return claims;
  }

  /// From now on it acts for whom this token names.
  void become(JsonNode newClaims, Rights newRights) {
    claims = newClaims;
    rights = newRights;
  }

  /// Replaces what ends the channel when its token does.
  void expires(Optional<ScheduledFuture<?>> next) {
    expiry.ifPresent(old -> old.cancel(false));
    expiry = next;
  }

  void send(String event, JsonNode payload) {
    socket.send(Frame.of(join.topic(), event, payload));
  }

  void send(Frame.Body body) {
    socket.send(new Frame(Optional.empty(), Optional.empty(), join.topic(), "broadcast", body));
  }

  void system(String extension, String status, String message) {
    send(
        "system",
        JsonNodeFactory.instance
            .objectNode()
            .put("extension", extension)
            .put("status", status)
            .put("message", message)
            .put("channel", name()));
  }

  /// Tells the client that the channel has ended.
  void closed() {
    socket.send(
        new Frame(
            join.joinRef(),
            join.joinRef(),
            join.topic(),
            "phx_close",
            new Frame.Body.Json(JsonNodeFactory.instance.objectNode())));
  }

  @Override
  public void tell(ObjectNode data, List<Long> ids) {
    var payload = JsonNodeFactory.instance.objectNode();
    payload.set("data", data);
    var list = payload.putArray("ids");
    ids.forEach(list::add);
    send("postgres_changes", payload);
  }
}
