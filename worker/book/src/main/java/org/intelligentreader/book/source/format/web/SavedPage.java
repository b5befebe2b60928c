package org.intelligentreader.book.source.format.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.Draft;

/// A web page in one file with its pictures, as browsers save it (MHTML).
///
/// Source: RFC 2557, RFC 2045 (encodings), RFC 2046 (parts).
public final class SavedPage {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=\"?([^\";\\r\\n]{1,100})\"?");
  private static final Pattern FOLDED = Pattern.compile("\\r?\\n[ \\t]+");
  private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
  private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\r?\\n");
  private static final int LONGEST_HEAD = 10_000;
  private static final int MOST_PARTS = 1000;

  private record Part(Map<String, String> head, String body) {
    String value(String name) {
      return head.getOrDefault(name, "");
    }

    boolean isPage() {
      var type = value("content-type").toLowerCase(Locale.ROOT);
      return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    byte[] bytes() {
      return switch (value("content-transfer-encoding").toLowerCase(Locale.ROOT)) {
        case "base64" -> Base64.getMimeDecoder().decode(unpadded(body));
        case "quoted-printable" -> unquoted(SOFT_BREAK.matcher(body).replaceAll(""));
        default -> body.getBytes(ISO_8859_1);
      };
    }
  }

  private SavedPage() {}

  /// Adds the page to `draft`; false when the file has none.
  public static boolean read(byte[] bytes, String path, Draft draft) throws BadBookException {
    var parts = parts(new String(bytes, ISO_8859_1));
    var page = parts.stream().filter(Part::isPage).findFirst();
    if (page.isEmpty()) {
      return false;
    }
    var html = new String(page.get().bytes(), ISO_8859_1);
    for (var i = 0; i < parts.size(); i++) {
      Interruption.check();
      var part = parts.get(i);
      if (part.value("content-type").toLowerCase(Locale.ROOT).startsWith("image/")) {
        var name = "saved-picture-" + i;
        var pointed = pointed(html, part, name);
        if (!pointed.equals(html)) {
          draft.picture(name, part.bytes());
          html = pointed;
        }
      }
    }
    WebBook.read(html.getBytes(ISO_8859_1), path, draft);
    return true;
  }

  /// The page with its references to a picture pointing to `name`.
  private static String pointed(String html, Part part, String name) {
    var changed = html;
    var id = part.value("content-id").replaceAll("[<>]", "");
    for (var place : List.of(part.value("content-location"), id.isEmpty() ? "" : "cid:" + id)) {
      if (!place.isEmpty()) {
        changed = changed.replace('"' + place + '"', '"' + name + '"');
        changed = changed.replace('"' + place.replace("&", "&amp;") + '"', '"' + name + '"');
      }
    }
    return changed;
  }

  private static List<Part> parts(String file) {
    var head = file.substring(0, Math.min(file.length(), LONGEST_HEAD));
    var boundary = BOUNDARY.matcher(FOLDED.matcher(head).replaceAll(" "));
    if (!boundary.find()) {
      return List.of();
    }
    var parts = new ArrayList<Part>();
    var mark = "--" + boundary.group(1);
    var start = file.indexOf(mark);
    while (start >= 0 && parts.size() < MOST_PARTS) {
      Interruption.check();
      var from = start + mark.length();
      start = file.indexOf(mark, from);
      part(file.substring(from, start < 0 ? file.length() : start)).ifPresent(parts::add);
    }
    return parts;
  }

  private static Optional<Part> part(String text) {
    var blank = BLANK_LINE.matcher(text.substring(0, Math.min(text.length(), LONGEST_HEAD)));
    if (!blank.find()) {
      return Optional.empty();
    }
    var head = new HashMap<String, String>();
    FOLDED
        .matcher(text.substring(0, blank.start()))
        .replaceAll(" ")
        .lines()
        .forEach(line -> {
          var colon = line.indexOf(':');
          if (colon > 0) {
            head.put(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                line.substring(colon + 1).strip());
          }
        });
    return Optional.of(new Part(head, text.substring(blank.end()).replaceAll("\\r?\\n$", "")));
  }

  /// Whole groups of four letters: a cut file ends anywhere.
  private static String unpadded(String body) {
    var letters = body.replaceAll("[^A-Za-z0-9+/]", "");
    return letters.length() % 4 == 1 ? letters.substring(0, letters.length() - 1) : letters;
  }

  private static byte[] unquoted(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (var i = 0; i < text.length(); i++) {
      var high = text.charAt(i) == '=' && i + 2 < text.length() ? digit(text, i + 1) : -1;
      var low = high < 0 ? -1 : digit(text, i + 2);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private static int digit(String text, int at) {
    return Character.digit(text.charAt(at), 16);
  }
}
