package org.intelligentreader.book.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.dictionary.compile.CompileEdict;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Packs;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole bundle with what its words mean, by a dictionary of a few lines.
class GlossaryFileTest {
  private static final String NAME = "glossary.ja.json.gz";

  private static final List<String> EDICT =
      List.of(
          "　？？？ /EDICT, a test/Created: 2001-02-03/",
          "猫 [ねこ] /(n) (1) cat/(2) (col) shy person/(P)/",
          "犬 [いぬ] /(n) dog/(P)/",
          "魚 [さかな] /(n) fish/(P)/",
          "魚 [うお] /(n) fish/(P)/",
          "食べる [たべる] /(v1,vt) (1) to eat/(2) to live on/(P)/",
          "居る [いる] /(v1,vi) (uk) to be/(P)/",
          "子供 [こども] /(n) child/(P)/");

  @TempDir Path folder;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /// 猫 is a word of both languages.
  @Test
  void a_passage_in_another_language_has_no_entries() throws Exception {
    process(
        japanese("<p>猫がいる。</p><p lang='zh'>我们今天在花园里看见了一只猫，它正在睡觉。</p><p>犬もいる。</p>"), glossaries());

    var tokens = json(tokensFile());
    assertThat(tokens.path("passages")).hasSize(1);
    var start = tokens.path("passages").path(0).path("start").asInt();
    var end = tokens.path("passages").path(0).path("end").asInt();
    for (var token : tokens.path("tokens")) {
      var at = token.path("start").asInt();
      assertThat(token.has("entries"))
          .as(token.toString())
          .isEqualTo(
              (at < start || at >= end) && token.path("lemma").asText().matches("猫|居る|いる|犬"));
    }
  }

  private String tokensFile() {
    return files.keySet().stream()
        .filter(name -> name.startsWith("tokens/"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_entries_are_those_of_the_books_words_and_each_token_leads_to_its_own() throws Exception {
    process(japanese("<p>猫がいる。</p><p>猫は魚を食べた。子供たちも食べる。</p>"), glossaries());

    var entries = json(NAME).path("entries");
    assertThat(entries.findValuesAsText("headword")).containsExactly("猫", "居る", "魚", "食べる", "子供");
    var meant = new LinkedHashMap<String, String>();
    for (var token : tokens()) {
      var first = token.path("entries").path(0);
      if (!first.isMissingNode()) {
        meant.put(
            token.path("lemma").asText(), entries.path(first.asInt()).path("headword").asText());
      }
    }
    assertThat(meant).isEqualTo(Map.of("猫", "猫", "いる", "居る", "魚", "魚", "食べる", "食べる"));
  }

  @Test
  void an_entry_says_what_the_dictionary_says() throws Exception {
    process(japanese("<p>猫と魚。</p>"), glossaries());
    assertThat(json(NAME).path("entries").path(0).toString())
        .isEqualTo(
            """
            {"headword":"猫","readings":["ねこ"],"common":true,"senses":[{"pos":["n"],"glosses":["cat"]},\
            {"pos":["n"],"marks":["col"],"glosses":["shy person"]}]}\
            """);
    assertThat(json(NAME).path("entries").path(1).path("readings"))
        .extracting(JsonNode::asText)
        .containsExactly("さかな", "うお");
  }

  @Test
  void the_licence_goes_with_the_entries_and_the_manifest_names_the_file() throws Exception {
    process(japanese("<p>猫と犬。</p>"), glossaries());
    var source = json(NAME).path("source");
    assertThat(source.path("version").asText()).isEqualTo("edict-2001-02-03");
    assertThat(source.path("licence").asText()).startsWith("CC BY-SA");
    assertThat(source.path("licenceUrl").asText()).contains("edrdg.org");
    assertThat(source.path("acknowledgement").asText()).contains("Electronic Dictionary Research");
    assertThat(json(BundleFile.MANIFEST).path("glossary").toString())
        .isEqualTo("{\"file\":\"" + NAME + "\",\"entries\":2}");
    assertThat(List.copyOf(files.keySet())).endsWith(NAME, "report.json", "manifest.json.gz");
  }

  @Test
  void the_files_are_valid_and_every_number_has_its_entry() throws Exception {
    process(japanese("<p>猫がいて、犬もいた。</p><p>お魚を食べられない。大きな飛行船。</p>"), glossaries());
    assertValid("glossary", NAME);
    assertValid("manifest", BundleFile.MANIFEST);
    files.keySet().stream()
        .filter(path -> path.startsWith("tokens/"))
        .forEach(path -> assertValid("tokens", path));
    var named = new HashSet<Integer>();
    tokens().forEach(token -> named.addAll(numbers(token)));
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, json(NAME).path("entries").size()).boxed().toList());
  }

  @Test
  void parts_have_entries_only_where_their_whole_has_none() throws Exception {
    process(japanese("<p>子供たちが食べました。</p>"), glossaries());
    for (var token : tokens()) {
      var parts = token.path("parts").findValues("entries");
      assertThat(token.has("entries") && !parts.isEmpty()).as(token.toString()).isFalse();
    }
    assertThat(tokens()).anyMatch(token -> token.path("parts").path(0).has("entries"));
  }

  @Test
  void without_a_dictionary_or_a_wish_for_one_nothing_is_named() throws Exception {
    var book = japanese("<p>猫が魚を食べた。</p>");
    process(book, new Glossaries(Optional::empty));
    var without = Map.copyOf(files);
    process(book, Glossaries.NONE);
    assertThat(files.keySet()).isEqualTo(without.keySet()).doesNotContain(NAME);
    assertThat(json(BundleFile.MANIFEST).has("glossary")).isFalse();
    assertThat(tokens()).noneMatch(token -> token.has("entries"));
    assertValid("manifest", BundleFile.MANIFEST);
  }

  @Test
  void but_for_what_the_words_mean_the_bundle_is_the_same() throws Exception {
    var book = japanese("<p>猫がいる。</p><p>子供たちは魚を食べた。</p>");
    process(book, Glossaries.NONE);
    var without = json(BundleFile.MANIFEST);
    var words = files.get(BundleFile.VOCABULARY);
    process(book, glossaries());
    var with = (com.fasterxml.jackson.databind.node.ObjectNode) json(BundleFile.MANIFEST);
    with.remove("glossary");
    assertThat(with).isEqualTo(without);
    assertThat(files.get(BundleFile.VOCABULARY)).isEqualTo(words);
  }

  @Test
  void a_book_in_another_language_has_none_even_with_a_dictionary() throws Exception {
    process(
        new EpubFixture()
            .metadata("<dc:title>T</dc:title><dc:language>en</dc:language>")
            .page("a", "<p>A cat. 猫</p>"),
        glossaries());
    assertThat(files.keySet()).noneMatch(path -> path.startsWith("glossary"));
  }

  @Test
  void the_same_book_gives_the_same_bytes() throws Exception {
    var book = japanese("<p>猫がいる。犬もいる。</p>");
    process(book, glossaries());
    var first = files.get(NAME);
    process(book, glossaries());
    assertThat(files.get(NAME)).isEqualTo(first);
  }

  private static EpubFixture japanese(String body) {
    return new EpubFixture()
        .metadata("<dc:title>題</dc:title><dc:language>ja</dc:language>")
        .page("a", body);
  }

  private Glossaries glossaries() throws IOException {
    var dictionary = Optional.of(dictionary());
    return new Glossaries(() -> dictionary);
  }

  private WordDictionary dictionary() throws IOException {
    var edict = Files.write(folder.resolve("edict"), EDICT, Charset.forName("EUC-JP"));
    var file = folder.resolve("edict.words");
    CompileEdict.compile(edict, file);
    return WordDictionary.open(file);
  }

  private void process(EpubFixture fixture, Glossaries glossaries) throws Exception {
    files.clear();
    var file = Files.write(folder.resolve("book.epub"), fixture.bytes());
    var dictionary = Optional.of(dictionary());
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      var language = book.metadata().language();
      BookProcessor.process(
          new BundleAddress("book", "u/book/"),
          book,
          Tokenizers.standard(
                  Tokenizers.Units.WORDS,
                  new Installed(() -> dictionary, Optional.empty(), Packs.NONE))
              .forLanguage(language),
          glossaries.forLanguage(language),
          Files.createTempDirectory(folder, "work"),
          this::keep,
          (_, _) -> {});
    }
  }

  private void keep(BundleFile file) throws IOException {
    try (var in = file.content().open()) {
      files.put(file.path(), in.readAllBytes());
    }
  }

  private List<JsonNode> tokens() {
    return files.keySet().stream()
        .filter(path -> path.startsWith("tokens/"))
        .flatMap(path -> json(path).path("tokens").valueStream())
        .toList();
  }

  private static Set<Integer> numbers(JsonNode token) {
    var numbers = new HashSet<Integer>();
    token.findValues("entries").forEach(list -> list.forEach(one -> numbers.add(one.asInt())));
    return numbers;
  }

  private JsonNode json(String path) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes(path)))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  private byte[] bytes(String path) {
    return Optional.ofNullable(files.get(path)).orElseThrow();
  }

  private void assertValid(String name, String path) {
    try {
      var schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(
                  Files.readString(
                      Shared.repository().resolve("docs/schemas/" + name + ".schema.json")));
      assertThat(schema.validate(json(path))).as(path).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
