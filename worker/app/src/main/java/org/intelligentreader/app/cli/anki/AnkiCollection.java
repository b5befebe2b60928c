package org.intelligentreader.app.cli.anki;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;

/// The one row that says what the package has besides notes and cards: its note type, its deck and
/// the deck's settings. The field names are Anki's.
final class AnkiCollection {
  /// The same for all packages, so that all books share one note type.
  static final long NOTE_TYPE = 1_764_500_000_021L;

  private static final long SCHEMA = 11;
  private static final String DEFAULT = "1";

  static final String SQL =
      "CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null,"
          + " scm integer not null, ver integer not null, dty integer not null,"
          + " usn integer not null, ls integer not null, conf text not null,"
          + " models text not null, decks text not null, dconf text not null,"
          + " tags text not null)";

  private static final String FRONT =
      """
      <div class="front" lang="{{Language}}"><div class="word">{{Word}}</div>
      <div class="sentence">{{Sentence}}</div></div>\
      """;

  private static final String BACK =
      """
      <div class="word" lang="{{Language}}">{{#Furigana}}{{furigana:Furigana}}{{/Furigana}}{{^Furigana}}{{Word}}{{/Furigana}}</div>
      <div class="grammar">{{Reading}} {{Pitch}} {{Part of speech}}</div>
      <hr id="answer">
      <div class="meaning">{{Meaning}}</div>
      <div class="sentence" lang="{{Language}}">{{Sentence}}</div>
      <div class="source">{{Book}} · {{Chapter}}</div>
      {{#Meaning}}<div class="source">EDICT © EDRDG, CC BY-SA 4.0</div>{{/Meaning}}\
      """;

  private static final String STYLE =
      """
      .card { font-family: sans-serif; font-size: 20px; text-align: center; }
      .word { font-size: 40px; margin: .4em; }
      .sentence { margin: 1em; line-height: 2; }
      .sentence b { font-weight: bold; }
      .front rt { visibility: hidden; }
      .grammar, .source { opacity: .7; font-size: 16px; }
      .meaning { margin: .6em; }
      """;

  private AnkiCollection() {}

  /// Writes an object's members.
  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  static List<Object> row(long deck, String book, Instant now) throws IOException {
    var seconds = now.getEpochSecond();
    var millis = now.toEpochMilli();
    return List.of(
        SqliteRecord.NULL,
        seconds,
        millis,
        millis,
        SCHEMA,
        0L,
        0L,
        0L,
        object(json -> configuration(json, deck)),
        object(json -> named(json, String.valueOf(NOTE_TYPE), () -> noteType(json, deck, seconds))),
        object(json -> {
          named(json, DEFAULT, () -> deck(json, 1, "Default", seconds));
          named(json, String.valueOf(deck), () -> deck(json, deck, book, seconds));
        }),
        object(json -> named(json, DEFAULT, () -> settings(json))),
        "{}");
  }

  @FunctionalInterface
  private interface Value {
    void write() throws IOException;
  }

  private static void named(JsonGenerator json, String name, Value value) throws IOException {
    json.writeObjectFieldStart(name);
    value.write();
    json.writeEndObject();
  }

  private static String object(Members members) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void configuration(JsonGenerator json, long deck) throws IOException {
    json.writeNumberField("curDeck", deck);
    json.writeArrayFieldStart("activeDecks");
    json.writeNumber(deck);
    json.writeEndArray();
    json.writeStringField("curModel", String.valueOf(NOTE_TYPE));
    json.writeNumberField("nextPos", 1);
    json.writeStringField("sortType", "noteFld");
    json.writeBooleanField("sortBackwards", false);
    json.writeNumberField("newSpread", 0);
    json.writeBooleanField("dueCounts", true);
    json.writeBooleanField("estTimes", true);
    json.writeNumberField("collapseTime", 1200);
    json.writeNumberField("timeLim", 0);
    json.writeBooleanField("addToCur", true);
  }

  private static void noteType(JsonGenerator json, long deck, long seconds) throws IOException {
    json.writeNumberField("id", NOTE_TYPE);
    json.writeStringField("name", "Intelligent Reader");
    json.writeNumberField("type", 0);
    json.writeNumberField("mod", seconds);
    json.writeNumberField("usn", -1);
    json.writeNumberField("sortf", 0);
    json.writeNumberField("did", deck);
    json.writeStringField("css", STYLE);
    json.writeStringField("latexPre", "");
    json.writeStringField("latexPost", "");
    json.writeArrayFieldStart("tags");
    json.writeEndArray();
    json.writeArrayFieldStart("vers");
    json.writeEndArray();
    json.writeArrayFieldStart("flds");
    for (var i = 0; i < AnkiNote.FIELDS.size(); i++) {
      json.writeStartObject();
      field(json, i, AnkiNote.FIELDS.get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tmpls");
    json.writeStartObject();
    template(json);
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayFieldStart("req");
    json.writeStartArray();
    json.writeNumber(0);
    json.writeString("any");
    json.writeStartArray();
    json.writeNumber(0);
    json.writeEndArray();
    json.writeEndArray();
    json.writeEndArray();
  }

  private static void field(JsonGenerator json, int order, String name) throws IOException {
    json.writeStringField("name", name);
    json.writeNumberField("ord", order);
    json.writeBooleanField("sticky", false);
    json.writeBooleanField("rtl", false);
    json.writeStringField("font", "Arial");
    json.writeNumberField("size", 20);
    json.writeArrayFieldStart("media");
    json.writeEndArray();
  }

  private static void template(JsonGenerator json) throws IOException {
    json.writeStringField("name", "Recognise");
    json.writeNumberField("ord", 0);
    json.writeStringField("qfmt", FRONT);
    json.writeStringField("afmt", BACK);
    json.writeStringField("bqfmt", "");
    json.writeStringField("bafmt", "");
    json.writeNullField("did");
  }

  private static void deck(JsonGenerator json, long id, String name, long seconds)
      throws IOException {
    json.writeNumberField("id", id);
    json.writeStringField("name", name.replace("::", ":"));
    json.writeNumberField("mod", seconds);
    json.writeNumberField("usn", -1);
    for (var today : List.of("lrnToday", "revToday", "newToday", "timeToday")) {
      json.writeArrayFieldStart(today);
      json.writeNumber(0);
      json.writeNumber(0);
      json.writeEndArray();
    }
    json.writeBooleanField("collapsed", false);
    json.writeStringField("desc", "");
    json.writeNumberField("dyn", 0);
    json.writeNumberField("conf", 1);
    json.writeNumberField("extendNew", 0);
    json.writeNumberField("extendRev", 0);
  }

  /// Anki's own defaults.
  private static void settings(JsonGenerator json) throws IOException {
    json.writeNumberField("id", 1);
    json.writeNumberField("mod", 0);
    json.writeStringField("name", "Default");
    json.writeNumberField("usn", 0);
    json.writeNumberField("maxTaken", 60);
    json.writeBooleanField("autoplay", true);
    json.writeNumberField("timer", 0);
    json.writeBooleanField("replayq", true);
    json.writeBooleanField("dyn", false);
    json.writeFieldName("new");
    json.writeRawValue(
        "{\"bury\":false,\"delays\":[1,10],\"initialFactor\":2500,\"ints\":[1,4,0],\"order\":1,"
            + "\"perDay\":20}");
    json.writeFieldName("rev");
    json.writeRawValue(
        "{\"bury\":false,\"ease4\":1.3,\"ivlFct\":1,\"maxIvl\":36500,\"perDay\":200,"
            + "\"hardFactor\":1.2}");
    json.writeFieldName("lapse");
    json.writeRawValue(
        "{\"delays\":[10],\"leechAction\":1,\"leechFails\":8,\"minInt\":1,\"mult\":0}");
  }
}
