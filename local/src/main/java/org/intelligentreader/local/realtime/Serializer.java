package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How frames are written: objects (`vsn` 1.0.0), or lists and, for broadcasts, bytes (2.0.0).
/// Sources: Phoenix, "Writing a Channels Client"; Supabase Realtime, "Protocol".
enum Serializer {
  OBJECTS,
  LISTS;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte PUSH = 3;
  private static final byte BROADCAST = 4;
  private static final int IS_JSON = 1;
  private static final int LONGEST_FIELD = 255;
  private static final int FIELDS = 5;

  /// A frame in the form in which it is sent.
  sealed interface Written {
    /// A text message.
    record Text(String value) implements Written {}

    /// A binary message.
    record Bytes(ByteBuffer value) implements Written {}
  }

  static Serializer of(Optional<String> version) {
    return version.filter(v -> v.startsWith("2.")).isPresent() ? LISTS : OBJECTS;
  }

  Frame read(String text) throws IOException {
    var node = JSON.readTree(text);
    if (this == OBJECTS && node.isObject()) {
      return frame(
          node.path("join_ref"),
          node.path("ref"),
          node.path("topic"),
          node.path("event"),
          node.path("payload"));
    }
    if (this == LISTS && node.isArray() && node.size() == FIELDS) {
      return frame(node.path(0), node.path(1), node.path(2), node.path(3), node.path(4));
    }
    throw new IOException("not a message of this version");
  }

  private static Frame frame(
      JsonNode joinRef, JsonNode ref, JsonNode topic, JsonNode event, JsonNode payload)
      throws IOException {
    if (!topic.isTextual() || !event.isTextual()) {
      throw new IOException("a message without topic or event");
    }
    return new Frame(
        Optional.ofNullable(joinRef.textValue()),
        Optional.ofNullable(ref.textValue()),
        topic.textValue(),
        event.textValue(),
        new Frame.Body.Json(payload));
  }

  /// A broadcast whose content the sender packed itself.
  Frame read(ByteBuffer bytes) throws IOException {
    try {
      if (this != LISTS || bytes.get() != PUSH) {
        throw new IOException("not a message of this version");
      }
      var lengths = new int[FIELDS];
      for (var i = 0; i < FIELDS; i++) {
        lengths[i] = Byte.toUnsignedInt(bytes.get());
      }
      var isJson = bytes.get() == IS_JSON;
      var joinRef = text(bytes, lengths[0]);
      var ref = text(bytes, lengths[1]);
      var topic = text(bytes, lengths[2]);
      var event = text(bytes, lengths[3]);
      text(bytes, lengths[4]);
      var content = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
      return new Frame(
          Optional.of(joinRef).filter(t -> !t.isEmpty()),
          Optional.of(ref).filter(t -> !t.isEmpty()),
          topic,
          "broadcast",
          new Frame.Body.Packed(event, isJson, content));
    } catch (BufferUnderflowException e) {
      throw new IOException("the message ends too early", e);
    }
  }

  /// Empty for what this version cannot carry.
  Optional<Written> write(Frame frame) {
    return switch (frame.body()) {
      case Frame.Body.Json(var value) -> Optional.of(text(frame, value));
      case Frame.Body.Packed packed ->
          this == LISTS && isShort(frame.topic()) && isShort(packed.event())
              ? Optional.of(bytes(frame.topic(), packed))
              : unpacked(frame, packed);
    };
  }

  /// The lengths of the binary form are written as one byte each.
  private static boolean isShort(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_FIELD;
  }

  private Optional<Written> unpacked(Frame frame, Frame.Body.Packed packed) {
    if (!packed.isJson()) {
      return Optional.empty();
    }
    try {
      var payload = JsonNodeFactory.instance.objectNode().put("type", "broadcast");
      var content = StandardCharsets.UTF_8.decode(packed.content()).toString();
      payload.put("event", packed.event()).set("payload", JSON.readTree(content));
      return Optional.of(text(frame, payload));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Written text(Frame frame, JsonNode payload) {
    if (this == LISTS) {
      var list = JsonNodeFactory.instance.arrayNode();
      list.add(frame.joinRef().orElse(null)).add(frame.ref().orElse(null));
      return text(list.add(frame.topic()).add(frame.event()).add(payload));
    }
    var object = JsonNodeFactory.instance.objectNode();
    object.put("event", frame.event()).set("payload", payload);
    return text(object.put("ref", frame.ref().orElse(null)).put("topic", frame.topic()));
  }

  private static Written text(JsonNode node) {
    try {
      return new Written.Text(JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Written bytes(String topic, Frame.Body.Packed packed) {
    var name = topic.getBytes(StandardCharsets.UTF_8);
    var event = packed.event().getBytes(StandardCharsets.UTF_8);
    var content = packed.content();
    var bytes = ByteBuffer.allocate(FIELDS + name.length + event.length + content.remaining());
    bytes.put(BROADCAST).put((byte) name.length).put((byte) event.length).put((byte) 0);
    bytes.put((byte) (packed.isJson() ? IS_JSON : 0));
    return new Written.Bytes(bytes.put(name).put(event).put(content).flip());
  }

  private static String text(ByteBuffer bytes, int length) {
    var text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
