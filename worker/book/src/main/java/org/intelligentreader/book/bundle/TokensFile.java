package org.intelligentreader.book.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.glossary.Expression;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.glossary.Meaning;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Passage;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;

/// `tokens/<chapterId>.json.gz`: the words and sentences of one chapter.
///
/// Schema: `docs/schemas/tokens.schema.json`.
record TokensFile(
    String bookId, Chapter chapter, TokenizerId tokenizer, Analysis analysis, Glossary glossary) {

  static String path(Chapter chapter) {
    return "tokens/" + chapter.heading().id().value() + ".json.gz";
  }

  BundleFile file() throws IOException {
    return BundleFile.of(path(chapter), BundleFile.GZIP, JsonWriter.gzipped(this::write));
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "1");
    json.writeStringField("bookId", bookId);
    json.writeStringField("chapterId", chapter.heading().id().value());
    json.writeStringField("textHash", chapter.text().hash());
    writeTokenizer(json, tokenizer);
    writeTokens(json, "tokens", analysis.tokens(), true);
    writeSentences(json, analysis.sentences());
    writePassages(json, analysis.passages());
    writeExpressions(
        json,
        glossary.expressions(
            analysis.tokens().stream().filter(token -> !isForeign(token.span())).toList()));
    json.writeEndObject();
  }

  private static void writeTokenizer(JsonGenerator json, TokenizerId tokenizer) throws IOException {
    json.writeObjectFieldStart("tokenizer");
    json.writeStringField("id", tokenizer.id());
    json.writeStringField("version", tokenizer.version());
    json.writeStringField("dictVersion", tokenizer.dictionaryVersion());
    json.writeEndObject();
  }

  /// Left out when all is in the language of the book.
  private static void writePassages(JsonGenerator json, List<Passage> passages) throws IOException {
    if (passages.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("passages");
    for (var passage : passages) {
      json.writeStartObject();
      json.writeNumberField("start", passage.span().start());
      json.writeNumberField("end", passage.span().end());
      json.writeStringField("language", passage.language());
      writeTokenizer(json, passage.tokenizer());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// The glossary is one of the book's language, which these words are not in.
  private boolean isForeign(Span token) {
    var low = 0;
    var high = analysis.passages().size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (analysis.passages().get(middle).span().end() <= token.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < analysis.passages().size()
        && analysis.passages().get(low).span().start() <= token.start();
  }

  /// `explained` tokens have their entries of the glossary; parts have them where their whole has
  /// none.
  private void writeTokens(JsonGenerator json, String field, List<Token> tokens, boolean explained)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (var i = 0; i < tokens.size(); i++) {
      var isOwn = explained && !isForeign(tokens.get(i).span());
      var meaning = isOwn ? glossary.meaning(tokens, i) : Meaning.NONE;
      writeToken(json, tokens.get(i), meaning, isOwn && !meaning.isKnown());
    }
    json.writeEndArray();
  }

  private void writeToken(JsonGenerator json, Token token, Meaning meaning, boolean partsExplained)
      throws IOException {
    Interruption.check();
    var lexeme = token.lexeme();
    json.writeStartObject();
    json.writeStringField("surface", token.surface());
    json.writeStringField("lemma", lexeme.lemma());
    JsonWriter.nullable(json, "reading", token.reading().map(Reading::katakana));
    JsonWriter.nullable(json, "pos", lexeme.partOfSpeech().map(PartOfSpeech::tag));
    JsonWriter.nullable(json, "posDetail", lexeme.partOfSpeech().flatMap(PartOfSpeech::detail));
    json.writeBooleanField("isWord", lexeme.word());
    json.writeNumberField("start", token.span().start());
    json.writeNumberField("end", token.span().end());
    JsonWriter.optional(json, "upos", lexeme.partOfSpeech().flatMap(PartOfSpeech::universal));
    JsonWriter.optional(json, "lemmaReading", lemmaReading(token));
    JsonWriter.optional(json, "base", lexeme.base());
    JsonWriter.optional(json, "accent", lexeme.accent());
    writeMeaning(json, meaning);
    if (token.reading().isPresent()) {
      writeReading(json, token, token.reading().get());
    }
    writeInflection(json, token.inflection());
    if (!token.parts().isEmpty()) {
      writeTokens(json, "parts", token.parts(), partsExplained);
    }
    json.writeEndObject();
  }

  private static void writeMeaning(JsonGenerator json, Meaning meaning) throws IOException {
    if (!meaning.isKnown()) {
      return;
    }
    writeEntries(json, meaning.entries());
    if (meaning.sense() > 0) {
      json.writeNumberField("sense", meaning.sense());
    }
  }

  private static void writeEntries(JsonGenerator json, List<Integer> entries) throws IOException {
    json.writeArrayFieldStart("entries");
    for (var entry : entries) {
      json.writeNumber(entry);
    }
    json.writeEndArray();
  }

  /// Absent if there are none.
  private static void writeExpressions(JsonGenerator json, List<Expression> expressions)
      throws IOException {
    if (expressions.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("expressions");
    for (var expression : expressions) {
      json.writeStartObject();
      json.writeNumberField("start", expression.span().start());
      json.writeNumberField("end", expression.span().end());
      writeEntries(json, expression.entries());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Left out where it is the reading of the surface.
  private static Optional<String> lemmaReading(Token token) {
    var surface = token.reading().map(Reading::katakana);
    return token.lexeme().reading().filter(reading -> !surface.equals(Optional.of(reading)));
  }

  private static void writeReading(JsonGenerator json, Token token, Reading reading)
      throws IOException {
    json.writeStringField("readingSource", reading.source().name().toLowerCase(Locale.ROOT));
    var shown =
        reading.furigana().stream()
            .filter(one ->
                reading.source() != Reading.Source.DICTIONARY || !isNumber(one.span(), token))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("furigana");
    for (var furigana : shown) {
      json.writeStartArray();
      json.writeNumber(furigana.span().start());
      json.writeNumber(furigana.span().end());
      json.writeString(furigana.hiragana());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /// Nobody writes a reading over figures, unless the book does.
  private static boolean isNumber(Span span, Token token) {
    var start = span.start() - token.span().start();
    return token
        .surface()
        .substring(start, start + span.length())
        .chars()
        .allMatch(Character::isDigit);
  }

  private static void writeInflection(JsonGenerator json, List<String> steps) throws IOException {
    if (steps.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("inflection");
    for (var step : steps) {
      json.writeString(step);
    }
    json.writeEndArray();
  }

  private static void writeSentences(JsonGenerator json, List<Span> sentences) throws IOException {
    json.writeArrayFieldStart("sentences");
    for (var sentence : sentences) {
      json.writeStartArray();
      json.writeNumber(sentence.start());
      json.writeNumber(sentence.end());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
