package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.intelligentreader.local.stack.LocalStack;
import org.jspecify.annotations.Nullable;

/// A client of Phoenix's protocol in either version.
final class Phoenix implements AutoCloseable {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// What came: of packed broadcasts the kind and the text of the content.
  record Message(String topic, String event, JsonNode payload, Optional<String> ref) {}

  private final boolean lists;
  private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
  private final List<Message> passed = new ArrayList<>();
  private final WebSocket socket;
  private int lastRef;

  Phoenix(LocalStack stack, String key, String version) {
    this.lists = version.startsWith("2");
    var address =
        "ws://127.0.0.1:%d/realtime/v1/websocket?apikey=%s&vsn=%s"
            .formatted(stack.url().getPort(), key, version);
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /// Joins a channel; the answer's payload.
  JsonNode join(String topic, String config, String token) throws Exception {
    var payload = JSON.createObjectNode();
    payload.set("config", JSON.readTree(config));
    if (!token.isEmpty()) {
      payload.put("access_token", token);
    }
    lastRef++;
    var ref = String.valueOf(lastRef);
    send(topic, "phx_join", payload, ref, ref);
    return await(m -> m.event().equals("phx_reply") && m.ref().equals(Optional.of(ref))).payload();
  }

  String push(String topic, String event, JsonNode payload) throws IOException {
    lastRef++;
    var ref = String.valueOf(lastRef);
    send(topic, event, payload, ref, null);
    return ref;
  }

  private void send(
      String topic, String event, JsonNode payload, String ref, @Nullable String joinRef)
      throws IOException {
    JsonNode message;
    if (lists) {
      message = JSON.createArrayNode().add(joinRef).add(ref).add(topic).add(event).add(payload);
    } else {
      var object = JSON.createObjectNode().put("topic", topic).put("event", event).put("ref", ref);
      object.put("join_ref", joinRef).set("payload", payload);
      message = object;
    }
    socket.sendText(JSON.writeValueAsString(message), true).join();
  }

  /// A broadcast as the newer client sends it: packed.
  void pack(String topic, String event, boolean json, byte[] content) {
    var name = topic.getBytes(StandardCharsets.UTF_8);
    var what = event.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(7 + name.length + what.length + content.length);
    bytes.put((byte) 3).put((byte) 0).put((byte) 0).put((byte) name.length);
    bytes.put((byte) what.length).put((byte) 0).put((byte) (json ? 1 : 0));
    socket.sendBinary(bytes.put(name).put(what).put(content).flip(), true).join();
  }

  /// The first message of that kind, among those that came and were not asked for yet.
  Message await(Predicate<Message> kind) throws Exception {
    var end = System.nanoTime() + PATIENCE.toNanos();
    for (var message : List.copyOf(passed)) {
      if (kind.test(message)) {
        passed.remove(message);
        return message;
      }
    }
    while (System.nanoTime() < end) {
      var message = inbox.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message != null && kind.test(message)) {
        return message;
      }
      if (message != null) {
        passed.add(message);
      }
    }
    throw new TimeoutException("came instead: " + passed);
  }

  JsonNode await(String event) throws Exception {
    return await(message -> message.event().equals(event)).payload();
  }

  /// The changes that came up to one whose new or old record has this id.
  List<JsonNode> changesUntil(int id) throws Exception {
    var changes = new ArrayList<JsonNode>();
    while (true) {
      var data = await("postgres_changes").path("data");
      changes.add(data);
      if (data.path("record").path("id").asInt() == id
          || data.path("old_record").path("id").asInt() == id) {
        return changes;
      }
    }
  }

  static ObjectNode broadcast(String event, String text) {
    var payload = JSON.createObjectNode().put("type", "broadcast").put("event", event);
    payload.putObject("payload").put("text", text);
    return payload;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          inbox.add(message(JSON.readTree(text.toString())));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      data.get();
      var topic = new byte[data.get()];
      var event = new byte[data.get()];
      data.get();
      var isJson = data.get() == 1;
      data.get(topic).get(event);
      var content = new byte[data.remaining()];
      data.get(content);
      var payload = JSON.createObjectNode().put("packed", isJson ? "json" : "bytes");
      payload.put("event", new String(event, StandardCharsets.UTF_8));
      payload.put("content", new String(content, StandardCharsets.UTF_8));
      inbox.add(
          new Message(
              new String(topic, StandardCharsets.UTF_8), "broadcast", payload, Optional.empty()));
      from.request(1);
      return CompletableFuture.completedFuture(true);
    }
  }

  private static Message message(JsonNode node) {
    return node.isArray()
        ? new Message(
            node.path(2).asText(),
            node.path(3).asText(),
            node.path(4),
            Optional.ofNullable(node.path(1).textValue()))
        : new Message(
            node.path("topic").asText(),
            node.path("event").asText(),
            node.path("payload"),
            Optional.ofNullable(node.path("ref").textValue()));
  }
}
