package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.UnstorableTextException;

/// One client: a WebSocket with the channels that it has joined.
public final class Socket implements Session.Listener.AutoDemanding {
  private static final int UNSUPPORTED = 1003;

  private final Hub hub;
  private final Serializer serializer;
  private final JsonNode claims;
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private volatile Optional<Session> session = Optional.empty();

  Socket(Hub hub, Serializer serializer, JsonNode claims) {
    this.hub = hub;
    this.serializer = serializer;
    this.claims = claims;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = Optional.of(opened);
    // Who joins waits for it, and is told when it fails.
    var _ = hub.changes().start();
  }

  @Override
  public void onWebSocketText(String message) {
    try {
      take(serializer.read(message));
    } catch (IOException e) {
      refuse();
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer message, Callback callback) {
    try {
      take(serializer.read(message));
    } catch (IOException e) {
      refuse();
    }
    callback.succeed();
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    // A write that fails ends here under this socket's lock, and leaving takes the locks of others.
    Thread.startVirtualThread(() -> List.copyOf(channels.values()).forEach(this::forget));
    callback.succeed();
  }

  /// Sends a message, unless this version of the protocol cannot carry it.
  synchronized void send(Frame frame) {
    var open = session.filter(Session::isOpen);
    if (open.isEmpty()) {
      return;
    }
    serializer
        .write(frame)
        .ifPresent(written -> {
          switch (written) {
            case Serializer.Written.Text(var text) -> open.get().sendText(text, orEnd(open.get()));
            case Serializer.Written.Bytes(var bytes) ->
                open.get().sendBinary(bytes, orEnd(open.get()));
          }
        });
  }

  /// A client that does not read what it is sent is given up: what waits for it is kept in memory.
  private static Callback orEnd(Session session) {
    return Callback.from(() -> {}, _ -> session.disconnect());
  }

  private void refuse() {
    session.ifPresent(s -> s.close(UNSUPPORTED, "unreadable message", Callback.NOOP));
  }

  private void take(Frame frame) {
    if (frame.topic().equals("phoenix")) {
      send(frame.ok());
      return;
    }
    if (frame.event().equals("phx_join")) {
      join(frame);
      return;
    }
    var channel = Optional.ofNullable(channels.get(frame.topic()));
    if (channel.isEmpty()) {
      send(frame.error("unmatched topic"));
    } else if (frame.joinRef().equals(channel.get().join().joinRef())
        || frame.joinRef().isEmpty()) {
      take(channel.get(), frame);
    }
  }

  private void take(Channel channel, Frame frame) {
    switch (frame.event()) {
      case "phx_leave" -> {
        forget(channel);
        send(frame.ok());
        channel.closed();
      }
      case "broadcast" -> broadcast(channel, frame);
      case "presence" -> presence(channel, frame);
      case "access_token" -> renew(channel, frame.json().path("access_token"));
      default -> {
        // Nobody waits for an answer to what is not known.
      }
    }
  }

  private void join(Frame frame) {
    if (!frame.topic().startsWith(Channel.PREFIX)
        || frame.topic().length() == Channel.PREFIX.length()) {
      send(frame.error("unmatched topic"));
      return;
    }
    try {
      var token = frame.json().path("access_token");
      var who = hub.claims(token.isTextual() ? token : frame.json().path("user_token"), claims);
      var channel = new Channel(this, frame, who, Rights.ALL);
      channel.become(who, hub.rights(channel.topic(), who));
      if (channel.rights().areNone()) {
        send(
            frame.error(
                "Unauthorized: You do not have permissions to read from this Channel topic: "
                    + channel.name()));
        return;
      }
      enter(channel);
    } catch (HttpError e) {
      send(frame.error(Hub.reason(e)));
    } catch (UnstorableTextException e) {
      Optional.ofNullable(channels.get(frame.topic())).ifPresent(this::forget);
      send(frame.error(String.valueOf(e.getMessage())));
    }
  }

  private void enter(Channel channel) {
    var before = Optional.ofNullable(channels.put(channel.join().topic(), channel));
    before.ifPresent(old -> {
      leave(old);
      old.closed();
    });
    hub.topics().enter(channel);
    channel.expires(
        hub.atEnd(channel.claims(), () -> end(channel, "Token has expired 0 seconds ago")));
    new Joining(hub, channel).run(this);
    if (channel.wantsPresence() && channel.rights().sees()) {
      hub.topics().tellPresences(channel);
    }
    // Its end may have come while the join waited, before there was anything to take away.
    if (!channel.equals(channels.get(channel.join().topic()))
        || session.filter(Session::isOpen).isEmpty()) {
      forget(channel);
    }
  }

  private void broadcast(Channel channel, Frame frame) {
    if (!channel.rights().speaks()) {
      return;
    }
    hub.topics().broadcast(channel.topic(), Optional.of(channel), frame.body());
    if (channel.wantsAnswers()) {
      send(frame.ok());
    }
  }

  private void presence(Channel channel, Frame frame) {
    var payload = frame.json().path("payload");
    switch (frame.json().path("event").asText("")) {
      case "track" -> {
        if (!channel.rights().shows()) {
          send(frame.reply("error", JsonNodeFactory.instance.objectNode()));
        } else if (!payload.isObject() && !payload.isMissingNode()) {
          send(frame.error("Presence track payload must be a map"));
        } else {
          hub.topics().show(channel, payload);
          send(frame.ok());
        }
      }
      case "untrack" -> {
        hub.topics().hide(channel);
        send(frame.ok());
      }
      default -> send(frame.error("unknown presence event"));
    }
  }

  private void renew(Channel channel, JsonNode token) {
    if (!token.isTextual() || token.textValue().startsWith("sb_")) {
      return;
    }
    try {
      var who = hub.claims(token, claims);
      var rights = hub.rights(channel.topic(), who);
      if (rights.areNone()) {
        end(
            channel,
            "You no longer have permission to read from this Channel topic: " + channel.name());
        return;
      }
      channel.become(who, rights);
      channel.expires(hub.atEnd(who, () -> end(channel, "Token has expired 0 seconds ago")));
    } catch (HttpError e) {
      end(channel, Hub.reason(e).replaceFirst("^\\w+: ", ""));
    }
  }

  private void end(Channel channel, String why) {
    forget(channel);
    channel.system("system", "error", why);
    channel.closed();
  }

  private void forget(Channel channel) {
    channels.remove(channel.join().topic(), channel);
    leave(channel);
  }

  private void leave(Channel channel) {
    channel.expires(Optional.empty());
    hub.changes().unsubscribe(channel);
    hub.topics().leave(channel);
  }
}
