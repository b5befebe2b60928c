package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intelligentreader.local.conformance.PiecesSender.ROUTE;
import static org.intelligentreader.local.conformance.PiecesSender.header;
import static org.intelligentreader.local.conformance.PiecesSender.metadata;
import static org.intelligentreader.local.conformance.PiecesSender.place;
import static org.intelligentreader.local.conformance.PiecesSender.said;
import static org.intelligentreader.local.conformance.PiecesStage.SIZE;
import static org.intelligentreader.local.conformance.PiecesStage.part;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects in pieces by TUS 1.0.0, request by request. What is expected was read in the source of
/// the hosted service (supabase/storage, `src/http/routes/tus`) and of the server inside it.
class ResumableTest {
  private static PiecesStage stage;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stage = new PiecesStage(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @Test
  void an_object_in_pieces_is_the_same_as_one_sent_at_once() throws Exception {
    var me = stage.somebody("pieces");
    var created = me.sender().create(me.folder() + "pieces.epub", SIZE);
    assertThat(header(created, "Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(header(created, "Location")).startsWith(stage.stack().url() + ROUTE + "/");
    assertThat(header(created, "Upload-Expires")).endsWith("GMT");
    var place = place(created);

    var first = me.sender().piece(place, 0, part(0, 100_000));
    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(header(first, "Upload-Offset")).isEqualTo("100000");
    var between = me.sender().ask("HEAD", place);
    assertThat(header(between, "Upload-Offset")).isEqualTo("100000");
    assertThat(header(between, "Upload-Length")).isEqualTo("300000");
    assertThat(header(between, "Cache-Control")).isEqualTo("no-store");
    assertThat(me.sender().get(me.folder() + "pieces.epub").statusCode()).isEqualTo(400);
    var last = me.sender().piece(place, 100_000, part(100_000, SIZE));
    assertThat(header(last, "Upload-Offset")).isEqualTo("300000");

    me.sender().put(me.folder() + "plain.epub", part(0, SIZE));
    var pieces = me.sender().get(me.folder() + "pieces.epub");
    var plain = me.sender().get(me.folder() + "plain.epub");
    assertThat(pieces.body()).isEqualTo(part(0, SIZE));
    for (var name : new String[] {"ETag", "Content-Type", "Cache-Control", "Content-Length"}) {
      assertThat(header(pieces, name)).isEqualTo(header(plain, name)).isNotEmpty();
    }
    assertThat(stage.bytes(place)).doesNotExist();
  }

  @Test
  void who_missed_the_last_answer_learns_that_all_is_there_and_cannot_take_it_back()
      throws Exception {
    var me = stage.somebody("missed");
    var place = place(me.sender().create(me.folder() + "a.epub", 10));
    me.sender().piece(place, 0, part(0, 10));
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("10");
    assertThat(said(me.sender().ask("DELETE", place)))
        .isEqualTo("400 Cannot terminate an already completed upload");
    assertThat(me.sender().piece(place, 10, new byte[0]).statusCode()).isEqualTo(204);
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(part(0, 10));
  }

  @Test
  void a_wrong_offset_changes_nothing() throws Exception {
    var me = stage.somebody("offset");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 40));
    assertThat(said(me.sender().piece(place, 0, part(0, 40))))
        .isEqualTo("409 Upload-Offset conflict");
    assertThat(said(me.sender().piece(place, 50, part(50, 100))))
        .isEqualTo("409 Upload-Offset conflict");
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("40");
  }

  @Test
  void what_came_before_the_connection_broke_need_not_come_again() throws Exception {
    var me = stage.somebody("cut");
    var place = place(me.sender().create(me.folder() + "a.epub", SIZE));
    me.sender().begin(place, 0, 200_000, part(0, 80_000)).close();
    stage.awaitBytes(place, 80_000);
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("80000");
    me.sender().piece(place, 80_000, part(80_000, SIZE));
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(part(0, SIZE));
  }

  @Test
  void a_connection_that_went_silent_makes_way_for_the_next() throws Exception {
    var me = stage.somebody("silent");
    var place = place(me.sender().create(me.folder() + "a.epub", SIZE));
    try (var silent = me.sender().begin(place, 0, 200_000, part(0, 80_000))) {
      stage.awaitBytes(place, 80_000);
      assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("80000");
      var answer = new String(silent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .endsWith("Request aborted due to lock acquired");
    }
  }

  @Test
  void an_upload_goes_on_after_the_stack_was_started_again() throws Exception {
    var me = stage.somebody("restart");
    var place = place(me.sender().create(me.folder() + "a.epub", SIZE));
    me.sender().piece(place, 0, part(0, 100_000));
    stage.restart();

    var again = new PiecesSender(stage.stack(), me.sender().token());
    assertThat(header(again.ask("HEAD", place), "Upload-Offset")).isEqualTo("100000");
    again.piece(place, 100_000, part(100_000, SIZE));
    assertThat(again.get(me.folder() + "a.epub").body()).isEqualTo(part(0, SIZE));
  }

  @Test
  void a_start_removes_what_a_crash_left_and_survives_a_spoiled_record() throws Exception {
    var me = stage.somebody("crash");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 40));
    var record =
        Files.writeString(stage.bytes(place).resolveSibling(PiecesStage.id(place) + ".json"), "");
    var half =
        Files.writeString(
            stage.bytes(place).resolveSibling(PiecesStage.id(place) + ".json.new"), "{");
    stage.restart();
    assertThat(record).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(stage.bytes(place)).doesNotExist();
  }

  @Test
  void bytes_whose_row_could_not_be_stored_are_kept_and_the_last_is_asked_for_again()
      throws Exception {
    var me = stage.somebody("fault");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 60));
    stage.sql(
        "create function storage.refuse() returns trigger language plpgsql as"
            + " $$ begin if new.metadata->>'eTag' <> '\"\"' then raise exception 'no'; end if; return new; end $$;"
            + " create trigger refuse before insert on storage.objects for each row execute function storage.refuse()");
    try {
      assertThat(me.sender().piece(place, 60, part(60, 100)).statusCode()).isEqualTo(400);
    } finally {
      stage.sql("drop function storage.refuse() cascade");
    }
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("99");
    assertThat(me.sender().piece(place, 99, part(99, 100)).statusCode()).isEqualTo(204);
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(part(0, 100));
  }

  @Test
  void an_upload_that_was_ended_is_gone_with_its_bytes() throws Exception {
    var me = stage.somebody("ended");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 40));
    assertThat(stage.bytes(place)).exists();
    assertThat(me.sender().ask("DELETE", place).statusCode()).isEqualTo(204);
    assertThat(stage.bytes(place)).doesNotExist();
    assertThat(me.sender().ask("HEAD", place).statusCode()).isEqualTo(404);
    assertThat(said(me.sender().piece(place, 40, part(40, 100))))
        .isEqualTo("404 The file for this url was not found");
  }

  @Test
  void an_upload_of_yesterday_is_gone_and_leaves_nothing() throws Exception {
    var me = stage.somebody("expired");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 40));
    var record = stage.bytes(place).resolveSibling(PiecesStage.id(place) + ".json");
    Files.writeString(
        record,
        Files.readString(record).replaceFirst("\"expires\":\"20\\d\\d", "\"expires\":\"2020"));
    assertThat(said(me.sender().piece(place, 40, part(40, 100))))
        .isEqualTo("410 The file for this url no longer exists");
    assertThat(me.sender().ask("HEAD", place).statusCode()).isEqualTo(410);
    me.sender().create(me.folder() + "b.epub", 100);
    assertThat(stage.bytes(place)).doesNotExist();
    assertThat(record).doesNotExist();
  }

  @Test
  void an_empty_object_is_there_at_once_and_a_small_one_comes_with_its_creation() throws Exception {
    var me = stage.somebody("small");
    var empty = me.sender().create(me.folder() + "empty.epub", 0);
    assertThat(empty.statusCode()).isEqualTo(201);
    assertThat(me.sender().get(me.folder() + "empty.epub").body()).isEmpty();
    var small =
        me.sender()
            .send(
                "POST",
                ROUTE,
                BodyPublishers.ofByteArray(part(0, 30)),
                "Upload-Length",
                "30",
                "Upload-Metadata",
                metadata("epubs", me.folder() + "small.epub", "metadata", "{\"page\":7}"),
                "Content-Type",
                "application/offset+octet-stream");
    assertThat(header(small, "Upload-Offset")).isEqualTo("30");
    assertThat(me.sender().get(me.folder() + "small.epub").body()).isEqualTo(part(0, 30));
    var info =
        me.sender().ask("GET", "/storage/v1/object/info/epubs/" + me.folder() + "small.epub");
    assertThat(said(info)).contains("\"page\":7");
  }

  @Test
  void a_length_may_be_told_with_a_later_piece() throws Exception {
    var me = stage.somebody("deferred");
    var meta = metadata("epubs", me.folder() + "a.epub");
    var place = place(PiecesStage.create(me.sender(), meta, "Upload-Defer-Length", "1"));
    me.sender().piece(place, 0, part(0, 40));
    var between = me.sender().ask("HEAD", place);
    assertThat(header(between, "Upload-Defer-Length")).isEqualTo("1");
    assertThat(header(between, "Upload-Length")).isEmpty();
    me.sender().piece(place, 40, part(40, 60), "Upload-Length", "60");
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(part(0, 60));
  }
}
