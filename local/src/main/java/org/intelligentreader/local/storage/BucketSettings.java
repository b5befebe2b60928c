package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.HttpError;

/// What a bucket takes: how large its objects may be, and of which types.
///
/// Source: <https://supabase.com/docs/guides/storage/buckets/creating-buckets#restricting-uploads>.
final class BucketSettings {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([KMG]?B)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern TYPE =
      Pattern.compile("[\\w.+-]{1,200}/(?:[\\w.+-]{1,200}(?:;\\s*charset=[\\w-]{1,100})?|\\*)|\\*");

  private BucketSettings() {}

  /// The limit in bytes as a text for SQL, or an empty text where nothing limits. `"1KB"` means
  /// 1,000 bytes.
  static String size(JsonNode limit) throws HttpError {
    if (limit.isNull() || limit.isMissingNode()) {
      return "";
    }
    var matcher = SIZE.matcher(limit.asText(""));
    if (!matcher.matches()) {
      throw HttpError.storage(
          400,
          "InvalidRequest",
          "Invalid file size format, hint: use 20GB / 20MB / 30KB / 3B",
          "InvalidRequest");
    }
    var unit = Optional.ofNullable(matcher.group(2)).orElse("B").toUpperCase(Locale.ROOT);
    var factor =
        switch (unit) {
          case "KB" -> 1_000L;
          case "MB" -> 1_000_000L;
          case "GB" -> 1_000_000_000L;
          default -> 1L;
        };
    var bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor)).toBigInteger();
    if (bytes.bitLength() >= Long.SIZE || bytes.longValue() > Upload.SERVER_LIMIT) {
      throw Upload.tooLarge();
    }
    return bytes.toString();
  }

  /// A JSON array, or null where every type is taken.
  static String types(JsonNode types) throws HttpError {
    for (var type : types) {
      if (!TYPE.matcher(type.asText("")).matches()) {
        throw HttpError.storage(
            415,
            "invalid_mime_type",
            "mime type " + type.asText("") + " is not supported",
            "InvalidMimeType");
      }
    }
    return types.isArray() ? types.toString() : "null";
  }
}
