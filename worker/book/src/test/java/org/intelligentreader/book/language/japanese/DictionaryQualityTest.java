package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// The same scores with the dictionary of words that the build has compiled.
class DictionaryQualityTest {
  @Test
  @Needs(value = Need.EDICT, shared = "gold/gsd-dev.tsv")
  void short_units_of_the_treebank() throws IOException {
    var units = new Figures(Dictionaries.installed(), Shared::path).shortUnits();
    assertThat(units.f1()).isGreaterThan(98.9);
    assertThat(units.form.percent()).isGreaterThan(99.7);
    assertThat(units.lemma.percent()).isGreaterThan(99.4);
    assertThat(units.reading.percent()).isGreaterThan(99.1);
  }

  @Test
  @Needs(value = Need.EDICT, shared = "gold/gsd-dev-luw.tsv")
  void learners_words_against_long_units() throws IOException {
    assertThat(new Figures(Dictionaries.installed(), Shared::path).longUnits()).isGreaterThan(96.0);
  }

  @Test
  @Needs(value = Need.EDICT, shared = "gold/ruby-general.tsv")
  void readings_of_general_texts_without_their_ruby() throws IOException {
    assertThat(
            new Figures(Dictionaries.installed(), Shared::path).generalTextsWithoutRuby().percent())
        .isGreaterThan(92.3);
  }

  @Test
  @Needs(value = Need.EDICT, shared = "gold/ruby-general.tsv")
  void readings_of_general_texts_with_their_ruby() throws IOException {
    assertThat(new Figures(Dictionaries.installed(), Shared::path).generalTextsWithRuby().percent())
        .isGreaterThan(99.9);
  }

  @Test
  @Needs(value = Need.EDICT, shared = "gold/ruby-kusamakura.tsv")
  void kusamakura_with_each_ruby_hidden_until_after_its_use() throws IOException {
    assertThat(new Figures(Dictionaries.installed(), Shared::path).kusamakura().percent())
        .isGreaterThan(76.3);
  }

  /// Every headword with `-Dheadwords.step=1`; `-Dquality.misses=…` prints so many misses.
  @Test
  @Needs(Need.EDICT)
  void a_headword_of_one_reading_is_read_so_in_a_sentence() throws IOException {
    var judge = new HeadwordJudge(Need.edict());
    var step = Integer.getInteger("headwords.step", 20);
    assertThat(percent("common headwords", judge.common(step))).isLessThan(0.5);
    assertThat(percent("other headwords", judge.others(step))).isLessThan(3.0);
  }

  private static double percent(String title, HeadwordJudge.Verdict verdict) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d sentences read otherwise (%.2f %%)%n",
        title,
        verdict.misses().size(),
        verdict.asked(),
        verdict.percent());
    verdict.misses().stream()
        .limit(Integer.getInteger("quality.misses", 0))
        .forEach(System.out::println);
    return verdict.percent();
  }
}
