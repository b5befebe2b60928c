package org.intelligentreader.local.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Channels: heartbeat, joining and leaving, broadcast, presence, and who may do what.
@SuppressWarnings("NullAway.Init")
class RealtimeTest {
  private static final JsonNode NOTHING = Phoenix.JSON.createObjectNode();
  private static final String PRIVATE = "{\"private\":true,\"broadcast\":{\"ack\":true}}";
  private static RealtimeStage stage;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stage = new RealtimeStage(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "2.0.0"})
  void heartbeat_join_and_leave_are_answered(String version) throws Exception {
    try (var client = stage.client(version)) {
      var beat = client.push("phoenix", "heartbeat", NOTHING);
      var answer = client.await(m -> m.ref().filter(beat::equals).isPresent());
      assertThat(answer.topic()).isEqualTo("phoenix");
      assertThat(answer.payload().path("status").asText()).isEqualTo("ok");
      assertThat(client.join("realtime:h", "{}", "").toString())
          .isEqualTo("{\"status\":\"ok\",\"response\":{\"postgres_changes\":[]}}");
      var leave = client.push("realtime:h", "phx_leave", NOTHING);
      assertThat(client.await(m -> m.ref().filter(leave::equals).isPresent()).event())
          .isEqualTo("phx_reply");
      client.await("phx_close");
      client.push("realtime:h", "broadcast", Phoenix.broadcast("x", "y"));
      assertThat(client.await("phx_reply").at("/response/reason").asText())
          .isEqualTo("unmatched topic");
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0.0,2.0.0", "2.0.0,1.0.0", "2.0.0,2.0.0"})
  void a_broadcast_reaches_the_others_in_their_version(String from, String to) throws Exception {
    try (var sender = stage.client(from);
        var other = stage.client(to)) {
      sender.join("realtime:b", "{\"broadcast\":{\"ack\":true,\"self\":false}}", "");
      other.join("realtime:b", "{\"broadcast\":{\"self\":true}}", "");
      var ref = sender.push("realtime:b", "broadcast", Phoenix.broadcast("cursor", "é"));
      assertThat(other.await("broadcast")).isEqualTo(Phoenix.broadcast("cursor", "é"));
      assertThat(sender.await(m -> m.ref().filter(ref::equals).isPresent()).event())
          .isEqualTo("phx_reply");
      other.push("realtime:b", "broadcast", Phoenix.broadcast("back", "2"));
      // Its own one comes back to whoever asked for that, and no answer to whoever did not.
      assertThat(other.await("broadcast").path("event").asText()).isEqualTo("back");
      assertThat(sender.await("broadcast").path("event").asText()).isEqualTo("back");
    }
  }

  @Test
  void a_packed_broadcast_keeps_its_bytes() throws Exception {
    try (var sender = stage.client("2.0.0");
        var newer = stage.client("2.0.0");
        var older = stage.client("1.0.0")) {
      for (var client : new Phoenix[] {sender, newer, older}) {
        client.join("realtime:p", "{}", "");
      }
      sender.pack("realtime:p", "raw", false, "bytes".getBytes(StandardCharsets.UTF_8));
      sender.pack("realtime:p", "json", true, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
      assertThat(newer.await("broadcast").toString())
          .isEqualTo("{\"packed\":\"bytes\",\"event\":\"raw\",\"content\":\"bytes\"}");
      assertThat(newer.await("broadcast").path("packed").asText()).isEqualTo("json");
      assertThat(older.await("broadcast").toString())
          .isEqualTo("{\"type\":\"broadcast\",\"event\":\"json\",\"payload\":{\"a\":1}}");
    }
  }

  @Test
  void broadcasts_come_by_http_and_from_sql() throws Exception {
    try (var client = stage.client("1.0.0")) {
      client.join("realtime:web", "{}", "");
      var batch =
          "{\"messages\":[{\"topic\":\"web\",\"event\":\"one\",\"payload\":{\"n\":1}},"
              + "{\"topic\":\"web\",\"event\":\"secret\",\"payload\":{},\"private\":true}]}";
      assertThat(stage.post("/realtime/v1/api/broadcast", batch).statusCode()).isEqualTo(202);
      assertThat(
              stage
                  .post("/realtime/v1/api/broadcast/web/events/two%20words", "{\"n\":2}")
                  .statusCode())
          .isEqualTo(202);
      assertThat(stage.post("/realtime/v1/api/broadcast", "{}").statusCode()).isEqualTo(422);
      assertThat(client.await("broadcast").path("event").asText()).isEqualTo("one");
      assertThat(client.await("broadcast").path("event").asText()).isEqualTo("two words");
      stage.stack.seed("select realtime.send('{\"n\":3}', 'sql', 'web', false)");
      var sent = client.await("broadcast");
      assertThat(sent.path("event").asText()).isEqualTo("sql");
      assertThat(sent.at("/payload/n").asInt()).isEqualTo(3);
    }
  }

  @Test
  void those_present_are_known_and_their_coming_and_going_is_told() throws Exception {
    try (var watcher = stage.client("1.0.0")) {
      watcher.join("realtime:people", presence("w"), "");
      assertThat(watcher.await("presence_state")).isEqualTo(NOTHING);
      try (var guest = stage.client("2.0.0")) {
        guest.join("realtime:people", presence("g"), "");
        guest.await("presence_state");
        guest.push("realtime:people", "presence", track("{\"at\":\"desk\"}"));
        var joined = watcher.await("presence_diff");
        assertThat(joined.at("/joins/g/metas/0/at").asText()).isEqualTo("desk");
        assertThat(joined.at("/joins/g/metas/0/phx_ref").asText()).isNotEmpty();
        assertThat(joined.path("leaves")).isEqualTo(NOTHING);
        guest.push("realtime:people", "presence", track("{\"at\":\"door\"}"));
        var moved = watcher.await("presence_diff");
        assertThat(moved.at("/joins/g/metas/0/at").asText()).isEqualTo("door");
        assertThat(moved.at("/leaves/g/metas/0/at").asText()).isEqualTo("desk");
        try (var late = stage.client("1.0.0")) {
          late.join("realtime:people", presence("l"), "");
          assertThat(late.await("presence_state").at("/g/metas/0/at").asText()).isEqualTo("door");
        }
      }
      // The connection of the guest is gone without a word.
      assertThat(watcher.await("presence_diff").at("/leaves/g/metas/0/at").asText())
          .isEqualTo("door");
    }
  }

  @Test
  void a_private_channel_is_for_those_whom_its_policies_name() throws Exception {
    var token = stage.signUp("private");
    try (var client = stage.client("1.0.0");
        var other = stage.client("1.0.0");
        var stranger = stage.client("1.0.0")) {
      assertThat(stranger.join("realtime:room-1", PRIVATE, "").at("/response/reason").asText())
          .contains("You do not have permissions to read from this Channel topic: room-1");
      assertThat(client.join("realtime:hall", PRIVATE, token).path("status").asText())
          .isEqualTo("error");
      assertThat(client.join("realtime:room-1", PRIVATE, token).path("status").asText())
          .isEqualTo("ok");
      other.join("realtime:room-1", "{\"private\":true}", token);
      stranger.join("realtime:room-1", "{}", "");
      stranger.push("realtime:room-1", "broadcast", Phoenix.broadcast("public", ""));
      client.push("realtime:room-1", "broadcast", Phoenix.broadcast("private", ""));
      assertThat(other.await("broadcast").path("event").asText()).isEqualTo("private");
      // It may be heard in this room, but nobody may speak in it.
      client.join("realtime:room-2", PRIVATE, token);
      other.join("realtime:room-2", "{\"private\":true}", token);
      client.push("realtime:room-2", "broadcast", Phoenix.broadcast("lost", ""));
      var send =
          "{\"messages\":[{\"topic\":\"room-1\",\"event\":\"sent\",\"payload\":{},\"private\":true}]}";
      stage.post("/realtime/v1/api/broadcast", send, token);
      assertThat(other.await("broadcast").path("event").asText()).isEqualTo("sent");
    }
  }

  @Test
  void a_channel_ends_with_its_token_and_lives_with_a_new_one() throws Exception {
    var soon = Instant.now().getEpochSecond() + 2;
    var later = soon + 600;
    var token = stage.token(Map.of("role", "anon", "exp", soon));
    try (var client = stage.client("1.0.0")) {
      var expired = stage.token(Map.of("role", "anon", "exp", soon - 600));
      assertThat(client.join("realtime:t", "{}", expired).at("/response/reason").asText())
          .contains("InvalidJWTToken: Token has expired");
      assertThat(client.join("realtime:t", "{}", "a.b.c").at("/response/reason").asText())
          .startsWith("MalformedJWT");
      client.join("realtime:t", "{}", token);
      client.join("realtime:u", "{}", token);
      var renewed = stage.token(Map.of("role", "anon", "exp", later));
      client.push(
          "realtime:u",
          "access_token",
          Phoenix.JSON.createObjectNode().put("access_token", renewed));
      var told = client.await(m -> m.event().equals("system"));
      assertThat(told.topic()).isEqualTo("realtime:t");
      assertThat(told.payload().path("message").asText()).startsWith("Token has expired");
      client.await("phx_close");
      client.join("realtime:v", "{\"broadcast\":{\"ack\":true}}", "");
      var beat = client.push("realtime:u", "phx_leave", NOTHING);
      assertThat(
              client.await(m -> m.ref().filter(beat::equals).isPresent()).payload().path("status"))
          .asString()
          .contains("ok");
    }
  }

  private static String presence(String key) {
    return "{\"presence\":{\"enabled\":true,\"key\":\"" + key + "\"}}";
  }

  private static JsonNode track(String payload) throws Exception {
    var track = Phoenix.JSON.createObjectNode().put("type", "presence").put("event", "track");
    track.set("payload", Phoenix.JSON.readTree(payload));
    return track;
  }
}
