package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intelligentreader.local.conformance.PiecesSender.ROUTE;
import static org.intelligentreader.local.conformance.PiecesSender.header;
import static org.intelligentreader.local.conformance.PiecesSender.metadata;
import static org.intelligentreader.local.conformance.PiecesSender.place;
import static org.intelligentreader.local.conformance.PiecesSender.said;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.intelligentreader.local.LocalOptions;
import org.intelligentreader.local.LocalStack;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects in pieces by TUS 1.0.0, request by request. What is expected was read in the source of
/// the hosted service (supabase/storage, `src/http/routes/tus`) and of the server inside it.
class ResumableTest {
  private static final byte[] BOOK = new byte[300_000];
  private static final String ORIGIN = "http://localhost:5173";

  @TempDir private static Path folder;
  private static Workshop workshop;

  @BeforeAll
  static void start() throws Exception {
    new Random(7).nextBytes(BOOK);
    workshop = open();
  }

  private static Workshop open() throws Exception {
    return new Workshop(
        LocalStack.start(
            new LocalOptions(folder, 0, Optional.empty()).withOrigins(Set.of(ORIGIN))));
  }

  @AfterAll
  static void stop() throws Exception {
    workshop.close();
  }

  /// Somebody's sender, and the folder in which they may store.
  private record Somebody(PiecesSender sender, String folder) {
    static Somebody named(String name) throws Exception {
      var user = workshop.user(name + "@example.org");
      return new Somebody(new PiecesSender(workshop.stack(), user.token()), user.userId() + "/");
    }
  }

  private static byte[] part(int from, int to) {
    return Arrays.copyOfRange(BOOK, from, to);
  }

  @Test
  void an_object_in_pieces_is_the_same_as_one_sent_at_once() throws Exception {
    var me = Somebody.named("pieces");
    var created = me.sender().create(me.folder() + "pieces.epub", BOOK.length);
    assertThat(header(created, "Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(header(created, "Location")).startsWith(workshop.stack().url() + ROUTE + "/");
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
    var last = me.sender().piece(place, 100_000, part(100_000, BOOK.length));
    assertThat(header(last, "Upload-Offset")).isEqualTo("300000");

    me.sender().put(me.folder() + "plain.epub", BOOK);
    var pieces = me.sender().get(me.folder() + "pieces.epub");
    var plain = me.sender().get(me.folder() + "plain.epub");
    assertThat(pieces.body()).isEqualTo(BOOK);
    for (var name : new String[] {"ETag", "Content-Type", "Cache-Control", "Content-Length"}) {
      assertThat(header(pieces, name)).isEqualTo(header(plain, name)).isNotEmpty();
    }
    assertThat(bytes(place)).doesNotExist();
  }

  @Test
  void who_missed_the_last_answer_learns_that_all_is_there_and_cannot_take_it_back()
      throws Exception {
    var me = Somebody.named("missed");
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
    var me = Somebody.named("offset");
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
    var me = Somebody.named("cut");
    var place = place(me.sender().create(me.folder() + "a.epub", BOOK.length));
    me.sender().begin(place, 0, 200_000, part(0, 80_000)).close();
    awaitBytes(place, 80_000);
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("80000");
    me.sender().piece(place, 80_000, part(80_000, BOOK.length));
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(BOOK);
  }

  @Test
  void a_connection_that_went_silent_makes_way_for_the_next() throws Exception {
    var me = Somebody.named("silent");
    var place = place(me.sender().create(me.folder() + "a.epub", BOOK.length));
    try (var silent = me.sender().begin(place, 0, 200_000, part(0, 80_000))) {
      awaitBytes(place, 80_000);
      assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("80000");
      var answer = new String(silent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .endsWith("Request aborted due to lock acquired");
    }
  }

  @Test
  void an_upload_goes_on_after_the_stack_was_started_again() throws Exception {
    var me = Somebody.named("restart");
    var place = place(me.sender().create(me.folder() + "a.epub", BOOK.length));
    me.sender().piece(place, 0, part(0, 100_000));
    workshop.close();
    workshop = open();

    var again = new PiecesSender(workshop.stack(), me.sender().token());
    assertThat(header(again.ask("HEAD", place), "Upload-Offset")).isEqualTo("100000");
    again.piece(place, 100_000, part(100_000, BOOK.length));
    assertThat(again.get(me.folder() + "a.epub").body()).isEqualTo(BOOK);
  }

  @Test
  void bytes_whose_row_could_not_be_stored_are_kept_and_the_last_is_asked_for_again()
      throws Exception {
    var me = Somebody.named("fault");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 60));
    sql(
        "create function storage.refuse() returns trigger language plpgsql as"
            + " $$ begin if new.metadata->>'eTag' <> '\"\"' then raise exception 'no'; end if; return new; end $$;"
            + " create trigger refuse before insert on storage.objects for each row execute function storage.refuse()");
    try {
      assertThat(me.sender().piece(place, 60, part(60, 100)).statusCode()).isEqualTo(400);
    } finally {
      sql("drop function storage.refuse() cascade");
    }
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("99");
    assertThat(me.sender().piece(place, 99, part(99, 100)).statusCode()).isEqualTo(204);
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(part(0, 100));
  }

  @Test
  void too_large_is_refused_at_the_creation_and_in_a_piece() throws Exception {
    var me = Somebody.named("large");
    assertThat(said(me.sender().create(me.folder() + "a.epub", 52_428_801)))
        .isEqualTo("413 Maximum size exceeded");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    assertThat(said(me.sender().piece(place, 0, part(0, 101)))).startsWith("413 upload's size");
    var unannounced =
        me.sender()
            .send(
                "PATCH",
                place,
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(part(0, 101))),
                "Upload-Offset",
                "0",
                "Content-Type",
                "application/offset+octet-stream");
    assertThat(said(unannounced)).isEqualTo("413 Maximum size exceeded");
    assertThat(header(me.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("0");
  }

  @Test
  void the_limits_of_the_bucket_hold() throws Exception {
    sql(
        "insert into storage.buckets (id, name, file_size_limit, allowed_mime_types)"
            + " values ('small', 'small', 100, '{image/*}')");
    var service = new PiecesSender(workshop.stack(), workshop.stack().keys().secret());
    assertThat(said(create(service, metadata("small", "a.epub"), "Upload-Length", "101")))
        .isEqualTo("413 Maximum size exceeded");
    assertThat(said(create(service, metadata("small", "a.epub"), "Upload-Length", "100")))
        .isEqualTo("415 mime type application/epub+zip is not supported");
    assertThat(said(create(service, metadata("none", "a.epub"), "Upload-Length", "100")))
        .isEqualTo("404 Bucket not found");
    var deferred = metadata("epubs", "a.epub");
    sql("update storage.buckets set file_size_limit = 100 where id = 'epubs'");
    try {
      var place = place(create(service, deferred, "Upload-Defer-Length", "1"));
      assertThat(said(service.piece(place, 0, part(0, 101))))
          .isEqualTo("413 Maximum size exceeded");
      assertThat(said(service.piece(place, 0, part(0, 10), "Upload-Length", "101")))
          .isEqualTo("413 Maximum size exceeded");
    } finally {
      sql("update storage.buckets set file_size_limit = null where id = 'epubs'");
    }
  }

  @Test
  void nobody_stores_in_the_folder_of_another() throws Exception {
    var me = Somebody.named("stranger");
    var other = Somebody.named("owner");
    var refusal = "403 new row violates row-level security policy";
    assertThat(said(me.sender().create(other.folder() + "a.epub", 100))).isEqualTo(refusal);
    var place = place(other.sender().create(other.folder() + "a.epub", 100));
    assertThat(said(me.sender().piece(place, 0, part(0, 100)))).isEqualTo(refusal);
    assertThat(said(me.sender().ask("DELETE", place))).isEqualTo(refusal);
    assertThat(header(other.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("0");
    var nobody = new PiecesSender(workshop.stack(), "no.good.token");
    assertThat(nobody.ask("HEAD", place).statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_there_is_replaced_only_when_asked() throws Exception {
    var me = Somebody.named("upsert");
    var key = me.folder() + "a.epub";
    me.sender().put(key, part(0, 50));
    assertThat(said(me.sender().create(key, 10, "x-upsert", "false")))
        .isEqualTo("409 The resource already exists");
    var place = place(me.sender().create(key, 10));
    assertThat(said(me.sender().piece(place, 0, part(0, 10), "x-upsert", "false")))
        .isEqualTo("409 The resource already exists");
    me.sender().piece(place, 0, part(0, 10));
    assertThat(me.sender().get(key).body()).isEqualTo(part(0, 10));
  }

  @Test
  void of_two_uploads_to_one_object_the_first_to_end_wins_unless_both_replace() throws Exception {
    var me = Somebody.named("two");
    var key = me.folder() + "a.epub";
    var no = new String[] {"x-upsert", "false"};
    var slow = place(me.sender().create(key, 20, no));
    var fast = place(me.sender().create(key, 10, no));
    assertThat(me.sender().piece(slow, 0, part(0, 15), no).statusCode()).isEqualTo(204);
    assertThat(me.sender().piece(fast, 0, part(0, 10), no).statusCode()).isEqualTo(204);
    assertThat(said(me.sender().piece(slow, 15, part(15, 20), no)))
        .isEqualTo("409 The resource already exists");
    assertThat(me.sender().get(key).body()).isEqualTo(part(0, 10));
    assertThat(me.sender().piece(slow, 15, part(15, 20)).statusCode()).isEqualTo(204);
    assertThat(me.sender().get(key).body()).isEqualTo(part(0, 20));
  }

  @Test
  void an_upload_that_was_ended_is_gone_with_its_bytes() throws Exception {
    var me = Somebody.named("ended");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 40));
    assertThat(bytes(place)).exists();
    assertThat(me.sender().ask("DELETE", place).statusCode()).isEqualTo(204);
    assertThat(bytes(place)).doesNotExist();
    assertThat(me.sender().ask("HEAD", place).statusCode()).isEqualTo(404);
    assertThat(said(me.sender().piece(place, 40, part(40, 100))))
        .isEqualTo("404 The file for this url was not found");
  }

  @Test
  void an_upload_of_yesterday_is_gone_and_leaves_nothing() throws Exception {
    var me = Somebody.named("expired");
    var place = place(me.sender().create(me.folder() + "a.epub", 100));
    me.sender().piece(place, 0, part(0, 40));
    var record = bytes(place).resolveSibling(id(place) + ".json");
    Files.writeString(
        record,
        Files.readString(record).replaceFirst("\"expires\":\"20\\d\\d", "\"expires\":\"2020"));
    assertThat(said(me.sender().piece(place, 40, part(40, 100))))
        .isEqualTo("410 The file for this url no longer exists");
    assertThat(me.sender().ask("HEAD", place).statusCode()).isEqualTo(410);
    me.sender().create(me.folder() + "b.epub", 100);
    assertThat(bytes(place)).doesNotExist();
    assertThat(record).doesNotExist();
  }

  @Test
  void an_empty_object_is_there_at_once_and_a_small_one_comes_with_its_creation() throws Exception {
    var me = Somebody.named("small");
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
    var me = Somebody.named("deferred");
    var meta = metadata("epubs", me.folder() + "a.epub");
    var place = place(create(me.sender(), meta, "Upload-Defer-Length", "1"));
    me.sender().piece(place, 0, part(0, 40));
    var between = me.sender().ask("HEAD", place);
    assertThat(header(between, "Upload-Defer-Length")).isEqualTo("1");
    assertThat(header(between, "Upload-Length")).isEmpty();
    me.sender().piece(place, 40, part(40, 60), "Upload-Length", "60");
    assertThat(me.sender().get(me.folder() + "a.epub").body()).isEqualTo(part(0, 60));
  }

  @Test
  void a_request_that_means_nothing_is_refused_in_the_words_of_the_service() throws Exception {
    var me = Somebody.named("odd");
    var meta = metadata("epubs", me.folder() + "a.epub");
    var sender = me.sender();
    assertThat(said(sender.create(me.folder() + "a.epub", 5, "Tus-Resumable", "0.2.2")))
        .isEqualTo("400 Invalid tus-resumable");
    assertThat(said(create(sender, meta, "Upload-Length", "-1")))
        .isEqualTo("400 Invalid upload-length");
    assertThat(said(create(sender, meta, "x-more", "1")))
        .isEqualTo("400 Upload-Length or Upload-Defer-Length header required");
    assertThat(said(create(sender, "bucketName !", "Upload-Length", "1")))
        .isEqualTo("400 Invalid upload-metadata");
    assertThat(said(sender.ask("POST", ROUTE, "Upload-Length", "1")))
        .isEqualTo("400 Metadata header is required");
    assertThat(said(create(sender, metadata("epubs", "../../a"), "Upload-Length", "1")))
        .isEqualTo("400 Invalid key: ../../a");
    assertThat(said(create(sender, meta, "Upload-Length", "1", "Upload-Concat", "partial")))
        .startsWith("501 ");
    assertThat(sender.ask("HEAD", ROUTE + "/Li4vLi4va2V5cy5qc29u").statusCode()).isEqualTo(404);
    assertThat(sender.ask("HEAD", ROUTE + "/%2e%2e").statusCode()).isEqualTo(404);
  }

  @Test
  void the_server_says_what_it_offers_and_a_named_page_may_read_the_answer() throws Exception {
    var me = Somebody.named("asks");
    var offer = me.sender().ask("OPTIONS", ROUTE);
    assertThat(offer.statusCode()).isEqualTo(204);
    assertThat(header(offer, "Tus-Version")).isEqualTo("1.0.0");
    assertThat(header(offer, "Tus-Extension")).contains("creation", "termination", "expiration");
    assertThat(header(offer, "Tus-Max-Size")).isEqualTo("52428800");
    var created = me.sender().create(me.folder() + "a.epub", 5, "Origin", ORIGIN);
    assertThat(header(created, "Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(header(created, "Access-Control-Expose-Headers"))
        .contains("Location", "Upload-Offset", "Upload-Length", "Tus-Resumable", "Upload-Expires");
  }

  private static java.net.http.HttpResponse<byte[]> create(
      PiecesSender sender, String metadata, String... headers) throws Exception {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Upload-Metadata";
    all[headers.length + 1] = metadata;
    return sender.ask("POST", ROUTE, all);
  }

  private static String id(String place) {
    var encoded = place.substring(place.lastIndexOf('/') + 1);
    var name = new String(java.util.Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Path bytes(String place) {
    return folder.resolve("objects/resumable").resolve(id(place) + ".bytes");
  }

  private static void awaitBytes(String place, long size) throws Exception {
    while (!Files.exists(bytes(place)) || Files.size(bytes(place)) < size) {
      Thread.sleep(10);
    }
  }

  private static void sql(String statements) throws Exception {
    try (var connection = DriverManager.getConnection(workshop.stack().databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}
