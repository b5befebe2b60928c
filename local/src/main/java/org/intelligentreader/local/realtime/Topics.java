package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who listens to what.
final class Topics {
  private static final class Hall {
    final Set<Channel> channels = new LinkedHashSet<>();
    final Presences presences = new Presences();
  }

  private final Map<Topic, Hall> halls = new HashMap<>();

  synchronized void enter(Channel channel) {
    halls.computeIfAbsent(channel.topic(), _ -> new Hall()).channels.add(channel);
  }

  void leave(Channel channel) {
    hide(channel);
    synchronized (this) {
      var hall = halls.get(channel.topic());
      if (hall != null) {
        hall.channels.remove(channel);
        if (hall.channels.isEmpty()) {
          halls.remove(channel.topic());
        }
      }
    }
  }

  /// Sends a broadcast to all who may hear it, except for its sender unless that wants it.
  void broadcast(Topic topic, Optional<Channel> sender, Frame.Body body) {
    for (var channel : channels(topic)) {
      var isSender = sender.filter(channel::equals).isPresent();
      if (channel.rights().hears() && (!isSender || channel.wantsOwnBroadcasts())) {
        channel.send(body);
      }
    }
  }

  /// Tells a channel who is present.
  void tellPresences(Channel channel) {
    channel.send("presence_state", hall(channel.topic()).presences.state());
  }

  void show(Channel channel, JsonNode payload) {
    hall(channel.topic())
        .presences
        .show(channel, channel.key(), payload)
        .ifPresent(difference -> tell(channel.topic(), difference));
  }

  void hide(Channel channel) {
    hall(channel.topic())
        .presences
        .hide(channel)
        .ifPresent(difference -> tell(channel.topic(), difference));
  }

  private void tell(Topic topic, ObjectNode difference) {
    channels(topic).stream()
        .filter(channel -> channel.rights().sees())
        .forEach(channel -> channel.send("presence_diff", difference));
  }

  private synchronized Hall hall(Topic topic) {
    return halls.getOrDefault(topic, new Hall());
  }

  private synchronized List<Channel> channels(Topic topic) {
    return List.copyOf(hall(topic).channels);
  }
}
