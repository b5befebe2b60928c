package org.intelligentreader.local.page;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The Japanese-English dictionary EDICT, as the Debian package `edict` installs it: a line each,
/// `headword [reading] /(part of speech) gloss/gloss/`. Read at the first question.
public final class Edict {
  /// Where the package puts it.
  public static final Path INSTALLED = Path.of("/usr/share/edict/edict");

  private static final Pattern LINE = Pattern.compile("(\\S+) (?:\\[([^\\]]+)\\] )?/(.*)/");

  /// One entry as it stands in the file. `common` marks words of newspapers and schools.
  public record Entry(String headword, String reading, List<String> glosses, boolean common) {}

  private final Path file;
  private Map<String, List<String>> lines = Map.of();

  Edict(Path file) {
    this.file = file;
  }

  boolean isInstalled() {
    return Files.isReadable(file);
  }

  /// The entries under a headword; those with that reading, in hiragana, when there are any. A word
  /// in kana is found by its headword alone. The common ones come first.
  List<Entry> find(String headword, String reading) throws IOException {
    load();
    var entries =
        lines.getOrDefault(headword, List.of()).stream()
            .map(Edict::entry)
            .sorted((a, b) -> Boolean.compare(b.common(), a.common()))
            .toList();
    var exact = entries.stream().filter(entry -> entry.reading().equals(reading)).toList();
    return exact.isEmpty() ? entries : exact;
  }

  private synchronized void load() throws IOException {
    if (!lines.isEmpty() || !isInstalled()) {
      return;
    }
    var index = new HashMap<String, List<String>>();
    try (var text = Files.newBufferedReader(file, Charset.forName("EUC-JP"))) {
      // The first line is the file's own title.
      for (var line = text.readLine(); line != null; line = text.readLine()) {
        var blank = line.indexOf(' ');
        if (blank > 0) {
          index.computeIfAbsent(line.substring(0, blank), _ -> new ArrayList<>(1)).add(line);
        }
      }
    }
    lines = index;
  }

  private static Entry entry(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return new Entry(line, "", List.of(), false);
    }
    var reading = matcher.group(2) == null ? "" : matcher.group(2);
    var glosses = new ArrayList<>(List.of(matcher.group(3).split("/")));
    var common = glosses.remove("(P)");
    return new Entry(matcher.group(1), reading, glosses, common);
  }
}
