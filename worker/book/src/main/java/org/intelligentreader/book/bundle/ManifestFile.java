package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.BookMetadata;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Cover;
import org.intelligentreader.book.model.Footnote;
import org.intelligentreader.book.model.Image;

/// `manifest.json.gz`, written to a file while the chapters come by, so that memory does not grow
/// with the book.
///
/// Schema: `docs/schemas/manifest.schema.json`.
final class ManifestFile implements AutoCloseable {
  /// Counts our additions to v1; readers may ignore it.
  private static final int REVISION = 2;

  private final Path path;
  private final JsonGenerator json;

  ManifestFile(Path path, String bookId, BookMetadata book, Cover cover) throws IOException {
    this.path = path;
    this.json = JsonWriter.generator(JsonWriter.gzip(Files.newOutputStream(path)));
    writeHead(bookId, book, cover);
  }

  void chapter(Chapter chapter, Optional<String> tokensPath) throws IOException {
    new ChapterJson(chapter, tokensPath).write(json);
  }

  /// `basic` when the words of the book's language have neither dictionary forms nor parts of
  /// speech.
  BundleFile finish(BookText book, BookStats stats, GlossaryFile glossary, boolean basic)
      throws IOException {
    json.writeEndArray();
    new NavigationJson(book.navigation()).write(json);
    writeImages(book.images());
    writeFootnotes(book.footnotes());
    stats.write(json);
    writeGlossary(glossary);
    if (basic) {
      json.writeStringField("words", "basic");
    }
    json.writeEndObject();
    json.close();
    return new BundleFile(
        BundleFile.MANIFEST, BundleFile.GZIP, Files.size(path), () -> Files.newInputStream(path));
  }

  @Override
  public void close() throws IOException {
    json.close();
    Files.deleteIfExists(path);
  }

  private void writeHead(String bookId, BookMetadata book, Cover cover) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "1");
    json.writeNumberField("revision", REVISION);
    json.writeStringField("bookId", bookId);
    json.writeStringField("title", book.title());
    json.writeStringField("language", book.language());
    JsonWriter.nullable(json, "cover", cover.thumbnail());
    JsonWriter.optional(json, "coverImage", cover.imageName());
    json.writeStringField("tocKind", book.tocKind().name().toLowerCase(Locale.ROOT));
    json.writeStringField(
        "direction", book.layout().pageProgression().name().toLowerCase(Locale.ROOT));
    json.writeStringField("writingMode", book.layout().writing().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("creators");
    for (var creator : book.creators()) {
      json.writeString(creator);
    }
    json.writeEndArray();
    if (!book.creators().isEmpty()) {
      json.writeStringField("creator", String.join(", ", book.creators()));
    }
    JsonWriter.optional(json, "publisher", book.publication().publisher());
    JsonWriter.optional(json, "identifier", book.publication().identifier());
    json.writeObjectFieldStart("generator");
    json.writeStringField("name", Generator.THIS.name());
    json.writeStringField("version", Generator.THIS.version());
    json.writeEndObject();
    json.writeArrayFieldStart("chapters");
  }

  /// Left out when the bundle has none.
  private void writeGlossary(GlossaryFile file) throws IOException {
    if (file.glossary().size() > 0) {
      json.writeObjectFieldStart("glossary");
      json.writeStringField("file", file.name());
      json.writeNumberField("entries", file.glossary().size());
      json.writeEndObject();
    }
  }

  private void writeImages(List<Image> images) throws IOException {
    json.writeArrayFieldStart("images");
    for (var image : images) {
      json.writeStartObject();
      json.writeStringField("name", image.name());
      json.writeStringField("mediaType", image.mediaType());
      json.writeNumberField("size", image.size());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFootnotes(List<Footnote> footnotes) throws IOException {
    json.writeArrayFieldStart("footnotes");
    for (var footnote : footnotes) {
      Interruption.check();
      json.writeStartObject();
      writePlace("reference", footnote.reference());
      writePlace("note", footnote.note());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writePlace(String field, Footnote.Place place) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("chapterId", place.chapter().value());
    json.writeNumberField("start", place.span().start());
    json.writeNumberField("end", place.span().end());
    json.writeEndObject();
  }
}
