package org.intelligentreader.book.source.epub.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// A reference inside the book: a path and a fragment, both as written.
///
/// Source: EPUB 3.3, section 4.2.5 (URLs in the OCF abstract container).
public record Href(String path, String fragment) {
  private static final Pattern REMOTE =
      Pattern.compile("[a-z][a-z0-9+.-]+:|//", Pattern.CASE_INSENSITIVE);

  /// Splits a reference; a query string is dropped, since files have none, and so is a text
  /// fragment (`#id:~:text=…`), which only marks words.
  public static Href parse(String reference) {
    var trimmed = reference.strip();
    var hash = trimmed.indexOf('#');
    var path = hash < 0 ? trimmed : trimmed.substring(0, hash);
    var fragment = hash < 0 ? "" : trimmed.substring(hash + 1);
    var query = path.indexOf('?');
    var directive = fragment.indexOf(":~:");
    return new Href(
        query < 0 ? path : path.substring(0, query),
        directive < 0 ? fragment : fragment.substring(0, directive));
  }

  /// True when the reference leaves the book (`https:`, `mailto:` …).
  public static boolean isRemote(String reference) {
    return REMOTE.matcher(reference.strip()).lookingAt();
  }

  /// `path` as seen from the file `base`, with `.` and `..` resolved; never above the root.
  public static String resolve(String base, String path) {
    if (path.isEmpty()) {
      return base;
    }
    var full = path.startsWith("/") ? path.substring(1) : folder(base) + path;
    var parts = new ArrayDeque<String>();
    for (var part : full.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> parts.pollLast();
        default -> parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /// Percent-decoded as UTF-8; a `%` that starts no escape stays as it is.
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    for (var i = 0; i < bytes.length; i++) {
      var high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      var low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
