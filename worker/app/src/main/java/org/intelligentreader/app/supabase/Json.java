package org.intelligentreader.app.supabase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.text.PlainText;

/// The little JSON that the worker speaks: flat objects out, maps, lists and scalars in. No binding
/// library, since that alone costs more start-up time than all our calls.
public final class Json {
  /// What is not ASCII is escaped: a log line is one line for every reader, and whole under every
  /// locale.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /// What a JSON null is read as. For people it is nothing.
  public enum Null {
    NULL;

    @Override
    public String toString() {
      return "";
    }
  }

  private Json() {}

  /// Writes an object of maps, lists, numbers, booleans, [Null] and, for all the rest, text. A
  /// number that JSON does not have (not a number, infinite) is null.
  public static String object(Map<String, ?> fields) {
    var out = new StringWriter();
    try (var json = FACTORY.createGenerator(out)) {
      write(json, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /// Reads one value and nothing behind it: `Map`, `List`, `String`, `Long`, `Double`, `Boolean`,
  /// and [Null] for a JSON null.
  public static Object read(String text) throws IOException {
    try (var parser = FACTORY.createParser(text)) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw notJson(Optional.of(parser.currentTokenLocation()));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw notJson(Optional.ofNullable(e.getLocation()));
    }
  }

  /// The parser's own words would quote the text, which may be anything. Where the text passes one
  /// of the parser's limits (depth, digits of a number), it names no place.
  private static IOException notJson(Optional<JsonLocation> place) {
    var from =
        place.map(found ->
            ", from line %d, column %d on".formatted(found.getLineNr(), found.getColumnNr()));
    return new IOException(
        "the answer is not JSON" + from.orElse(", or beyond the limits of the parser"));
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (var entry : map.entrySet()) {
          json.writeFieldName(PlainText.of(String.valueOf(entry.getKey())));
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (var item : list) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number when !Double.isFinite(number) -> json.writeNull();
      case Double number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case Null _ -> json.writeNull();
      default -> json.writeString(PlainText.of(value.toString()));
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        var list = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Null.NULL;
      case null -> throw new IOException("the answer is empty where JSON was expected");
      default -> parser.getText();
    };
  }
}
