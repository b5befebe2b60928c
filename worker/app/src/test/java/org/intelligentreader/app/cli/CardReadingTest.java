package org.intelligentreader.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReadingTest {
  @ParameterizedTest
  @CsvSource({
    "猫, ねこ, 猫[ねこ]",
    "食べる, たべる, 食[た]べる",
    "お金, おかね, お 金[かね]",
    "取り消す, とりけす, 取り消[とりけ]す",
    "ねこ, ねこ, ''",
    "cat, '', ''"
  })
  void the_reading_stands_beside_the_kanji_as_ankis_filter_wants_it(
      String word, String reading, String furigana) {
    assertThat(CardReading.furigana(word, reading)).isEqualTo(furigana);
  }
}
