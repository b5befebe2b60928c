package org.intelligentreader.book.interruption;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.book.audit.Audit;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {
  @TempDir Path folder;

  @AfterEach
  void hear() {
    Thread.interrupted();
  }

  @Test
  void nobody_is_disturbed_without_need() {
    assertThatCode(() -> Interruption.check()).doesNotThrowAnyException();
  }

  @Test
  void a_loop_over_characters_hears_at_each_thousandth() {
    Thread.currentThread().interrupt();
    assertThatCode(() -> Interruption.check(1023)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Interruption.check(1024)).isInstanceOf(WorkInterruptedException.class);
  }

  @Test
  void opening_a_book_ends_when_it_is_told_to() throws Exception {
    var file = book("en");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Books.open(file, Limits.DEFAULTS, Optional.empty()))
        .isInstanceOf(WorkInterruptedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja", "sv", "zh"})
  void reading_and_analysing_a_chapter_end_when_they_are_told_to(String language) throws Exception {
    try (var book = Books.open(book(language), Limits.DEFAULTS, Optional.empty())) {
      var tokenizer = Tokenizers.standard().forLanguage(language);
      var chapter = book.next().orElseThrow();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> tokenizer.analyse(chapter))
          .isInstanceOf(WorkInterruptedException.class);
      assertThatThrownBy(book::next).isInstanceOf(WorkInterruptedException.class);
      Thread.interrupted();
    }
  }

  @Test
  void the_second_count_ends_when_it_is_told_to() throws Exception {
    var file = book("en");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Audit.of(file, java.util.List.of("A lamp.")))
        .isInstanceOf(WorkInterruptedException.class);
  }

  private Path book(String language) throws Exception {
    var fixture =
        new EpubFixture()
            .metadata("<dc:title>T</dc:title><dc:language>" + language + "</dc:language>")
            .page("a", "<p>A lamp was lit.</p>")
            .page("b", "<p>古い橋を渡った。</p>");
    return Files.write(folder.resolve("book.epub"), fixture.bytes());
  }
}
