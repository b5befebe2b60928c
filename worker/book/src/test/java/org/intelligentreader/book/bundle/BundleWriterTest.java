package org.intelligentreader.book.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.BookMetadata;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Cover;
import org.intelligentreader.book.model.Footnote;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.model.Navigation;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.intelligentreader.book.problem.BookWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
  private static final TokenizerId TOKENIZER = new TokenizerId("test", "1", "none");
  private static final ChapterId ID = ChapterId.ofTocEntry("a.xhtml", "");

  @TempDir Path workFolder;

  private Glossary glossary = Glossary.NONE;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final BundleSink sink =
      file -> {
        try (var in = file.content().open()) {
          files.put(file.path(), in.readAllBytes());
        }
      };

  @Test
  void the_manifest_comes_last_and_names_token_files_by_their_whole_key() throws Exception {
    write(chapter("食べた"), new Analysis(List.of(ate()), List.of(new Span(0, 3))));

    assertThat(new ArrayList<>(files.keySet()))
        .containsExactly(
            "tokens/" + ID.value() + ".json.gz",
            "images/0a.png",
            "vocabulary.json.gz",
            "report.json",
            "manifest.json.gz");
    var chapter = json("manifest.json.gz").path("chapters").path(0);
    assertThat(chapter.path("tokensPath").asText())
        .isEqualTo("u/b/processed/tokens/" + ID.value() + ".json.gz");
    assertThat(chapter.path("textHash").asText()).isEqualTo(CanonicalText.of("食べた").hash());
  }

  @Test
  void a_chapter_without_tokens_names_no_token_file() throws Exception {
    write(chapter(""), new Analysis(List.of(), List.of()));

    assertThat(files.keySet()).noneMatch(path -> path.startsWith("tokens/"));
    var chapter = json("manifest.json.gz").path("chapters").path(0);
    assertThat(chapter.has("tokensPath")).isFalse();
    assertThat(chapter.has("textHash")).isFalse();
  }

  @Test
  void a_token_has_all_fields_of_revision_1_and_ours() throws Exception {
    write(chapter("食べた"), new Analysis(List.of(ate()), List.of(new Span(0, 3))));

    assertThat(json("tokens/" + ID.value() + ".json.gz").path("tokens").path(0).toString())
        .isEqualTo(
            """
            {"surface":"食べた","lemma":"食べる","reading":"タベタ","pos":"動詞","posDetail":"一般",\
            "isWord":true,"start":0,"end":3,"upos":"VERB","lemmaReading":"タベル","readingSource":"dictionary",\
            "furigana":[[0,1,"た"]],"inflection":["past"]}\
            """);
  }

  @Test
  void the_vocabulary_names_each_word_with_its_first_place() throws Exception {
    write(chapter("食べた"), new Analysis(List.of(ate()), List.of(new Span(0, 3))));

    var vocabulary = json("vocabulary.json.gz");
    assertThat(vocabulary.path("entries").path(0).toString())
        .isEqualTo(
            """
            {"lemma":"食べる","reading":"タベル","pos":"動詞","posDetail":"一般","upos":"VERB","count":1,\
            "chapters":[[0,1]],"first":{"chapterId":"%s","start":0,"end":3,"sentence":[0,3]},\
            "surfaces":[["食べた",1]]}\
            """
                .formatted(ID.value()));
    assertThat(vocabulary.path("statistics").path("kanji").path("byGrade").path("2").toString())
        .isEqualTo("{\"distinct\":1,\"total\":1}");
    assertThat(json("manifest.json.gz").path("stats").toString())
        .isEqualTo(
            """
            {"chapters":1,"characters":3,"words":1,"distinctWords":1,"pictures":1,"distinctKanji":1}\
            """);
  }

  @Test
  void what_is_not_known_is_null_in_the_fields_of_revision_1() throws Exception {
    var token =
        new Token(
            new Span(0, 1), "x", Lexeme.of("x", true), Optional.empty(), List.of(), List.of());
    write(chapter("x"), new Analysis(List.of(token), List.of(new Span(0, 1))));

    var written = json("tokens/" + ID.value() + ".json.gz").path("tokens").path(0);
    assertThat(written.get("reading").isNull()).isTrue();
    assertThat(written.get("pos").isNull()).isTrue();
    assertThat(written.get("posDetail").isNull()).isTrue();
    assertThat(written.has("readingSource")).isFalse();
  }

  @Test
  void the_same_book_gives_the_same_bytes() throws Exception {
    write(chapter("食べた"), new Analysis(List.of(ate()), List.of(new Span(0, 3))));
    var first = Map.copyOf(files);
    files.clear();
    write(chapter("食べた"), new Analysis(List.of(ate()), List.of(new Span(0, 3))));

    first.forEach((path, bytes) -> assertThat(files.get(path)).as(path).isEqualTo(bytes));
  }

  private void write(Chapter chapter, Analysis analysis) throws Exception {
    var book = new OneChapterBook();
    try (var writer =
        new BundleWriter(
            new BundleAddress("b", "u/b/processed/"), book, glossary, workFolder, sink)) {
      writer.chapter(chapter, TOKENIZER, analysis);
      writer.finish(book);
    }
  }

  private JsonNode json(String path) throws IOException {
    return new ObjectMapper()
        .readTree(
            new GZIPInputStream(new ByteArrayInputStream(files.getOrDefault(path, new byte[0]))));
  }

  private static Chapter chapter(String text) {
    return new Chapter(
        new ChapterHeading(ID, "一", 1, Optional.empty()),
        CanonicalText.of(text),
        Structure.EMPTY,
        "<p>" + text + "</p>");
  }

  private static Token ate() {
    return new Token(
        new Span(0, 3),
        "食べた",
        new Lexeme(
            "食べる",
            Optional.of("タベル"),
            Optional.of(new PartOfSpeech("動詞", Optional.of("一般"), Optional.of("VERB"))),
            true,
            Optional.empty(),
            Optional.empty()),
        Optional.of(
            new Reading(
                "タベタ",
                Reading.Source.DICTIONARY,
                List.of(new Reading.Furigana(new Span(0, 1), "た")))),
        List.of("past"),
        List.of());
  }

  /// What the writer asks of a book, besides its chapters.
  private record OneChapterBook() implements BookText {
    @Override
    public BookMetadata metadata() {
      return new BookMetadata(
          "題",
          "ja",
          List.of("作者"),
          new BookMetadata.Publication(Optional.empty(), Optional.empty()),
          new BookMetadata.Layout(
              BookMetadata.PageProgression.RTL, BookMetadata.WritingMode.VERTICAL),
          BookMetadata.TocKind.NAV);
    }

    @Override
    public Cover cover() {
      return Cover.NONE;
    }

    @Override
    public int expectedChapters() {
      return 1;
    }

    @Override
    public Optional<Chapter> next() {
      return Optional.empty();
    }

    @Override
    public List<Image> images() {
      return List.of(
          new Image("0a.png", "image/png", 1, () -> new ByteArrayInputStream(new byte[] {1})));
    }

    @Override
    public Navigation navigation() {
      return Navigation.NONE;
    }

    @Override
    public List<Footnote> footnotes() {
      return List.of();
    }

    @Override
    public void warn(BookWarning warning) {}

    @Override
    public byte[] report() {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
  }
}
