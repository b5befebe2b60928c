package org.intelligentreader.book.wording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a file of the catalogue: an entry is its code in brackets and a line for each text, `name
/// = text`. The line `parameters` lists names with types, `value: number, where: place`. Lines that
/// start with `#` are comments.
final class WordingFile {
  private static final String PARAMETERS = "parameters";

  private WordingFile() {}

  static Map<String, WordingEntry> parse(String text) {
    var entries = new LinkedHashMap<String, WordingEntry>();
    for (var block : blocks(text)) {
      var entry = entry(block);
      if (entries.put(entry.code(), entry) != null) {
        throw new IllegalArgumentException(entry.code() + " is there twice");
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  private static List<List<String>> blocks(String text) {
    var blocks = new ArrayList<List<String>>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          if (line.startsWith("[")) {
            blocks.add(new ArrayList<>());
          }
          blocks.getLast().add(line);
        });
    return blocks;
  }

  private static WordingEntry entry(List<String> block) {
    var code = block.getFirst().substring(1, block.getFirst().length() - 1);
    var texts = new LinkedHashMap<String, String>();
    for (var line : block.subList(1, block.size())) {
      var equals = line.indexOf(" = ");
      if (equals < 0 || texts.put(line.substring(0, equals), line.substring(equals + 3)) != null) {
        throw new IllegalArgumentException("a line of " + code + " cannot be read: " + line);
      }
    }
    var parameters = parameters(texts.getOrDefault(PARAMETERS, ""));
    texts.remove(PARAMETERS);
    return new WordingEntry(code, parameters, Collections.unmodifiableMap(texts));
  }

  private static Map<String, ParameterType> parameters(String list) {
    var parameters = new LinkedHashMap<String, ParameterType>();
    for (var item : list.isEmpty() ? new String[0] : list.split(", ", -1)) {
      var colon = item.indexOf(": ");
      parameters.put(item.substring(0, colon), ParameterType.named(item.substring(colon + 2)));
    }
    return Collections.unmodifiableMap(parameters);
  }
}
