package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who is present on one topic: each channel shows itself under a key at most once.
final class Presences {
  private record Shown(String key, ObjectNode meta) {}

  private final Map<Channel, Shown> shown = new LinkedHashMap<>();

  /// All who are present, by key.
  synchronized ObjectNode state() {
    var state = JsonNodeFactory.instance.objectNode();
    shown.values().forEach(one -> add(state, one));
    return state;
  }

  /// Shows a channel under its key. The answer tells who came and who left.
  synchronized Optional<ObjectNode> show(Channel channel, String key, JsonNode payload) {
    var meta = JsonNodeFactory.instance.objectNode();
    var before = Optional.ofNullable(shown.get(channel));
    before.ifPresent(old -> meta.put("phx_ref_prev", old.meta().path("phx_ref").asText()));
    meta.put("phx_ref", UUID.randomUUID().toString().substring(0, 18));
    payload.properties().forEach(entry -> meta.set(entry.getKey(), entry.getValue()));
    if (before.isPresent() && isSame(before.get().meta(), payload)) {
      return Optional.empty();
    }
    var now = new Shown(key, meta);
    shown.put(channel, now);
    return Optional.of(difference(Optional.of(now), before));
  }

  /// Empty for a channel that did not show itself.
  synchronized Optional<ObjectNode> hide(Channel channel) {
    return Optional.ofNullable(shown.remove(channel))
        .map(old -> difference(Optional.empty(), Optional.of(old)));
  }

  private static boolean isSame(ObjectNode meta, JsonNode payload) {
    var plain = meta.deepCopy();
    plain.remove("phx_ref");
    plain.remove("phx_ref_prev");
    return plain.equals(payload);
  }

  private static ObjectNode difference(Optional<Shown> joined, Optional<Shown> left) {
    var difference = JsonNodeFactory.instance.objectNode();
    var joins = difference.putObject("joins");
    var leaves = difference.putObject("leaves");
    joined.ifPresent(one -> add(joins, one));
    left.ifPresent(one -> add(leaves, one));
    return difference;
  }

  private static void add(ObjectNode state, Shown one) {
    state.withObjectProperty(one.key()).withArrayProperty("metas").add(one.meta());
  }
}
