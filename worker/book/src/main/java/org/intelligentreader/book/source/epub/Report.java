package org.intelligentreader.book.source.epub;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.book.problem.BookWarning;
import org.intelligentreader.book.text.PlainText;

/// `report.json`: what was odd, where, and what was done. Schema:
/// `docs/schemas/report.schema.json`.
final class Report {
  private Report() {}

  static byte[] json(List<BookWarning> warnings) {
    var bytes = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("version", "1");
      json.writeArrayFieldStart("warnings");
      for (var warning : warnings) {
        json.writeStartObject();
        json.writeStringField(
            "code", warning.code().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringField("where", PlainText.of(warning.where()));
        json.writeStringField("done", PlainText.of(warning.done()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
