package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A message of Phoenix's protocol: `ref` names the message that an answer belongs to, `joinRef`
/// the join of the channel.
record Frame(
    Optional<String> joinRef, Optional<String> ref, String topic, String event, Body body) {
  /// What it carries.
  sealed interface Body {
    /// JSON.
    record Json(JsonNode value) implements Body {}

    /// A broadcast whose content was packed by its sender: JSON or bytes.
    record Packed(String event, boolean isJson, ByteBuffer content) implements Body {
      public Packed {
        content = content.asReadOnlyBuffer();
      }

      /// The bytes, to be read once.
      @Override
      public ByteBuffer content() {
        return content.duplicate();
      }
    }
  }

  static Frame of(String topic, String event, JsonNode payload) {
    return new Frame(Optional.empty(), Optional.empty(), topic, event, new Body.Json(payload));
  }

  /// The answer to this message.
  Frame reply(String status, JsonNode response) {
    var payload = JsonNodeFactory.instance.objectNode().put("status", status);
    payload.set("response", response);
    return new Frame(joinRef, ref, topic, "phx_reply", new Body.Json(payload));
  }

  Frame ok() {
    return reply("ok", JsonNodeFactory.instance.objectNode());
  }

  Frame error(String reason) {
    return reply("error", JsonNodeFactory.instance.objectNode().put("reason", reason));
  }

  /// The content as JSON; a packed one is none.
  JsonNode json() {
    return body instanceof Body.Json(var value) ? value : JsonNodeFactory.instance.objectNode();
  }
}
