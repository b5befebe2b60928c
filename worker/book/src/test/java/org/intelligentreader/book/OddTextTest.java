package org.intelligentreader.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text that no database and no strict reader of JSON can keep, wherever a book has text.
class OddTextTest {
  private static final List<String> ODD =
      List.of(
          "&#0;",
          "&#x0;",
          "&#000",
          "&#xD800;",
          "&#xDC00;",
          "&#55357;",
          "&#xD83D;&#xDE00;",
          "&#x110000;",
          "&#9999999;",
          "&#99999999999;",
          "\0",
          "\u0001",
          "\u001b",
          "\uFFFE",
          "\uFFFF",
          "&#xFFFE;",
          "&#1;",
          "&#x80;",
          "&#xZ;",
          "&#;",
          "\\u0000",
          "\\ud800",
          "\ud83d\ude00",
          "&amp;#0;",
          "\u2028");

  @TempDir Path folder;

  @Test
  void whatever_a_book_says_its_bundle_is_text_that_can_be_kept() throws Exception {
    for (var seed = 1; seed <= 60; seed++) {
      var random = new Random(seed);
      var book =
          new EpubFixture()
              .metadata(
                  "<dc:identifier id='u'>urn:x:1%s</dc:identifier><dc:title>T%s本</dc:title><dc:creator>C%s</dc:creator><dc:publisher>P%s</dc:publisher><dc:language>en%s</dc:language>"
                      .formatted(odd(random), odd(random), odd(random), odd(random), odd(random)))
              .page(
                  "a",
                  "<h1>One%s</h1><p title='%s'>Text%s of a page.</p>"
                      .formatted(odd(random), odd(random), odd(random)))
              .page(
                  "b",
                  "<p>More<img src='x%s.png' alt='A%s'/> text.</p>"
                      .formatted(odd(random), odd(random)))
              .entry("Chapter%s one".formatted(odd(random)), "a.xhtml")
              .entry("Chapter two", "b.xhtml");
      for (var text : bundle(book.bytes())) {
        assertThat(text.chars().filter(c -> c == 0)).as("seed %d: %s", seed, text).isEmpty();
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .as("seed %d", seed)
            .isEqualTo(text);
      }
    }
  }

  @Test
  void a_character_that_cannot_be_is_replaced_and_not_left_out() throws Exception {
    var book =
        new EpubFixture()
            .metadata(
                "<dc:identifier"
                    + " id='u'>x</dc:identifier><dc:title>A&#0;B&#xD800;C</dc:title><dc:language>en</dc:language>")
            .page("a", "<p>one&#0;two</p>");
    assertThat(bundle(book.bytes())).contains("A\uFFFDB\uFFFDC", "one\uFFFDtwo");
  }

  private static String odd(Random random) {
    var odd = new StringBuilder();
    for (var i = random.nextInt(3); i > 0; i--) {
      odd.append(ODD.get(random.nextInt(ODD.size())));
    }
    return odd.toString();
  }

  /// All strings of all its files.
  private List<String> bundle(byte[] epub) throws Exception {
    var file = Files.write(folder.resolve("odd.epub"), epub);
    var strings = new ArrayList<String>();
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      BookProcessor.process(
          new BundleAddress("book", "u/book/"),
          book,
          Tokenizers.standard().forLanguage("en"),
          folder,
          part -> collect(part, strings),
          (_, _) -> {});
    }
    return strings;
  }

  private static void collect(BundleFile file, List<String> strings) throws IOException {
    try (var in = file.content().open()) {
      var bytes = in.readAllBytes();
      if (file.path().endsWith(".json")) {
        collect(new ObjectMapper().readTree(bytes), strings);
      } else if (file.path().endsWith(".json.gz")) {
        collect(
            new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(bytes))),
            strings);
      }
    }
  }

  private static void collect(JsonNode node, List<String> strings) {
    if (node.isTextual()) {
      strings.add(node.asText());
    }
    node.properties().forEach(field -> strings.add(field.getKey()));
    node.forEach(child -> collect(child, strings));
  }
}
