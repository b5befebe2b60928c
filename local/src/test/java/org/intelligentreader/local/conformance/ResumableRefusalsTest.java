package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intelligentreader.local.conformance.PiecesSender.ROUTE;
import static org.intelligentreader.local.conformance.PiecesSender.header;
import static org.intelligentreader.local.conformance.PiecesSender.metadata;
import static org.intelligentreader.local.conformance.PiecesSender.place;
import static org.intelligentreader.local.conformance.PiecesSender.said;
import static org.intelligentreader.local.conformance.PiecesStage.ORIGIN;
import static org.intelligentreader.local.conformance.PiecesStage.part;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused of uploads in pieces, in the words of the hosted service, and what is offered.
class ResumableRefusalsTest {
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
  void too_large_is_refused_at_the_creation_and_in_a_piece() throws Exception {
    var me = stage.somebody("large");
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
    stage.sql(
        "insert into storage.buckets (id, name, file_size_limit, allowed_mime_types)"
            + " values ('small', 'small', 100, '{image/*}')");
    var service = new PiecesSender(stage.stack(), stage.stack().keys().secret());
    assertThat(
            said(PiecesStage.create(service, metadata("small", "a.epub"), "Upload-Length", "101")))
        .isEqualTo("413 Maximum size exceeded");
    assertThat(
            said(PiecesStage.create(service, metadata("small", "a.epub"), "Upload-Length", "100")))
        .isEqualTo("415 mime type application/epub+zip is not supported");
    assertThat(
            said(PiecesStage.create(service, metadata("none", "a.epub"), "Upload-Length", "100")))
        .isEqualTo("404 Bucket not found");
    var deferred = metadata("epubs", "a.epub");
    stage.sql("update storage.buckets set file_size_limit = 100 where id = 'epubs'");
    try {
      var place = place(PiecesStage.create(service, deferred, "Upload-Defer-Length", "1"));
      assertThat(said(service.piece(place, 0, part(0, 101))))
          .isEqualTo("413 Maximum size exceeded");
      assertThat(said(service.piece(place, 0, part(0, 10), "Upload-Length", "101")))
          .isEqualTo("413 Maximum size exceeded");
    } finally {
      stage.sql("update storage.buckets set file_size_limit = null where id = 'epubs'");
    }
  }

  @Test
  void nobody_stores_in_the_folder_of_another() throws Exception {
    var me = stage.somebody("stranger");
    var other = stage.somebody("owner");
    var refusal = "403 new row violates row-level security policy";
    assertThat(said(me.sender().create(other.folder() + "a.epub", 100))).isEqualTo(refusal);
    var place = place(other.sender().create(other.folder() + "a.epub", 100));
    assertThat(said(me.sender().piece(place, 0, part(0, 100)))).isEqualTo(refusal);
    assertThat(said(me.sender().ask("DELETE", place))).isEqualTo(refusal);
    assertThat(header(other.sender().ask("HEAD", place), "Upload-Offset")).isEqualTo("0");
    var nobody = new PiecesSender(stage.stack(), "no.good.token");
    assertThat(nobody.ask("HEAD", place).statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_there_is_replaced_only_when_asked() throws Exception {
    var me = stage.somebody("upsert");
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
    var me = stage.somebody("two");
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
  void a_request_that_means_nothing_is_refused_in_the_words_of_the_service() throws Exception {
    var me = stage.somebody("odd");
    var meta = metadata("epubs", me.folder() + "a.epub");
    var sender = me.sender();
    assertThat(said(sender.create(me.folder() + "a.epub", 5, "Tus-Resumable", "0.2.2")))
        .isEqualTo("400 Invalid tus-resumable");
    assertThat(said(PiecesStage.create(sender, meta, "Upload-Length", "-1")))
        .isEqualTo("400 Invalid upload-length");
    assertThat(said(PiecesStage.create(sender, meta, "x-more", "1")))
        .isEqualTo("400 Upload-Length or Upload-Defer-Length header required");
    assertThat(said(PiecesStage.create(sender, "bucketName !", "Upload-Length", "1")))
        .isEqualTo("400 Invalid upload-metadata");
    assertThat(said(sender.ask("POST", ROUTE, "Upload-Length", "1")))
        .isEqualTo("400 Metadata header is required");
    assertThat(said(PiecesStage.create(sender, metadata("epubs", "../../a"), "Upload-Length", "1")))
        .isEqualTo("400 Invalid key: ../../a");
    assertThat(
            said(
                PiecesStage.create(sender, meta, "Upload-Length", "1", "Upload-Concat", "partial")))
        .startsWith("501 ");
    assertThat(sender.ask("HEAD", ROUTE + "/Li4vLi4va2V5cy5qc29u").statusCode()).isEqualTo(404);
    assertThat(sender.ask("HEAD", ROUTE + "/%2e%2e").statusCode()).isEqualTo(404);
  }

  @Test
  void the_server_says_what_it_offers_and_a_named_page_may_read_the_answer() throws Exception {
    var me = stage.somebody("asks");
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
}
