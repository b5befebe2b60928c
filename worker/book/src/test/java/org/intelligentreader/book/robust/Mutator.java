package org.intelligentreader.book.robust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.intelligentreader.book.fixture.EpubFixture;

/// Breaks a book in one of the ways in which books get broken: in its bytes, in the structure of
/// its archive, or in the structure of its markup. The same seed breaks it in the same way.
final class Mutator {
  private static final Pattern TAG = Pattern.compile("<[^<>]{1,400}>");
  private static final Pattern VALUE = Pattern.compile("['\"][^'\"<>]{0,200}['\"]");
  private static final List<String> ODD =
      List.of(
          "",
          "&",
          "&#0;",
          "&#xD800;",
          "&nobody;",
          "<",
          "]]>",
          "<![CDATA[",
          "<!--",
          "<?x",
          "\0",
          "\uFFFE",
          "../../x",
          "%",
          "%zz",
          "#",
          "?",
          "data:,",
          "javascript:x",
          "-1",
          "99999999999",
          "\u3042".repeat(300),
          "<ruby>",
          "</ruby>",
          "<rt>",
          "<svg>",
          "<math>",
          "<table>",
          "</body>",
          "<br/>",
          "<p hidden=''>",
          "<div style='display:none'>",
          "<!DOCTYPE x [",
          "<epub:switch>");

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  byte[] mutate(byte[] epub) throws IOException {
    return switch (random.nextInt(3)) {
      case 0 -> bytes(epub.clone());
      case 1 -> EpubFixture.zip(structure(unzip(epub)));
      default -> EpubFixture.zip(markup(unzip(epub)));
    };
  }

  private byte[] bytes(byte[] epub) {
    if (epub.length == 0 || random.nextInt(10) == 0) {
      return Arrays.copyOf(epub, random.nextInt(epub.length + 1));
    }
    var flips = 1 + random.nextInt(20);
    for (var i = 0; i < flips; i++) {
      epub[place(epub.length)] = (byte) random.nextInt(256);
    }
    return epub;
  }

  /// Half of the damage goes to the directory at the end, which is where archives break.
  private int place(int length) {
    var tail = Math.min(length, 2000);
    return random.nextBoolean() ? random.nextInt(length) : length - 1 - random.nextInt(tail);
  }

  private Map<String, byte[]> structure(Map<String, byte[]> files) {
    var names = new ArrayList<>(files.keySet());
    if (names.isEmpty()) {
      return files;
    }
    var one = names.get(random.nextInt(names.size()));
    var other = names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> files.remove(one);
      case 1 -> files.put(one, files.getOrDefault(other, new byte[0]));
      case 2 -> files.put(one.toUpperCase(java.util.Locale.ROOT), take(files, one));
      case 3 -> files.put("x/" + one, take(files, one));
      default -> files.put(one, bytes(files.getOrDefault(one, new byte[0]).clone()));
    }
    return files;
  }

  private static byte[] take(Map<String, byte[]> files, String name) {
    return files.containsKey(name) ? files.remove(name) : new byte[0];
  }

  private Map<String, byte[]> markup(Map<String, byte[]> files) {
    var names =
        files.keySet().stream()
            .filter(name -> name.matches(".*\\.(x?html?|opf|ncx|xml|css|svg)"))
            .toList();
    if (names.isEmpty()) {
      return files;
    }
    var name = names.get(random.nextInt(names.size()));
    var text = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    var times = 1 + random.nextInt(4);
    for (var i = 0; i < times; i++) {
      text = changed(text);
    }
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private String changed(String text) {
    var odd = ODD.get(random.nextInt(ODD.size()));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(text, TAG, "");
      case 1 -> replaced(text, TAG, odd);
      case 2 -> replaced(text, VALUE, "'" + odd + "'");
      case 3 -> replaced(text, TAG, "<div>".repeat(1 + random.nextInt(700)));
      case 4 -> doubled(text);
      default -> {
        var at = random.nextInt(text.length() + 1);
        yield text.substring(0, at) + odd + text.substring(at);
      }
    };
  }

  private String replaced(String text, Pattern pattern, String by) {
    var matcher = pattern.matcher(text);
    var found = matcher.find(random.nextInt(text.length() + 1));
    return found ? text.substring(0, matcher.start()) + by + text.substring(matcher.end()) : text;
  }

  private String doubled(String text) {
    var from = random.nextInt(text.length() + 1);
    var part = text.substring(from, Math.min(text.length(), from + random.nextInt(2000)));
    return text.substring(0, from) + part + text.substring(from);
  }

  private static Map<String, byte[]> unzip(byte[] epub) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }
}
