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
          row("Internal", PASSING, "an internal error of Storage, older code"),
          row("UnknownError", PASSING, "an internal error of Storage"),
          row("DatabaseTimeout", PASSING, "Storage waited too long for its database"),
          row("DatabaseError", PASSING, "Storage's database failed"),
          row("DatabaseReadOnly", PASSING, "Storage's database is read-only, as during a failover"),
          row("LockTimeout", PASSING, "Storage waited too long for a lock"),
          row("ResourceLocked", PASSING, "another call is using the object"),
          row("SlowDown", PASSING, "too many calls at once"),
          row("S3Error", PASSING, "the object store behind Storage failed"),
          row("TusError", PASSING, "a resumable upload failed"),
          row("AbortedTerminate", PASSING, "Storage is shutting down"),
          row("Aborted", PASSING, "the call was aborted"),
          row("RequestTimeout", PASSING, "the call took too long"),
          row("KeyAlreadyExists", PASSING, "another call is writing the same object"),
          row("ResourceAlreadyExists", PASSING, "another call is writing the same object"),
          row("Duplicate", PASSING, "another call is writing the same object, older code"),
          row("PreconditionFailed", PASSING, "the object changed meanwhile"),
          row("InvalidChecksum", PASSING, "the bytes were damaged in transit"),
          row("MissingPart", PASSING, "a part of an upload is missing"),
          row("MissingContentLength", PASSING, "the length of the body is missing"),
          row("NoSuchUpload", PASSING, "the resumable upload has ended"),
          row("InvalidUploadId", PASSING, "the resumable upload has ended"),
          row("InvalidRange", PASSING, "the object is shorter than before"),
          row("NoSuchKey", MISSING, "the object does not exist, or a policy hides it"),
          row("not_found", MISSING, "the object does not exist, older code"),
          row("Object not found", MISSING, "the object does not exist, older code"),
          row("NoSuchBucket", SETUP, "the bucket does not exist, or the key may not see it")
              .advice(Advice.CHECK_BUCKET),
          row("Bucket not found", SETUP, "the bucket does not exist, older code")
              .advice(Advice.CHECK_BUCKET),
          row("InvalidBucketName", SETUP, "the bucket's name is invalid")
              .advice(Advice.CHECK_BUCKET),
          row("TenantNotFound", SETUP, "the project does not exist").advice(Advice.ANOTHER_SERVER),
          row("InvalidJWT", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("AccessDenied", SETUP, "the key lacks the permission").advice(Advice.CHECK_KEY),
          row("Unauthorized", SETUP, "the key lacks the permission, older code")
              .advice(Advice.CHECK_KEY),
          row("InvalidSignature", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("SignatureDoesNotMatch", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("InvalidUploadSignature", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("ExpiredToken", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("S3InvalidAccessKeyId", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("InvalidMimeType", SETUP, "the bucket rejects files of this type")
              .advice(Advice.ANY_MEDIA_TYPE),
          row("invalid_mime_type", SETUP, "the bucket rejects files of this type, older code")
              .advice(Advice.ANY_MEDIA_TYPE),
          row("FeatureNotEnabled", SETUP, "the project does not have this feature")
              .advice(Advice.ANOTHER_SERVER),
          row("NotSupported", SETUP, "the project does not have this feature")
              .advice(Advice.ANOTHER_SERVER),
          row("InvalidKey", BOOK, "an object key that Storage rejects"),
          row("EntityTooLarge", TOO_LARGE, "larger than the bucket or the project allows")
              .advice(Advice.RAISE_LIMIT),
          row("Payload too large", TOO_LARGE, "larger than the bucket allows, older code")
              .advice(Advice.RAISE_LIMIT));

  private StorageFaults() {}

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.STORAGE, code, kind, meaning);
  }
}
