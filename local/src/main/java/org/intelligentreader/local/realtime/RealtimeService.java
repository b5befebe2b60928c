package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.Gateway;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;
import org.intelligentreader.local.http.Tokens;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.realtime.changes.Changes;

/// Supabase Realtime: channels over WebSockets, and broadcasts over HTTP.
public final class RealtimeService implements Service, Gateway.Sockets, AutoCloseable {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);
  private static final int LONGEST_MESSAGE = 3_145_728;
  private static final int MOST_WAITING = 1024;

  private final Hub hub;

  public RealtimeService(Postgres postgres, Tokens tokens, InstantSource clock) {
    var topics = new Topics();
    this.hub =
        new Hub(
            topics,
            new Changes(postgres, row -> broadcast(topics, row)),
            new Policies(postgres),
            tokens,
            timer(),
            clock,
            new AtomicLong());
  }

  /// What is cancelled is forgotten: keys end in decades, and their channels would wait for that.
  private static ScheduledExecutorService timer() {
    var timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("realtime timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public boolean open(Request request, Response response, Callback callback, JsonNode claims)
      throws HttpError {
    var container = ServerWebSocketContainer.get(request.getContext());
    container.setIdleTimeout(LONGEST_SILENCE);
    container.setMaxTextMessageSize(LONGEST_MESSAGE);
    container.setMaxBinaryMessageSize(LONGEST_MESSAGE);
    container.setMaxOutgoingFrames(MOST_WAITING);
    var version = new Call(request, "", claims).parameter("vsn");
    return container.upgrade(
        (_, _, _) -> new Socket(hub, Serializer.of(version), claims), request, response, callback);
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    var segments = call.segments();
    if (!call.method().equals("POST")
        || !call.path().startsWith("/api/broadcast")
        || segments.size() < 2) {
      throw HttpError.plain(404, "not_found", "Not Found");
    }
    if (segments.size() == 2) {
      batch(call);
    } else if (segments.size() == 5 && segments.get(3).equals("events")) {
      single(call, segments.get(2), segments.get(4));
    } else {
      throw HttpError.plain(404, "not_found", "Not Found");
    }
    return Reply.empty(202, Map.of());
  }

  private void batch(Call call) throws HttpError, IOException {
    var messages = call.json().path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw invalid("messages can't be blank");
    }
    for (var message : messages) {
      if (!message.path("topic").isTextual() || !message.path("event").isTextual()) {
        throw invalid("topic and event can't be blank");
      }
      if (!message.has("payload")) {
        throw invalid("payload can't be blank");
      }
    }
    for (var message : messages) {
      var topic = new Topic(message.path("topic").asText(), message.path("private").asBoolean());
      send(call, topic, broadcast(message.path("event").asText(), message.path("payload")));
    }
  }

  private void single(Call call, String topic, String event) throws HttpError, IOException {
    var isPrivate = call.parameter("private").filter("true"::equals).isPresent();
    var isBinary =
        call.header("Content-Type")
            .filter(type -> type.startsWith("application/octet-stream"))
            .isPresent();
    var bytes = call.bytes();
    var body =
        isBinary
            ? new Frame.Body.Packed(event, false, ByteBuffer.wrap(bytes))
            : broadcast(event, Call.json(bytes));
    send(call, new Topic(topic, isPrivate), body);
  }

  /// What somebody may not say is not heard, and nobody is told.
  private void send(Call call, Topic topic, Frame.Body body) {
    if (hub.rights(topic, call.claims()).speaks()) {
      hub.topics().broadcast(topic, Optional.empty(), body);
    }
  }

  private static HttpError invalid(String why) {
    return HttpError.plain(422, "unprocessable_entity", why);
  }

  private static Frame.Body broadcast(String event, JsonNode payload) {
    return new Frame.Body.Packed(event, true, StandardCharsets.UTF_8.encode(payload.toString()));
  }

  /// What SQL sends with `realtime.send`.
  private static void broadcast(Topics topics, JsonNode row) {
    var message = JsonNodeFactory.instance.objectNode().put("type", "broadcast");
    message.put("event", row.path("event").asText()).set("payload", row.path("payload"));
    message.putObject("meta").set("id", row.path("id"));
    topics.broadcast(
        new Topic(row.path("topic").asText(), row.path("private").asBoolean()),
        Optional.empty(),
        new Frame.Body.Json(message));
  }

  @Override
  public void close() {
    hub.timer().shutdownNow();
    hub.changes().close();
  }
}
