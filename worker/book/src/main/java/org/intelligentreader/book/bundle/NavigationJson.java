package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.intelligentreader.book.model.Navigation;

/// The manifest's `toc`, `landmarks` and `pages`. Schema: `docs/schemas/manifest.schema.json`.
record NavigationJson(Navigation navigation) {
  void write(JsonGenerator json) throws IOException {
    writeToc(json, navigation.toc());
    json.writeArrayFieldStart("landmarks");
    for (var landmark : navigation.landmarks()) {
      json.writeStartObject();
      json.writeStringField("type", landmark.type());
      json.writeStringField("title", landmark.title());
      json.writeStringField("target", landmark.target());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("pages");
    for (var page : navigation.pages()) {
      json.writeStartObject();
      json.writeStringField("label", page.label());
      json.writeStringField("target", page.target());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeToc(JsonGenerator json, List<Navigation.Entry> entries)
      throws IOException {
    json.writeArrayFieldStart("toc");
    for (var entry : entries) {
      json.writeStartObject();
      json.writeStringField("title", entry.title());
      json.writeNumberField("level", entry.level());
      JsonWriter.optional(json, "target", entry.target());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
