package org.intelligentreader.book.source.format.picture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.draft.Draft;

/// What mokuro read from the pictures of a manga: a file for all of them (`.mokuro`), or one for
/// each (`_ocr/page.json`).
///
/// Source: <https://github.com/kha-white/mokuro> (its files: `pages`, `img_path`, `blocks`,
/// `lines`).
final class Mokuro {
  private static final int DEEPEST = 50;

  private static final Pattern JSON = Pattern.compile("(?i).*\\.(?:json|mokuro|html)");

  private final Draft draft;
  private final Map<String, List<String>> texts = new HashMap<>();

  private Mokuro(Draft draft) {
    this.draft = draft;
  }

  /// The lines of each picture by its path; empty when no file is of this kind.
  static Optional<Map<String, List<String>>> read(List<String> paths, Draft draft)
      throws BadBookException {
    var one = new Mokuro(draft);
    var found = false;
    for (var path : paths) {
      var start =
          new String(draft.files().start(path, 4096), java.nio.charset.StandardCharsets.UTF_8)
              .strip();
      if (start.startsWith("{")
          && (start.contains("\"blocks\"")
              || start.contains("\"mokuro\"")
              || start.contains("\"pages\""))) {
        found = true;
        one.file(path);
      }
    }
    return found ? Optional.of(one.texts) : Optional.empty();
  }

  private void file(String path) throws BadBookException {
    var bytes = draft.files().read(path);
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    try (var json = factory.createParser(bytes)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        object(json, path, path.replaceFirst("\\.json$", ""));
      }
    } catch (IOException e) {
      draft.warn(Code.ENTRY_DAMAGED, path, "no valid JSON; what was read before is used");
    }
  }

  /// A page, or a file of pages.
  private void object(JsonParser json, String path, String picture) throws IOException {
    var image = picture;
    var lines = new ArrayList<String>();
    try {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        var value = json.nextToken();
        if (name.equals("img_path") && value == JsonToken.VALUE_STRING) {
          image = json.getText();
        } else if (name.equals("blocks") && value == JsonToken.START_ARRAY) {
          blocks(json, lines);
        } else if (name.equals("pages") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            object(json, path, "");
          }
        } else {
          json.skipChildren();
        }
      }
    } finally {
      put(path, image, lines);
    }
  }

  private void put(String path, String image, List<String> lines) {
    if (!lines.isEmpty() && !image.isEmpty()) {
      find(path, image).ifPresent(file -> texts.put(file, List.copyOf(lines)));
    }
  }

  /// The picture of that name beside the file, or anywhere; people also turn pictures into another
  /// format afterwards, and write endings in capitals.
  private Optional<String> find(String path, String image) {
    var name =
        "/" + image.replace('\\', '/').replaceFirst("^\\./", "").replaceFirst("^(?:.*/)?_ocr/", "");
    var paths = draft.files().paths();
    return paths.stream()
        .filter(file -> ("/" + file).endsWith(name))
        .findFirst()
        .or(() -> ofStem(path, name.toLowerCase(Locale.ROOT)))
        .or(() -> ofStem(path, stem(name)));
  }

  private Optional<String> ofStem(String path, String stem) {
    return draft.files().paths().stream()
        .filter(file -> !file.equals(path) && !JSON.matcher(file).matches())
        .filter(file -> stem("/" + file).endsWith(stem))
        .findFirst();
  }

  private static String stem(String file) {
    return file.replaceFirst("\\.[^./]*$", "").toLowerCase(Locale.ROOT);
  }

  private static void blocks(JsonParser json, List<String> texts) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals("lines")) {
          texts.add(lines(json));
        } else {
          json.skipChildren();
        }
      }
    }
  }

  /// The lines of a speech bubble are one text.
  private static String lines(JsonParser json) throws IOException {
    var text = new StringBuilder();
    for (var token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      if (token == JsonToken.VALUE_STRING) {
        text.append(json.getText());
      } else {
        json.skipChildren();
      }
    }
    return text.toString();
  }
}
