package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.vocabulary.Form;
import org.intelligentreader.book.vocabulary.KanjiGrade;
import org.intelligentreader.book.vocabulary.KanjiStatistics;
import org.intelligentreader.book.vocabulary.Occurrence;
import org.intelligentreader.book.vocabulary.TextStatistics;
import org.intelligentreader.book.vocabulary.Vocabulary;
import org.intelligentreader.book.vocabulary.VocabularyWord;

/// `vocabulary.json.gz`: the words of the book and of each chapter.
///
/// Schema: `docs/schemas/vocabulary.schema.json`.
record VocabularyFile(String bookId, String language, Vocabulary vocabulary) {

  /// Writes it to `path` at once, so that it is not held in memory beside the vocabulary.
  BundleFile write(Path path) throws IOException {
    try (var json = JsonWriter.generator(JsonWriter.gzip(Files.newOutputStream(path)))) {
      write(json);
    }
    return new BundleFile(
        BundleFile.VOCABULARY, BundleFile.GZIP, Files.size(path), () -> Files.newInputStream(path));
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "1");
    json.writeStringField("bookId", bookId);
    json.writeStringField("language", language);
    json.writeObjectFieldStart("statistics");
    writeStatistics(json, vocabulary.statistics());
    writeCoverage(json);
    json.writeEndObject();
    json.writeArrayFieldStart("chapters");
    for (var chapter : vocabulary.chapters()) {
      json.writeStartObject();
      json.writeStringField("id", chapter.id().value());
      writeStatistics(json, chapter.statistics());
      json.writeNumberField("newWords", chapter.statistics().newWords());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("entries");
    for (var word : vocabulary.words()) {
      writeWord(json, word);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeStatistics(JsonGenerator json, TextStatistics statistics)
      throws IOException {
    var sizes = statistics.sizes();
    json.writeNumberField("characters", sizes.characters());
    json.writeNumberField("words", sizes.words());
    json.writeNumberField("sentences", sizes.sentences());
    json.writeNumberField("distinctWords", statistics.distinctWords());
    if (statistics.kanji().all().total() > 0) {
      writeKanji(json, statistics.kanji());
    }
    if (statistics.difficulty().isPresent()) {
      json.writeNumberField("difficulty", statistics.difficulty().get());
    }
  }

  private static void writeKanji(JsonGenerator json, KanjiStatistics kanji) throws IOException {
    json.writeObjectFieldStart("kanji");
    writeCount(json, kanji.all());
    if (!kanji.byGrade().isEmpty()) {
      json.writeObjectFieldStart("byGrade");
      for (var grade : KanjiGrade.values()) {
        var count = kanji.byGrade().getOrDefault(grade, new KanjiStatistics.Count(0, 0));
        json.writeObjectFieldStart(grade.id());
        writeCount(json, count);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeCount(JsonGenerator json, KanjiStatistics.Count count)
      throws IOException {
    json.writeNumberField("distinct", count.distinct());
    json.writeNumberField("total", count.total());
  }

  private void writeCoverage(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("coverage");
    for (var step : vocabulary.coverage()) {
      json.writeStartObject();
      json.writeNumberField("percent", step.percent());
      json.writeNumberField("words", step.words());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeWord(JsonGenerator json, VocabularyWord word) throws IOException {
    Interruption.check();
    var lexeme = word.lexeme();
    json.writeStartObject();
    json.writeStringField("lemma", lexeme.lemma());
    JsonWriter.nullable(json, "reading", lexeme.reading());
    JsonWriter.nullable(json, "pos", lexeme.partOfSpeech().map(PartOfSpeech::tag));
    JsonWriter.nullable(json, "posDetail", lexeme.partOfSpeech().flatMap(PartOfSpeech::detail));
    JsonWriter.optional(json, "upos", lexeme.partOfSpeech().flatMap(PartOfSpeech::universal));
    JsonWriter.optional(json, "base", lexeme.base());
    JsonWriter.optional(json, "accent", lexeme.accent());
    json.writeNumberField("count", word.count());
    json.writeArrayFieldStart("chapters");
    for (var chapter : word.chapters()) {
      writePair(json, chapter.chapter(), chapter.count());
    }
    json.writeEndArray();
    writePlace(json, word.first());
    writeForms(json, "surfaces", word.surfaces());
    if (!word.otherReadings().isEmpty()) {
      writeForms(json, "otherReadings", word.otherReadings());
    }
    json.writeEndObject();
  }

  private static void writePlace(JsonGenerator json, Occurrence place) throws IOException {
    json.writeObjectFieldStart("first");
    json.writeStringField("chapterId", place.chapter().value());
    json.writeNumberField("start", place.word().start());
    json.writeNumberField("end", place.word().end());
    json.writeFieldName("sentence");
    writePair(json, place.sentence().start(), place.sentence().end());
    json.writeEndObject();
  }

  private static void writeForms(JsonGenerator json, String field, List<Form> forms)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (var form : forms) {
      json.writeStartArray();
      json.writeString(form.text());
      json.writeNumber(form.count());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writePair(JsonGenerator json, int first, int second) throws IOException {
    json.writeStartArray();
    json.writeNumber(first);
    json.writeNumber(second);
    json.writeEndArray();
  }
}
