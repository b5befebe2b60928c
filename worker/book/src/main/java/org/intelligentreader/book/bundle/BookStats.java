package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.intelligentreader.book.vocabulary.TextStatistics;

/// The manifest's `stats`: sizes of the book, so that a shelf of books can show them without
/// loading a vocabulary.
public record BookStats(int chapters, int pictures, TextStatistics text) {
  /// Code points that are not white space.
  public long characters() {
    return text.sizes().characters();
  }

  /// Running words.
  public long words() {
    return text.sizes().words();
  }

  public int distinctWords() {
    return text.distinctWords();
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("stats");
    json.writeNumberField("chapters", chapters);
    json.writeNumberField("characters", characters());
    json.writeNumberField("words", words());
    json.writeNumberField("distinctWords", distinctWords());
    json.writeNumberField("pictures", pictures);
    if (text.kanji().all().distinct() > 0) {
      json.writeNumberField("distinctKanji", text.kanji().all().distinct());
    }
    if (text.difficulty().isPresent()) {
      json.writeNumberField("difficulty", text.difficulty().get());
    }
    json.writeEndObject();
  }
}
