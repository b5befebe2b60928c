package org.intelligentreader.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The licence to exist: the same tokens as kuromoji with the same dictionary, entry for entry.
class KuromojiEqualityTest {
  private static final long SEED = Long.getLong("seed", 20261124);

  private final Comparison comparison = new Comparison();

  @Test
  void words_in_random_order_are_split_as_kuromoji_splits_them() {
    var random = new Random(SEED);
    var spellings = Texts.spellings(Unidic.DICTIONARY);
    while (comparison.characters() < 150_000) {
      comparison.compare(Texts.words(random, spellings));
    }
    check();
  }

  @Test
  void characters_in_random_order_are_split_as_kuromoji_splits_them() {
    var random = new Random(SEED);
    while (comparison.characters() < 150_000) {
      comparison.compare(Texts.characters(random));
    }
    check();
  }

  @Test
  @Needs(shared = {"gold", "corpus/books"})
  void books_are_split_as_kuromoji_splits_them() throws IOException {
    Texts.real(line -> {
      if (line.hashCode() % 20 == 0) {
        comparison.compare(line);
      }
    });
    check();
  }

  /// The whole corpus, then generated and random text up to `-Dcharacters` (20 million).
  @Test
  @Tag("campaign")
  @Needs(shared = {"gold", "corpus/books"})
  void twenty_million_characters_are_split_as_kuromoji_splits_them() throws IOException {
    var wanted = Long.getLong("characters", 20_000_000);
    Texts.real(comparison::compare);
    System.out.println("real texts: " + comparison.report());
    var random = new Random(SEED);
    var spellings = Texts.spellings(Unidic.DICTIONARY);
    while (comparison.characters() < wanted) {
      comparison.compare(Texts.words(random, spellings));
      comparison.compare(Texts.characters(random));
    }
    check();
  }

  private void check() {
    System.out.println("seed " + SEED + ": " + comparison.report());
    assertThat(comparison.differences()).as(comparison.report()).isEmpty();
    assertThat(comparison.characters()).isPositive();
  }
}
