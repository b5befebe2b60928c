package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.intelligentreader.local.realtime.changes.SubscriptionException;

/// The answer to a channel's join. Other than a hosted project, it comes to a join with
/// `postgres_changes` only when changes are followed: what is written after it is told.
final class Joining {
  private static final int PATIENCE_SECONDS = 5;

  private final Hub hub;
  private final Channel channel;
  private final Map<Long, JsonNode> wishes = new LinkedHashMap<>();

  Joining(Hub hub, Channel channel) {
    this.hub = hub;
    this.channel = channel;
    channel
        .wishes()
        .forEach(wish -> {
          if (wish.isObject()) {
            wishes.put(hub.nextSubscription(), wish);
          }
        });
  }

  /// What happens meanwhile is sent after the answer.
  void run(Socket socket) {
    if (wishes.isEmpty()) {
      socket.send(channel.join().reply("ok", answer()));
      return;
    }
    var isFollowed = isFollowed();
    Optional<String> failure;
    synchronized (socket) {
      failure = subscribe();
      socket.send(channel.join().reply("ok", answer()));
      if (failure.isPresent()) {
        channel.system("postgres_changes", "error", failure.get());
      } else if (isFollowed) {
        channel.system("postgres_changes", "ok", "Subscribed to PostgreSQL");
      }
    }
    if (!isFollowed && failure.isEmpty()) {
      var _ =
          hub.changes()
              .start()
              .thenRun(() -> channel.system("postgres_changes", "ok", "Subscribed to PostgreSQL"));
    }
  }

  private boolean isFollowed() {
    try {
      hub.changes().start().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private Optional<String> subscribe() {
    try {
      for (var wish : wishes.entrySet()) {
        hub.changes().subscribe(wish.getKey(), wish.getValue(), channel);
      }
      return Optional.empty();
    } catch (SubscriptionException e) {
      hub.changes().unsubscribe(channel);
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode answer() {
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("postgres_changes");
    wishes.forEach((id, wish) -> list.add(wish.<ObjectNode>deepCopy().put("id", id)));
    return answer;
  }
}
