package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// The manifest's `stats`: sizes of the book. `characters` counts code points that are not white
/// space.
public record BookStats(
    int chapters, long characters, long words, int distinctWords, int pictures) {
  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("stats");
    json.writeNumberField("chapters", chapters);
    json.writeNumberField("characters", characters);
    json.writeNumberField("words", words);
    json.writeNumberField("distinctWords", distinctWords);
    json.writeNumberField("pictures", pictures);
    json.writeEndObject();
  }
}
