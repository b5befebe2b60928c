package org.intelligentreader.local.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes of rows are told to those who may see them.
@SuppressWarnings("NullAway.Init")
class ChangesTest {
  private static RealtimeStage stage;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stage = new RealtimeStage(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @BeforeEach
  void reset() throws Exception {
    stage.stack.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "2.0.0"})
  void a_change_is_told_with_its_records_and_columns(String version) throws Exception {
    try (var client = stage.client(version)) {
      var answer = client.join("realtime:a", wish("*", "open_note", ""), "");
      assertThat(answer.path("status").asText()).isEqualTo("ok");
      var id = answer.at("/response/postgres_changes/0/id").asLong();
      assertThat(client.await("system").path("message").asText())
          .isEqualTo("Subscribed to PostgreSQL");

      stage.stack.seed("insert into public.open_note values (1, 'a', 's', 5, true)");
      var told = client.await("postgres_changes");
      assertThat(told.path("ids")).hasSize(1).first().extracting(JsonNode::asLong).isEqualTo(id);
      var data = told.path("data");
      assertThat(data.path("type").asText()).isEqualTo("INSERT");
      assertThat(data.path("record").toString())
          .isEqualTo("{\"id\":1,\"done\":true,\"rank\":5,\"word\":\"a\"}");
      assertThat(data.path("columns").toString())
          .isEqualTo(
              "[{\"name\":\"id\",\"type\":\"int4\"},{\"name\":\"word\",\"type\":\"text\"},"
                  + "{\"name\":\"rank\",\"type\":\"int4\"},{\"name\":\"done\",\"type\":\"bool\"}]");
      assertThat(data.path("commit_timestamp").asText())
          .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

      stage.stack.seed("update public.open_note set word = 'b' where id = 1");
      var updated = client.await("postgres_changes").path("data");
      assertThat(updated.at("/record/word").asText()).isEqualTo("b");
      assertThat(updated.at("/old_record/word").asText()).isEqualTo("a");
      stage.stack.seed("delete from public.open_note");
      var deleted = client.await("postgres_changes").path("data");
      assertThat(deleted.path("type").asText()).isEqualTo("DELETE");
      assertThat(deleted.at("/old_record/word").asText()).isEqualTo("b");
      assertThat(deleted.has("record")).isFalse();
    }
  }

  @Test
  void a_row_is_told_to_those_who_may_select_it() throws Exception {
    var one = stage.signUp("one");
    var two = stage.signUp("two");
    try (var first = stage.client("1.0.0");
        var second = stage.client("2.0.0");
        var nobody = stage.client("1.0.0");
        var service = stage.service()) {
      first.join("realtime:n", wish("INSERT", "note", ""), one);
      second.join("realtime:n", wish("*", "note", ""), two);
      nobody.join("realtime:n", wish("*", "note", ""), "");
      service.join("realtime:n", wish("*", "note", ""), "");
      insert(one, 1);
      insert(two, 2);
      insert(one, 3);
      insert(two, 4);
      assertThat(ids(first.changesUntil(3))).containsExactly(1, 3);
      assertThat(ids(service.changesUntil(4))).containsExactly(1, 2, 3, 4);
      assertThat(ids(second.changesUntil(4))).containsExactly(2, 4);
      stage.stack.seed("delete from public.note where id = 4");
      // A deleted row has no owner any more: everybody is told its key, and nothing else.
      var deleted = nobody.changesUntil(4).getFirst();
      assertThat(deleted.path("old_record").toString()).isEqualTo("{\"id\":4}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id=eq.2 | 2",
        "id=neq.2 | 1 3 4",
        "id=lt.2 | 1",
        "id=lte.2 | 1 2",
        "id=gt.3 | 4",
        "id=gte.3 | 3 4",
        "id=in.(1,4) | 1 4",
        "id=not.in.(1,4) | 2 3",
        "word=in.(\"a,b\",c) | 2 3",
        "word=eq.\"a,b\" | 2",
        "word=like.z% | ",
        "word=like.a% | 1 2",
        "word=ilike.A% | 1 2",
        "word=match.^[ac]$ | 1 3",
        "word=imatch.^C | 3",
        "word=is.null | 4",
        "word=not.is.null | 1 2 3",
        "done=is.true | 1",
        "word=isdistinct.a | 2 3 4",
        "word=neq.a | 2 3",
        "id=gt.1,id=lt.4 | 2 3",
        "rank=not.eq.5,id=lt.3 | 2",
        "rank=eq.5 | 1 3 4",
      })
  void a_filter_lets_through_what_its_conditions_hold_for(String filter, String ids)
      throws Exception {
    try (var client = stage.client("1.0.0");
        var all = stage.client("1.0.0")) {
      client.join("realtime:f", wish("INSERT", "open_note", filter), "");
      var seen = client.await("system");
      assertThat(seen.path("status").asText()).as(seen.toString()).isEqualTo("ok");
      all.join("realtime:f", wish("INSERT", "open_note", ""), "");
      stage.stack.seed(
          """
          insert into public.open_note (id, word, rank, done) values
            (1, 'a', 5, true), (2, 'a,b', 6, false), (3, 'c', 5, null), (4, null, 5, false)
          """);
      all.changesUntil(4);
      var expected =
          ids == null
              ? List.of()
              : List.of(ids.split(" ", -1)).stream().map(Integer::valueOf).toList();
      // What the other one was told is decided for both at once.
      stage.stack.seed("truncate public.open_note");
      for (var id : expected) {
        assertThat(client.await("postgres_changes").at("/data/record/id").asInt()).isEqualTo(id);
      }
      client.push("realtime:f", "phx_leave", Phoenix.JSON.createObjectNode());
      assertThat(client.await(m -> !m.event().equals("system")).event()).isEqualTo("phx_reply");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden | | Please check Realtime is enabled",
        "open_note | secret=eq.a | invalid column for filter secret",
        "open_note | id=eq.x | invalid input syntax",
        "open_note | id=foo.1 | Error parsing `filter` params",
        "open_note | id | Error parsing `filter` params",
        "open_note | id=in.1,2 | Error parsing `filter` params",
        "open_note | id=like.a | operator does not exist",
        "open_note | word=is.maybe | invalid value for is filter",
      })
  void a_wish_that_cannot_be_is_refused_in_words(String table, String filter, String words)
      throws Exception {
    try (var client = stage.client("2.0.0")) {
      client.join("realtime:r", wish("*", table, filter == null ? "" : filter), "");
      var told = client.await("system");
      assertThat(told.path("status").asText()).isEqualTo("error");
      assertThat(told.path("message").asText()).contains(words);
    }
  }

  @Test
  void a_reset_is_no_change() throws Exception {
    try (var client = stage.client("1.0.0")) {
      client.join("realtime:z", wish("*", "open_note", ""), "");
      stage.stack.seed("insert into public.open_note (id) values (1)");
      stage.stack.reset();
      stage.stack.seed("insert into public.open_note (id) values (2)");
      assertThat(client.changesUntil(2))
          .extracting(change -> change.path("type").asText())
          .containsExactly("INSERT", "INSERT");
    }
  }

  @Test
  void a_filter_that_fails_hides_rows_from_its_own_subscriber_only() throws Exception {
    try (var client = stage.client("1.0.0");
        var other = stage.client("1.0.0")) {
      client.join("realtime:f", wish("*", "open_note", "word=match.["), "");
      other.join("realtime:g", wish("*", "open_note", ""), "");
      stage.stack.seed("insert into public.open_note (id, word) values (71, 'a')");
      assertThat(ids(other.changesUntil(71))).containsExactly(71);
    }
  }

  @Test
  void a_table_without_a_key_is_told_of_as_an_error() throws Exception {
    try (var client = stage.service()) {
      client.join("realtime:k", wish("*", "keyless", ""), "");
      stage.stack.seed("insert into public.keyless values ('a')");
      assertThat(client.await("postgres_changes").at("/data/errors/0").asText())
          .isEqualTo("Error 400: Bad Request, no primary key");
    }
  }

  @Test
  void values_keep_their_types_and_only_asked_columns_come() throws Exception {
    try (var client = stage.service()) {
      client.join("realtime:v", wish("INSERT", "note", ""), "");
      client.join(
          "realtime:w",
          "{\"postgres_changes\":[{\"event\":\"*\",\"schema\":\"public\",\"table\":\"note\",\"select\":[\"word\"]}]}",
          "");
      stage.stack.seed(
          "insert into public.note values (7, null, 'x', 's', '2026-01-02T03:04:05Z', '{a,\"b c\"}', 1.50)");
      var full = client.await(m -> m.topic().equals("realtime:v") && isChange(m));
      assertThat(full.payload().at("/data/record").toString())
          .isEqualTo(
              "{\"at\":\"2026-01-02T03:04:05+00:00\",\"id\":7,\"tags\":[\"a\",\"b c\"],\"word\":\"x\","
                  + "\"owner\":null,\"price\":1.50,\"secret\":\"s\"}");
      var part = client.await(m -> m.topic().equals("realtime:w") && isChange(m));
      assertThat(part.payload().at("/data/record").toString())
          .isEqualTo("{\"id\":7,\"word\":\"x\"}");
    }
  }

  private static boolean isChange(Phoenix.Message message) {
    return message.event().equals("postgres_changes");
  }

  private static String wish(String event, String table, String filter) {
    var wish =
        Phoenix.JSON
            .createObjectNode()
            .put("event", event)
            .put("schema", "public")
            .put("table", table);
    if (!filter.isEmpty()) {
      wish.put("filter", filter);
    }
    return "{\"postgres_changes\":[" + wish + "]}";
  }

  private static void insert(String token, int id) throws Exception {
    var answer = stage.post("/rest/v1/note", "{\"id\":" + id + "}", token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static List<Integer> ids(List<JsonNode> changes) {
    return changes.stream()
        .filter(change -> !change.path("type").asText().equals("DELETE"))
        .map(change -> change.path("record").path("id").asInt())
        .toList();
  }
}
