package org.intelligentreader.book.language.overrides;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.Remark;

/// Reads `overrides.json`. An entry that makes no sense is left out with a remark; a file that is
/// no JSON is left out whole.
final class OverridesReader {
  private static final int MOST = 5000;
  private static final Set<String> FIELDS =
      Set.of("chapter", "before", "text", "after", "words", "reading", "lemma", "note");

  private final List<Correction> corrections = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private int entries;

  /// Empty when the file could be read; else why not.
  Optional<String> read(String json) {
    try (var parser = new JsonFactory().createParser(json)) {
      return file(parser);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      return Optional.of("it is not valid JSON" + where + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Correction> corrections() {
    return corrections;
  }

  List<Remark> remarks() {
    return remarks;
  }

  private Optional<String> file(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.of("it must be a JSON object with a list \"overrides\"");
    }
    var version = "1";
    var found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var token = parser.nextToken();
      if (name.equals("version")) {
        version = parser.getText();
      } else if (name.equals("overrides") && token == JsonToken.START_ARRAY) {
        found = true;
        entries(parser);
      }
      parser.skipChildren();
    }
    if (!version.equals("1")) {
      return Optional.of("its version is '" + version + "', and this worker reads version '1'");
    }
    return found ? Optional.empty() : Optional.of("it has no list \"overrides\"");
  }

  private void entries(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      entries++;
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        ignored("it is not a JSON object");
      } else {
        entry(parser);
      }
    }
  }

  private void entry(JsonParser parser) throws IOException {
    var fields = new HashMap<String, String>();
    var words = new ArrayList<Map<String, String>>();
    fields(parser, fields, words);
    if (corrections.size() == MOST) {
      ignored("only the first " + MOST + " entries are used");
      return;
    }
    var problem = problem(fields, words);
    if (problem.isPresent()) {
      ignored(problem.get());
      return;
    }
    try {
      corrections.add(correction(fields, words));
    } catch (IllegalArgumentException e) {
      ignored(String.valueOf(e.getMessage()));
    }
  }

  private Correction correction(Map<String, String> fields, List<Map<String, String>> words) {
    var anchor =
        new Correction.Anchor(
            text(fields, "chapter"),
            fields.getOrDefault("before", ""),
            fields.getOrDefault("text", ""),
            fields.getOrDefault("after", ""));
    var said = words.isEmpty() ? List.of(fields) : words;
    return new Correction(entries, anchor, said.stream().map(OverridesReader::word).toList());
  }

  private static Correction.Word word(Map<String, String> fields) {
    return new Correction.Word(
        fields.getOrDefault("text", ""), text(fields, "reading"), text(fields, "lemma"));
  }

  private static Optional<String> problem(
      Map<String, String> fields, List<Map<String, String>> words) {
    var unknown = fields.keySet().stream().filter(field -> !FIELDS.contains(field)).findFirst();
    if (unknown.isPresent()) {
      return Optional.of("it has a field \"" + unknown.get() + "\" that is not known");
    }
    if (fields.getOrDefault("text", "").isEmpty()) {
      return Optional.of("it has no \"text\"");
    }
    var says = fields.containsKey("reading") || fields.containsKey("lemma");
    if (says && !words.isEmpty()) {
      return Optional.of(
          "it has \"words\" beside \"reading\" or \"lemma\"; give them to the words");
    }
    if (words.stream().anyMatch(word -> word.getOrDefault("text", "").isEmpty())) {
      return Optional.of("one of its words has no \"text\"");
    }
    return says || !words.isEmpty()
        ? Optional.empty()
        : Optional.of("it has neither \"words\" nor \"reading\" nor \"lemma\"");
  }

  private static Optional<String> text(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  /// Strings go into `fields`, the list "words" into `words`; anything else counts as an unknown
  /// field.
  private static void fields(
      JsonParser parser, Map<String, String> fields, List<Map<String, String>> words)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var value = parser.nextToken();
      if (name.equals("words") && value == JsonToken.START_ARRAY) {
        words(parser, words);
      } else if (value == JsonToken.VALUE_STRING) {
        fields.put(name, parser.getText());
      } else {
        parser.skipChildren();
        fields.put(name + " (which is not text)", "");
      }
    }
  }

  private static void words(JsonParser parser, List<Map<String, String>> words) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var word = new HashMap<String, String>();
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        fields(parser, word, new ArrayList<>());
      } else {
        parser.skipChildren();
      }
      words.add(word);
    }
  }

  private void ignored(String why) {
    remarks.add(
        new Remark(
            Remark.Kind.OVERRIDE_IGNORED,
            "overrides.json, entry " + entries,
            why + "; the entry was left out"));
  }
}
