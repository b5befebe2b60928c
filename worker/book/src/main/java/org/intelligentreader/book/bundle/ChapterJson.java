package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.InlinePicture;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// One entry of the manifest's `chapters`. Schema: `docs/schemas/manifest.schema.json`.
record ChapterJson(Chapter chapter, Optional<String> tokensPath) {

  void write(JsonGenerator json) throws IOException {
    var heading = chapter.heading();
    json.writeStartObject();
    json.writeStringField("id", heading.id().value());
    json.writeStringField("title", heading.title());
    json.writeStringField("content", chapter.text().value());
    json.writeStringField("rawHtml", chapter.rawHtml());
    if (tokensPath.isPresent()) {
      json.writeStringField("textHash", chapter.text().hash());
      json.writeStringField("tokensPath", tokensPath.get());
    }
    json.writeNumberField("level", heading.level());
    JsonWriter.optional(json, "parentId", heading.parent().map(ChapterId::value));
    json.writeNumberField("characterCount", chapter.text().visibleCharacters());
    writeBlocks(json, chapter.structure().blocks());
    writePictures(json, chapter.structure().pictures());
    writeMarks(json, chapter.structure().marks());
    writeRuby(json, chapter.structure().ruby());
    writeAnchors(json, chapter.structure().anchors());
    json.writeEndObject();
  }

  private static void writeBlocks(JsonGenerator json, List<Block> blocks) throws IOException {
    json.writeArrayFieldStart("blocks");
    for (var block : blocks) {
      Interruption.check();
      json.writeStartObject();
      json.writeStringField("kind", name(block.kind()));
      writeSpan(json, block.span());
      if (block.level() > 0) {
        json.writeNumberField("level", block.level());
      }
      if (block.picture().isPresent()) {
        json.writeStringField("image", block.picture().get().name());
        json.writeStringField("alt", block.picture().get().alt());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePictures(JsonGenerator json, List<InlinePicture> pictures)
      throws IOException {
    if (pictures.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("inlineImages");
    for (var one : pictures) {
      Interruption.check();
      json.writeStartObject();
      writeSpan(json, one.span());
      json.writeStringField("image", one.picture().name());
      json.writeStringField("alt", one.picture().alt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeMarks(JsonGenerator json, List<Mark> marks) throws IOException {
    json.writeArrayFieldStart("marks");
    for (var mark : marks) {
      Interruption.check();
      json.writeStartObject();
      json.writeStringField("kind", name(mark.kind()));
      writeSpan(json, mark.span());
      JsonWriter.optional(json, "target", mark.target());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRuby(JsonGenerator json, List<Ruby> ruby) throws IOException {
    json.writeArrayFieldStart("ruby");
    for (var one : ruby) {
      Interruption.check();
      json.writeStartObject();
      json.writeStringField("kind", name(one.kind()));
      writeSpan(json, one.span());
      json.writeStringField("text", one.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeAnchors(JsonGenerator json, List<Anchor> anchors) throws IOException {
    json.writeArrayFieldStart("anchors");
    for (var anchor : anchors) {
      Interruption.check();
      json.writeStartObject();
      json.writeStringField("key", anchor.key());
      json.writeNumberField("at", anchor.at());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSpan(JsonGenerator json, Span span) throws IOException {
    json.writeNumberField("start", span.start());
    json.writeNumberField("end", span.end());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
