package org.intelligentreader.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The document whose tables the bench writes, each between `<!-- bench:NAME -->` and `<!-- end
/// -->`.
record Document(Path file) {
  private static final String END = "<!-- end -->";

  void replace(String name, List<String> lines) throws IOException {
    var text = Files.readString(file);
    var mark = "<!-- bench:" + name + " -->\n";
    var start = text.indexOf(mark);
    var end = text.indexOf(END, start);
    if (start < 0 || end < 0) {
      throw new IOException(
          file + " has no place for " + name + ": '" + mark.strip() + "' … '" + END + "'");
    }
    var body = mark + String.join("\n", lines) + "\n";
    Files.writeString(file, text.substring(0, start) + body + text.substring(end));
  }
}
