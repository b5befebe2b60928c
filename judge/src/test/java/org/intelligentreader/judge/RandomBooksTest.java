package org.intelligentreader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.intelligentreader.judge.compare.ComparisonCounts;
import org.intelligentreader.judge.compare.ComparisonCounts.Count;
import org.intelligentreader.judge.generate.Feature;
import org.intelligentreader.judge.generate.RandomBook;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random books differ from what Chromium shows in nothing that has no name. A failure prints the
/// seed; `./reader audit --browser --random 1 --seed SEED --keep DIR` makes the book again.
@Needs(Need.CHROMIUM)
class RandomBooksTest {
  private static final int SOME = 12;

  /// A picture inside a line still ends it.
  private static final Set<Feature> MENDED =
      EnumSet.complementOf(EnumSet.of(Feature.INLINE_PICTURES));

  private static final long FIRST = Long.getLong("random.from", 1);
  private static final int COUNT = Integer.getInteger("random.count", 10_000);

  @TempDir private Path folder;

  @Test
  void some_random_books_are_what_the_browser_shows() throws IOException {
    judge(1, SOME);
  }

  @Test
  @Tag("campaign")
  void many_random_books_are_what_the_browser_shows() throws IOException {
    var total = judge(FIRST, COUNT);
    total.lines().forEach(System.out::println);
  }

  @Test
  void the_walk_through_a_page_is_what_inner_text_has() throws IOException {
    var features = EnumSet.of(Feature.CLASSES, Feature.LISTS, Feature.TABLES, Feature.PREFORMATTED);
    try (var judge = new BookJudge()) {
      for (var seed = 1L; seed <= SOME; seed++) {
        judge.judge(book(seed, features));
        assertThat(judge.walkIsInnerText()).as("seed %d", seed).isTrue();
      }
    }
  }

  private ComparisonCounts judge(long first, int count) throws IOException {
    var softly = new SoftAssertions();
    var total = new ComparisonCounts();
    try (var judge = new BookJudge()) {
      for (var seed = first; seed < first + count; seed++) {
        var tally = judge.judge(book(seed, MENDED));
        softly.assertThat(tally.differences()).as("seed %d", seed).isEmpty();
        total.add(tally);
      }
    }
    softly.assertAll();
    assertThat(total.of(Count.BOUNDARIES)).isPositive();
    return total;
  }

  private Path book(long seed, Set<Feature> features) throws IOException {
    var book = folder.resolve("book.epub");
    RandomBook.write(seed, features, book);
    return book;
  }
}
