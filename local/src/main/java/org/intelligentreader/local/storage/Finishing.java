package org.intelligentreader.local.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// How an upload in pieces becomes an object, and who may do that.
record Finishing(Objects objects, ObjectFiles files, PendingUploads uploads) {
  /// Refuses a caller who may not store the object.
  void requireRight(Call call, PendingUpload upload) throws HttpError, SQLException {
    objects.requireUpload(
        call, row(upload, "", upload.length().orElse(0L)), TusHeaders.isUpsert(call));
  }

  /// The bytes become those of the object, or stay what they were when its row is refused.
  void finish(Call call, PendingUpload upload) throws HttpError, IOException, SQLException {
    var pieces = uploads.bytes(upload);
    var row = row(upload, Upload.etag(pieces), Files.size(pieces));
    var file = files.fresh(upload.id());
    Files.move(pieces, file, StandardCopyOption.ATOMIC_MOVE);
    var isStored = false;
    try {
      var _ = objects.insert(call, row, TusHeaders.isUpsert(call));
      isStored = true;
    } finally {
      if (!isStored) {
        Files.move(file, pieces, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    uploads.save(upload.finished());
  }

  private static Objects.Row row(PendingUpload upload, String etag, long size) {
    return new Objects.Row(
        upload.bucket(),
        upload.key(),
        upload.id(),
        Upload.metadata(upload.type(), upload.cacheControl(), etag, size),
        upload.userMetadata());
  }
}
