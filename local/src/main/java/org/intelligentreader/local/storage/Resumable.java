package org.intelligentreader.local.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.io.Content;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;

/// `/upload/resumable`: objects that come in pieces, by TUS 1.0.0 with creation,
/// creation-with-upload, creation-defer-length, termination and expiration. The rights are those of
/// a plain upload, asked at each request but `HEAD`, as the hosted service does. Refusals are plain
/// text there, and here.
final class Resumable {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final String ROUTE = "/storage/v1/upload/resumable/";

  private final Objects objects;
  private final PendingUploads uploads;
  private final Finishing finishing;
  private final UploadLocks locks = new UploadLocks();
  private final InstantSource clock;

  Resumable(Objects objects, ObjectFiles files, InstantSource clock) {
    this.objects = objects;
    this.uploads = new PendingUploads(files.folder().resolve("resumable"), clock);
    this.finishing = new Finishing(objects, files, uploads);
    this.clock = clock;
  }

  /// What an answer says beside its status.
  private record Told(int status, Map<String, String> headers) {}

  void sweep() throws IOException {
    uploads.sweep();
  }

  /// `address` is the last part of the path, or nothing.
  Reply answer(Call call, String address) throws IOException, SQLException {
    try {
      var told = told(call, address);
      var headers = new TreeMap<>(told.headers());
      headers.put("Tus-Resumable", TusHeaders.VERSION);
      return Reply.empty(told.status(), headers);
    } catch (HttpError e) {
      return Reply.text(e.innerStatus(), e.words(), Map.of("Tus-Resumable", TusHeaders.VERSION));
    }
  }

  private Told told(Call call, String address) throws HttpError, IOException, SQLException {
    if (call.method().equals("OPTIONS")) {
      return options();
    }
    TusHeaders.check(call);
    if (call.method().equals("POST") && address.isEmpty()) {
      return create(call);
    }
    return switch (call.method()) {
      case "HEAD" -> head(found(address));
      case "PATCH" -> patch(call, address);
      case "DELETE" -> delete(call, found(address));
      default -> throw TusHeaders.refused(404, "Not found\n");
    };
  }

  private static Told options() {
    return new Told(
        204,
        Map.of(
            "Tus-Version",
            TusHeaders.VERSION,
            "Tus-Extension",
            "creation,creation-with-upload,creation-defer-length,termination,expiration",
            "Tus-Max-Size",
            String.valueOf(Upload.SERVER_LIMIT)));
  }

  private Told create(Call call) throws HttpError, IOException, SQLException {
    if (call.header("Upload-Concat").isPresent()) {
      throw TusHeaders.refused(
          501,
          "Concatenation extension is not (yet) supported. Disable parallel uploads in the tus client.\n");
    }
    var length = TusHeaders.number(call, "Upload-Length");
    if (length.isPresent() == call.header("Upload-Defer-Length").isPresent()) {
      throw TusHeaders.refused(400, "Upload-Length or Upload-Defer-Length header required\n");
    }
    var upload = wished(TusHeaders.metadata(call), length);
    var bucket = objects.bucket(upload.bucket());
    if (length.filter(whole -> whole > Upload.limit(bucket)).isPresent()) {
      throw TusHeaders.refused(413, "Maximum size exceeded\n");
    }
    finishing.requireRight(call, upload);
    Upload.checkType(bucket, upload.type());
    uploads.removeExpired();
    uploads.save(upload);
    var headers = new TreeMap<String, String>();
    headers.put(
        "Location", "http://" + call.header("Host").orElseThrow() + ROUTE + upload.address());
    if (TusHeaders.hasPiece(call) || upload.isComplete(0)) {
      var body = new StoppableBody(call.request());
      try (var _ = locks.take(upload.id(), body::stop)) {
        headers.putAll(append(call, upload, 0, body));
      }
    } else {
      headers.put("Upload-Expires", ObjectDownload.httpDate(upload.expires()));
    }
    return new Told(201, headers);
  }

  private PendingUpload wished(Map<String, String> metadata, Optional<Long> length)
      throws HttpError {
    var bucket = metadata.getOrDefault("bucketName", "");
    Buckets.checkName(bucket);
    var key = metadata.getOrDefault("objectName", "");
    Upload.checkKey(key);
    return new PendingUpload(
        ObjectFiles.newVersion(), bucket, key, length, metadata, clock.instant().plus(LIFE), false);
  }

  private Told head(PendingUpload upload) throws HttpError, IOException {
    try (var _ = locks.take(upload.id(), () -> {})) {
      var headers = new TreeMap<String, String>();
      headers.put("Cache-Control", "no-store");
      headers.put("Upload-Metadata", TusHeaders.metadata(upload.metadata()));
      var now = found(upload.address());
      headers.put("Upload-Offset", String.valueOf(uploads.offset(now)));
      now.length()
          .ifPresentOrElse(
              whole -> headers.put("Upload-Length", String.valueOf(whole)),
              () -> headers.put("Upload-Defer-Length", "1"));
      return new Told(200, headers);
    }
  }

  private Told patch(Call call, String address) throws HttpError, IOException, SQLException {
    var offset =
        TusHeaders.number(call, "Upload-Offset")
            .orElseThrow(() -> TusHeaders.refused(403, "Upload-Offset header required\n"));
    if (!TusHeaders.hasPiece(call)) {
      throw TusHeaders.refused(403, "Content-Type header required\n");
    }
    var id = found(address).id();
    finishing.requireRight(call, found(address));
    var body = new StoppableBody(call.request());
    try (var _ = locks.take(id, body::stop)) {
      var upload = found(address);
      if (uploads.offset(upload) != offset) {
        throw TusHeaders.refused(409, "Upload-Offset conflict\n");
      }
      return new Told(204, append(call, declared(call, upload, offset), offset, body));
    }
  }

  /// A length that was not told at the creation comes with a piece.
  private PendingUpload declared(Call call, PendingUpload upload, long offset)
      throws HttpError, IOException, SQLException {
    var length = TusHeaders.number(call, "Upload-Length");
    if (length.isEmpty()) {
      return upload;
    }
    if (upload.length().isPresent() || length.get() < offset) {
      throw TusHeaders.refused(400, "Upload-Length or Upload-Defer-Length header required\n");
    }
    if (length.get() > Upload.limit(objects.bucket(upload.bucket()))) {
      throw TusHeaders.refused(413, "Maximum size exceeded\n");
    }
    var whole = upload.withLength(length.get());
    uploads.save(whole);
    return whole;
  }

  private Map<String, String> append(
      Call call, PendingUpload upload, long offset, StoppableBody body)
      throws HttpError, IOException, SQLException {
    var limit =
        upload.length().isPresent()
            ? upload.length().get()
            : Upload.limit(objects.bucket(upload.bucket()));
    if (call.request().getLength() > limit - offset) {
      throw TusHeaders.refused(
          413,
          upload.length().isPresent() ? "upload's size exceeded\n" : "Maximum size exceeded\n");
    }
    long reached;
    try {
      reached =
          upload.done()
              ? offset
              : uploads.append(upload, offset, Content.Source.asInputStream(body), limit - offset);
    } catch (IOException e) {
      if (body.isStopped()) {
        throw TusHeaders.refused(400, "Request aborted due to lock acquired");
      }
      throw e;
    }
    var headers = new TreeMap<String, String>();
    headers.put("Upload-Offset", String.valueOf(reached));
    if (!upload.isComplete(reached)) {
      headers.put("Upload-Expires", ObjectDownload.httpDate(upload.expires()));
    } else if (!upload.done()) {
      finishing.finish(call, upload);
    }
    return headers;
  }

  private Told delete(Call call, PendingUpload upload) throws HttpError, IOException, SQLException {
    finishing.requireRight(call, upload);
    try (var _ = locks.take(upload.id(), () -> {})) {
      if (found(upload.address()).done()) {
        throw TusHeaders.refused(400, "Cannot terminate an already completed upload");
      }
      uploads.remove(upload);
      return new Told(204, Map.of());
    }
  }

  /// An upload that is there. One that has expired is gone from now on.
  private PendingUpload found(String address) throws HttpError, IOException {
    var upload =
        uploads
            .find(address)
            .orElseThrow(() -> TusHeaders.refused(404, "The file for this url was not found\n"));
    if (uploads.isExpired(upload)) {
      throw TusHeaders.refused(410, "The file for this url no longer exists\n");
    }
    return upload;
  }
}
