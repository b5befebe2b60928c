package org.intelligentreader.book.source.epub.publication;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a file is: its declared media type, checked against its name and, where the two do not
/// agree, against its first bytes.
final class MediaTypes {
  static final String XHTML = "application/xhtml+xml";
  static final String UNKNOWN = "application/octet-stream";

  /// How many bytes [#seen] wants to see.
  static final int ENOUGH = 1024;

  private static final String SVG = "image/svg+xml";

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("xhtml", XHTML),
          Map.entry("html", XHTML),
          Map.entry("htm", XHTML),
          Map.entry("xht", XHTML),
          Map.entry("svg", SVG),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("avif", "image/avif"));

  private static final Set<String> PAGES = Set.of(XHTML, "text/html", "text/x-oeb1-document");

  /// The first bytes of pictures, each byte as one char; `.` stands for any.
  private static final Map<Pattern, String> MAGIC =
      Map.of(
          magic("\u00FF\u00D8\u00FF"), "image/jpeg",
          magic("\u0089PNG"), "image/png",
          magic("GIF8"), "image/gif",
          magic("RIFF....WEBP"), "image/webp",
          magic("BM....\0\0\0\0"), "image/bmp",
          magic("....ftypavi[fs]"), "image/avif");

  private static final Pattern PAGE =
      Pattern.compile("\\s*<.*<?(html|body|xhtml)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DRAWING =
      Pattern.compile("\\s*<.*\\bsvg\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private MediaTypes() {}

  private static Pattern magic(String bytes) {
    return Pattern.compile(bytes, Pattern.DOTALL);
  }

  /// Without parameters, in lower case.
  static String normal(String declared) {
    return declared.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  static String byName(String path) {
    var extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
  }

  /// True when a file of that name is hardly what its declared type says.
  static boolean isDoubtful(String declared, String path) {
    var named = byName(path);
    return !named.equals(UNKNOWN) && !kind(named).equals(kind(declared));
  }

  /// Pages are one kind and pictures another; drawings are both.
  private static String kind(String type) {
    if (PAGES.contains(type)) {
      return XHTML;
    }
    return type.startsWith("image/") && !type.equals(SVG) ? "image" : type;
  }

  /// What the first bytes show, if they show it.
  static Optional<String> seen(byte[] start) {
    var bytes = new String(start, StandardCharsets.ISO_8859_1);
    for (var picture : MAGIC.entrySet()) {
      if (picture.getKey().matcher(bytes).lookingAt()) {
        return Optional.of(picture.getValue());
      }
    }
    var text = bytes.replaceAll("[\0\u00EF\u00BB\u00BF\u00FE\u00FF]", "");
    if (PAGE.matcher(text).matches()) {
      return Optional.of(XHTML);
    }
    return DRAWING.matcher(text).matches() ? Optional.of(SVG) : Optional.empty();
  }

  /// True for a picture that every browser shows.
  static boolean isShownPicture(String type) {
    return type.startsWith("image/") && BY_EXTENSION.containsValue(type);
  }
}
