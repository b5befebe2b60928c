package org.intelligentreader.book.language.japanese;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.model.Span;

/// Reference data: paragraphs with one item a line, columns as the file's own README tells.
record Gold(String text, List<Item> items) {

  /// One annotated span; `columns` are those after start and end.
  record Item(Span span, List<String> columns) {
    String column(int index) {
      return index < columns.size() ? columns.get(index) : "";
    }
  }

  static List<Gold> read(Path file) throws IOException {
    var paragraphs = new ArrayList<Gold>();
    for (var line : Files.readAllLines(file)) {
      var fields = line.split("\t", -1);
      if (line.startsWith("#\t")) {
        paragraphs.add(new Gold(line.substring(2), new ArrayList<>()));
      } else if (fields.length > 2) {
        var span = new Span(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
        paragraphs.getLast().items().add(new Item(span, List.of(fields).subList(2, fields.length)));
      }
    }
    return paragraphs;
  }
}
