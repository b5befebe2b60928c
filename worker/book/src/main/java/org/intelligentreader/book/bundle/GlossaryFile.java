package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.Sense;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.interruption.Interruption;

/// `glossary.<language>.json.gz`: what the words of the book mean, with what the dictionary's
/// licence asks for.
///
/// Schema: `docs/schemas/glossary.schema.json`.
record GlossaryFile(String bookId, String language, Glossary glossary) {
  private static final String GLOSSES_LANGUAGE = "en";

  /// Its name in the bundle.
  String name() {
    return "glossary." + Locale.forLanguageTag(language).getLanguage() + ".json.gz";
  }

  /// Writes it to `path` entry by entry, so that it is never held in memory.
  BundleFile write(Path path) throws IOException {
    try (var json = JsonWriter.generator(JsonWriter.gzip(Files.newOutputStream(path)))) {
      write(json);
    }
    return new BundleFile(
        name(), BundleFile.GZIP, Files.size(path), () -> Files.newInputStream(path));
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "1");
    json.writeStringField("bookId", bookId);
    json.writeStringField("language", language);
    json.writeStringField("glossesLanguage", GLOSSES_LANGUAGE);
    writeSource(json);
    json.writeArrayFieldStart("entries");
    glossary.entries((entry, readings) -> writeEntry(json, entry, readings));
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The licence wants to be named wherever entries are shown.
  private void writeSource(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("source");
    json.writeStringField("name", "JMdict/EDICT");
    json.writeStringField("version", glossary.source().orElseThrow());
    json.writeStringField("owner", "Electronic Dictionary Research and Development Group");
    json.writeStringField("licence", "CC BY-SA 3.0");
    json.writeStringField("licenceUrl", "https://www.edrdg.org/edrdg/licence.html");
    json.writeStringField(
        "acknowledgement",
        "This file uses the JMdict/EDICT dictionary files. These files are the property of the"
            + " Electronic Dictionary Research and Development Group, and are used in conformance"
            + " with the Group's licence. The same licence holds for this file.");
    json.writeEndObject();
  }

  private static void writeEntry(JsonGenerator json, Entry entry, List<String> readings)
      throws IOException {
    Interruption.check();
    json.writeStartObject();
    json.writeStringField("headword", entry.headword());
    writeStrings(json, "readings", readings);
    if (entry.common()) {
      json.writeBooleanField("common", true);
    }
    writeSome(json, "marks", Sense.formMarks(entry));
    json.writeArrayFieldStart("senses");
    for (var sense : Sense.of(entry)) {
      json.writeStartObject();
      writeSome(json, "pos", sense.partsOfSpeech());
      writeSome(json, "marks", sense.marks());
      writeStrings(json, "glosses", sense.glosses());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// Left out when there are none.
  private static void writeSome(JsonGenerator json, String field, List<String> strings)
      throws IOException {
    if (!strings.isEmpty()) {
      writeStrings(json, field, strings);
    }
  }

  private static void writeStrings(JsonGenerator json, String field, List<String> strings)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (var string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }
}
