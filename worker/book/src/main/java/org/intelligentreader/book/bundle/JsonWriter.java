package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.intelligentreader.book.text.PlainText;

/// JSON by streaming: keys come in the order of the calls, so the same book gives the same bytes.
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  /// Writes into a generator.
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] gzipped(Body body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var json = generator(gzip(bytes))) {
      body.write(json);
    }
    return bytes.toByteArray();
  }

  static OutputStream gzip(OutputStream out) throws IOException {
    return new Gzip(out);
  }

  /// Its text can be kept by every reader and every database; see [PlainText].
  static JsonGenerator generator(OutputStream out) throws IOException {
    return new PlainGenerator(FACTORY.createGenerator(out));
  }

  static void optional(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }

  /// A field that v1 wants to be there even when empty: a string or null.
  static void nullable(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    json.writeFieldName(field);
    if (value.isPresent()) {
      json.writeString(value.get());
    } else {
      json.writeNull();
    }
  }

  /// Half a surrogate pair would stop the generator in the middle of a book.
  private static final class PlainGenerator extends JsonGeneratorDelegate {
    PlainGenerator(JsonGenerator generator) {
      super(generator);
    }

    @Override
    public void writeString(String text) throws IOException {
      super.writeString(PlainText.of(text));
    }

    @Override
    public void writeFieldName(String name) throws IOException {
      super.writeFieldName(PlainText.of(name));
    }
  }

  /// Level 5 takes three quarters of the time of the usual 6 and makes files 5 % larger
  /// (docs/performance.md).
  private static final class Gzip extends GZIPOutputStream {
    private static final int LEVEL = 5;

    Gzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(LEVEL);
    }
  }
}
