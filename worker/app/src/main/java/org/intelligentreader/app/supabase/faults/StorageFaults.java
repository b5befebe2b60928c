package org.intelligentreader.app.supabase.faults;

import static org.intelligentreader.app.supabase.faults.FaultKind.BOOK;
import static org.intelligentreader.app.supabase.faults.FaultKind.MISSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.PASSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.SETUP;
import static org.intelligentreader.app.supabase.faults.FaultKind.TOO_LARGE;

import java.util.List;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;

/// Codes of Storage: <https://supabase.com/docs/guides/storage/debugging/error-codes>. Releases
/// before the codes said it with the word in `error`.
final class StorageFaults {
  static final List<FaultRow> ROWS =
      List.of(
          row("InternalError", PASSING, "an internal error of Storage"),
          row("Internal", PASSING, "an internal error of Storage, older word"),
          row("UnknownError", PASSING, "an internal error of Storage"),
          row("DatabaseTimeout", PASSING, "Storage waited too long for its database"),
          row("DatabaseError", PASSING, "Storage's database failed"),
          row("DatabaseReadOnly", PASSING, "Storage's database is read-only, as during a failover"),
          row("LockTimeout", PASSING, "Storage waited too long for a lock"),
          row("ResourceLocked", PASSING, "another call works on the object"),
          row("SlowDown", PASSING, "too many calls at a time"),
          row("S3Error", PASSING, "the store behind Storage failed"),
          row("TusError", PASSING, "an upload in pieces failed"),
          row("AbortedTerminate", PASSING, "Storage is being stopped"),
          row("Aborted", PASSING, "the call was broken off"),
          row("RequestTimeout", PASSING, "the call took too long"),
          row("KeyAlreadyExists", PASSING, "another call writes the same object"),
          row("ResourceAlreadyExists", PASSING, "another call writes the same object"),
          row("Duplicate", PASSING, "another call writes the same object, older word"),
          row("PreconditionFailed", PASSING, "the object changed meanwhile"),
          row("InvalidChecksum", PASSING, "the bytes were damaged on their way"),
          row("MissingPart", PASSING, "a piece of an upload is missing"),
          row("MissingContentLength", PASSING, "the length of the body got lost on its way"),
          row("NoSuchUpload", PASSING, "the upload in pieces is over"),
          row("InvalidUploadId", PASSING, "the upload in pieces is over"),
          row("InvalidRange", PASSING, "the object is shorter than before"),
          row("NoSuchKey", MISSING, "there is no such object, or a rule hides it"),
          row("not_found", MISSING, "there is no such object, older word"),
          row("Object not found", MISSING, "there is no such object, older word"),
          row("NoSuchBucket", SETUP, "there is no such bucket, or the key may not see it")
              .advice(Advice.CHECK_BUCKET),
          row("Bucket not found", SETUP, "there is no such bucket, older word")
              .advice(Advice.CHECK_BUCKET),
          row("InvalidBucketName", SETUP, "the bucket's name cannot be one")
              .advice(Advice.CHECK_BUCKET),
          row("TenantNotFound", SETUP, "there is no such project").advice(Advice.ANOTHER_SERVER),
          row("InvalidJWT", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("AccessDenied", SETUP, "the key has no right to this").advice(Advice.CHECK_KEY),
          row("Unauthorized", SETUP, "the key has no right to this, older word")
              .advice(Advice.CHECK_KEY),
          row("InvalidSignature", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("SignatureDoesNotMatch", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("InvalidUploadSignature", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("ExpiredToken", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("S3InvalidAccessKeyId", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("InvalidMimeType", SETUP, "the bucket does not take files of this type")
              .advice(Advice.ANY_MEDIA_TYPE),
          row("invalid_mime_type", SETUP, "the bucket does not take files of this type, older word")
              .advice(Advice.ANY_MEDIA_TYPE),
          row("FeatureNotEnabled", SETUP, "the project does not have this feature")
              .advice(Advice.ANOTHER_SERVER),
          row("NotSupported", SETUP, "the project does not have this feature")
              .advice(Advice.ANOTHER_SERVER),
          row("InvalidKey", BOOK, "a key that Storage does not take"),
          row("EntityTooLarge", TOO_LARGE, "larger than the bucket or the project allows")
              .advice(Advice.RAISE_LIMIT),
          row("Payload too large", TOO_LARGE, "larger than the bucket allows, older word")
              .advice(Advice.RAISE_LIMIT));

  private StorageFaults() {}

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.STORAGE, code, kind, meaning);
  }
}
