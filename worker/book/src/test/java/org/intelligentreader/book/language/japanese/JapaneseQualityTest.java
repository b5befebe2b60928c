package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// Scores against reference data, without anything installed; the thresholds guard what was
/// reached. Figures: `docs/japanese-quality.md`.
class JapaneseQualityTest {
  @Test
  @Needs(shared = "gold/gsd-dev.tsv")
  void short_units_of_the_treebank() throws IOException {
    var units = new Figures(Dictionaries.NONE, Shared::path).shortUnits();
    assertThat(units.f1()).isGreaterThan(98.9);
    assertThat(units.form.percent()).isGreaterThan(99.7);
    assertThat(units.lemma.percent()).isGreaterThan(99.4);
    assertThat(units.reading.percent()).isGreaterThan(99.1);
  }

  @Test
  @Needs(shared = "gold/gsd-dev-luw.tsv")
  void learners_words_against_long_units() throws IOException {
    assertThat(new Figures(Dictionaries.NONE, Shared::path).longUnits()).isGreaterThan(95.9);
  }

  @Test
  @Needs(shared = "gold/ruby-general.tsv")
  void readings_of_general_texts_without_their_ruby() throws IOException {
    assertThat(new Figures(Dictionaries.NONE, Shared::path).generalTextsWithoutRuby().percent())
        .isGreaterThan(92.1);
  }

  @Test
  @Needs(shared = "gold/ruby-general.tsv")
  void readings_of_general_texts_with_their_ruby() throws IOException {
    assertThat(new Figures(Dictionaries.NONE, Shared::path).generalTextsWithRuby().percent())
        .isGreaterThan(99.9);
  }

  @Test
  @Needs(shared = "gold/ruby-kusamakura.tsv")
  void kusamakura_with_each_ruby_hidden_until_after_its_use() throws IOException {
    assertThat(new Figures(Dictionaries.NONE, Shared::path).kusamakura().percent())
        .isGreaterThan(75.7);
  }
}
