package org.intelligentreader.app.storage.supabase;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Keys of objects as Storage takes them, and as they stand in the path of a URL.
public final class ObjectKey {
  /// [Storage's own list](https://supabase.com/docs/guides/storage/debugging/error-codes): letters
  /// and digits of ASCII, and these.
  private static final String ALLOWED = "_/!.*'() &$@=;:+,?-";

  private static final String UNRESERVED = "-._~/";
  private static final int LONGEST = 1024;

  private ObjectKey() {}

  /// What is wrong with a key, in words; empty for one that Storage takes.
  public static Optional<String> problem(String key) {
    if (!hasPath(key)) {
      return Optional.of(
          "is empty, too long, or has empty segments, dot segments or invisible characters");
    }
    return key.codePoints()
        .filter(c -> !isAsciiLetterOrDigit(c) && ALLOWED.indexOf(c) < 0)
        .mapToObj(
            c -> "contains the character '" + Character.toString(c) + "', which Storage rejects")
        .findFirst();
  }

  /// True when a URL can lead to the key, whatever Storage says of it.
  static boolean hasPath(String key) {
    return !key.isEmpty()
        && key.length() <= LONGEST
        && List.of(key.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
        && key.codePoints()
            .noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
  }

  /// Percent-encoded, but for the slashes.
  static String encoded(String key) {
    var path = new StringBuilder();
    for (var octet : key.getBytes(StandardCharsets.UTF_8)) {
      var c = octet & 0xFF;
      if (isAsciiLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
        path.append((char) c);
      } else {
        path.append("%%%02X".formatted(c));
      }
    }
    return path.toString();
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
