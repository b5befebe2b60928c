package org.intelligentreader.book.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whole books of all languages, where they are at hand.
@Needs(shared = "corpus/books")
class CorpusWordsTest {
  @TestFactory
  Stream<DynamicTest> every_word_of_every_book_stands_in_the_text() throws IOException {
    try (var files = Files.list(Shared.path("corpus/books"))) {
      return files.filter(file -> file.toString().endsWith(".epub")).sorted().toList().stream()
          .map(book ->
              DynamicTest.dynamicTest(book.getFileName().toString(), () -> checkWords(book)));
    }
  }

  private static void checkWords(Path file) throws Exception {
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      var tokenizer = Tokenizers.standard().forLanguage(book.metadata().language());
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        checkWords(next.get(), tokenizer);
      }
    }
  }

  private static void checkWords(Chapter chapter, Tokenizer tokenizer) {
    var text = chapter.text().value();
    var end = 0;
    for (var token : tokenizer.analyse(chapter).tokens()) {
      assertThat(token.span().of(text)).isEqualTo(token.surface());
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      end = token.span().end();
    }
  }
}
