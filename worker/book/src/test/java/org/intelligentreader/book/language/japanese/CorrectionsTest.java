package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsTest {
  @ParameterizedTest
  @CsvSource({
    "私は行く, ワタシハイク",
    "日本へ来た, ニホンヘキタ",
    "何が見えるか, ナニガミエルカ",
    "何を読む, ナニヲヨム",
    "何と言う, ナントイウ",
    "何で来た, ナンデキタ",
    "何人いる, ナンニンイル",
    "お母さんと, オカアサント",
    "お父さんに, オトウサンニ",
    "母は元気だ, ハハハゲンキダ",
    "お兄さんの本, オニイサンノホン",
    "運送会社で, ウンソウガイシャデ"
  })
  void well_known_readings_depend_on_the_words_around_them(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @ParameterizedTest
  @CsvSource({
    "7, ナナ",
    "10, ジュウ",
    "16, ジュウロク",
    "300, サンビャク",
    "3800, サンゼンハッピャク",
    "10000, イチマン",
    "'120,000', ジュウニマン",
    "２０２６, ニセンニジュウロク"
  })
  void whole_numbers_are_read_with_their_sound_changes(String digits, String katakana) {
    assertThat(Numbers.katakana(digits)).contains(katakana);
  }

  @Test
  void what_is_no_whole_number_has_no_reading() {
    assertThat(Numbers.katakana("3.5")).isEmpty();
    assertThat(Numbers.katakana("1234567890123")).isEmpty();
  }

  @Test
  void capitals_are_read_letter_by_letter() {
    assertThat(Letters.katakana("ATM")).contains("エーティーエム");
    assertThat(Letters.katakana("Linux")).isEmpty();
  }

  private static String read(String text) {
    return Corrections.apply(Joins.join(LatticeAnalyser.shared().analyse(text))).stream()
        .map(morpheme -> morpheme.sound().kana())
        .collect(Collectors.joining());
  }
}
