package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.intelligentreader.book.audit.Audit;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Real books and made odd ones, where they are at hand.
class CorpusTest {
  @TestFactory
  @Needs(shared = {"corpus/books", "corpus/small"})
  Stream<DynamicTest> every_visible_character_stands_in_exactly_one_chapter() throws IOException {
    return books("corpus/books", "corpus/small")
        .map(book -> DynamicTest.dynamicTest(book.getFileName().toString(), () -> audit(book)));
  }

  @TestFactory
  @Needs(shared = "corpus/cases/expect.json")
  Stream<DynamicTest> odd_files_are_read_as_people_expect() throws IOException {
    var expectations =
        new ObjectMapper().readTree(Shared.path("corpus/cases/expect.json").toFile());
    return expectations.properties().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  @TestFactory
  @Needs(shared = "corpus/w3c")
  Stream<DynamicTest> w3c_parsing_tests_open() throws IOException {
    return books("corpus/w3c")
        .filter(book -> !book.endsWith("pub-foreign_bad-fallback.epub"))
        .map(book ->
            DynamicTest.dynamicTest(
                book.getFileName().toString(), () -> assertThat(read(book)).isNotEmpty()));
  }

  @Test
  @Needs(shared = "corpus/w3c")
  void a_spine_of_foreign_files_without_a_readable_fallback_is_named() {
    var book = Shared.path("corpus/w3c/pub-foreign_bad-fallback.epub");
    assertThatThrownBy(() -> read(book))
        .isInstanceOfSatisfying(
            BadBookException.class,
            e -> assertThat(e.problem().code()).isEqualTo("nothing-readable"));
  }

  private static void audit(Path book) throws Exception {
    var chapters = read(book);
    var audit = Audit.of(book, chapters.stream().map(chapter -> chapter.text().value()).toList());
    assertThat(audit.isGood()).as(audit.lines(book.getFileName().toString())).isTrue();
    var ids = new HashSet<ChapterId>();
    chapters.forEach(chapter -> assertThat(ids.add(chapter.heading().id())).isTrue());
    chapters.forEach(CorpusTest::offsetsFit);
  }

  private static void offsetsFit(Chapter chapter) {
    var text = chapter.text().value();
    var end = 0;
    for (var block : chapter.structure().blocks()) {
      if (block.span().length() > 0) {
        assertThat(text.substring(end, block.span().start())).isIn("", "\n\n");
        end = block.span().end();
      }
    }
    assertThat(end).isEqualTo(text.length());
    for (var ruby : chapter.structure().ruby()) {
      assertThat(ruby.span().of(text)).isNotBlank();
    }
  }

  private static void check(String name, JsonNode expected) throws Exception {
    var file = Shared.path("corpus/cases").resolve(name + ".epub");
    var text = new StringBuilder();
    try {
      read(file).forEach(chapter -> text.append(chapter.text().value()).append('\n'));
    } catch (BadBookException e) {
      assertThat(expected.path("want").asText()).as(e.getMessage()).isEqualTo("reject");
      return;
    }
    assertThat(expected.path("want").asText()).isEqualTo("open");
    var squeezed = text.toString().replaceAll("\\s+", "");
    var at = -1;
    for (var token : strings(expected.path("tokens"))) {
      assertThat(squeezed.split(java.util.regex.Pattern.quote(token), -1))
          .as(token + " in " + text)
          .hasSize(2);
      if (expected.path("order").asBoolean()) {
        assertThat(squeezed.indexOf(token)).as(token).isGreaterThan(at);
        at = squeezed.indexOf(token);
      }
    }
    strings(expected.path("bad")).forEach(bad -> assertThat(squeezed).doesNotContain(bad));
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.asText().replaceAll("\\s+", ""))
        .toList();
  }

  private static List<Chapter> read(Path file) throws BadBookException, IOException {
    var chapters = new ArrayList<Chapter>();
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      for (var chapter = book.next(); chapter.isPresent(); chapter = book.next()) {
        chapters.add(chapter.get());
      }
    }
    return chapters;
  }

  private static Stream<Path> books(String... folders) throws IOException {
    var books = new ArrayList<Path>();
    for (var folder : folders) {
      try (var files = Files.list(Shared.path(folder))) {
        files.filter(file -> file.toString().endsWith(".epub")).sorted().forEach(books::add);
      }
    }
    return books.stream();
  }
}
