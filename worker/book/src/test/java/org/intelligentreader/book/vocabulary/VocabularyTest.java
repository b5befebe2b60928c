package org.intelligentreader.book.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void words_are_counted_by_lemma_in_the_book_and_in_each_chapter() {
    var vocabulary = japanese("猫が魚を食べた。", "犬も食べる。食べない猫。");

    var eat = word(vocabulary, "食べる");
    assertThat(eat.count()).isEqualTo(3);
    assertThat(eat.chapters())
        .containsExactly(
            new VocabularyWord.ChapterCount(0, 1), new VocabularyWord.ChapterCount(1, 2));
    assertThat(eat.surfaces())
        .containsExactly(new Form("食べた", 1), new Form("食べる", 1), new Form("食べない", 1));
    assertThat(eat.lexeme().reading()).contains("タベル");
    assertThat(eat.lexeme().accent()).contains("2");
    assertThat(vocabulary.words().getFirst()).isSameAs(eat);
  }

  @Test
  void the_first_place_of_a_word_names_its_sentence() {
    var vocabulary = japanese("雨が降る。", "傘を持つ。猫が魚を食べた。");

    assertThat(word(vocabulary, "魚").first())
        .isEqualTo(new Occurrence(id(1), new Span(7, 8), new Span(5, 13)));
  }

  @Test
  void particles_punctuation_and_numerals_in_digits_are_no_words() {
    var vocabulary = japanese("猫は、12、345。");

    assertThat(vocabulary.words()).hasSize(1);
    assertThat(vocabulary.statistics().sizes().words()).isEqualTo(1);
  }

  @Test
  void chapters_tell_how_many_words_are_new_in_them() {
    var chapters = japanese("猫が魚を食べた。", "犬も魚を食べる。").chapters();

    assertThat(chapters.get(0).statistics().newWords()).isEqualTo(3);
    assertThat(chapters.get(1).statistics().distinctWords()).isEqualTo(3);
    assertThat(chapters.get(1).statistics().newWords()).isEqualTo(1);
  }

  @Test
  void the_coverage_curve_says_how_many_words_are_enough() {
    var coverage = japanese("猫。".repeat(90) + "犬。".repeat(6) + "馬。牛。羊。豚。").coverage();

    assertThat(coverage)
        .containsExactly(
            new Coverage(80, 1), new Coverage(90, 1), new Coverage(95, 2), new Coverage(98, 4));
  }

  @Test
  void kanji_are_counted_by_school_grade() {
    var kanji = japanese("右の右に媛と俺と薔薇。").statistics().kanji();

    assertThat(kanji.all()).isEqualTo(new KanjiStatistics.Count(5, 6));
    assertThat(kanji.byGrade().get(KanjiGrade.GRADE_1)).isEqualTo(new KanjiStatistics.Count(1, 2));
    assertThat(kanji.byGrade().get(KanjiGrade.GRADE_4)).isEqualTo(new KanjiStatistics.Count(1, 1));
    assertThat(kanji.byGrade().get(KanjiGrade.SECONDARY))
        .isEqualTo(new KanjiStatistics.Count(1, 1));
    assertThat(kanji.byGrade().get(KanjiGrade.OTHER)).isEqualTo(new KanjiStatistics.Count(2, 2));
  }

  @Test
  void the_grades_have_the_sizes_of_the_course_of_study() {
    var sizes = new int[KanjiGrade.values().length];
    for (var c = 0x3400; c < 0x30000; c++) {
      sizes[List.of(KanjiGrade.values()).indexOf(KanjiGrade.of(c))]++;
    }
    // Four general-use kanji have a second shape.
    assertThat(sizes).startsWith(80, 160, 200, 202, 193, 191, 1110 + 4);
  }

  @Test
  void a_chinese_book_has_kanji_without_japanese_grades() {
    var vocabulary = vocabulary("zh", "我喜歡看書。");

    assertThat(vocabulary.statistics().kanji().all().distinct()).isEqualTo(5);
    assertThat(vocabulary.statistics().kanji().byGrade()).isEmpty();
  }

  @Test
  void longer_sentences_rarer_words_and_later_kanji_are_harder() {
    var easy = "ねこが水をのむ。犬が水をのむ。赤い花が村に一つある。".repeat(20);
    var hard = "憂鬱な曇天の彼方に聳える峻険な山嶺を眺めつつ、彼は漠然たる焦燥を禁じ得ず、嘗て逍遥した渓谷の静寂を追憶した。".repeat(20);

    assertThat(difficulty("ja", hard)).isGreaterThan(difficulty("ja", easy) + 20);
  }

  @Test
  void a_text_of_a_few_words_has_no_difficulty() {
    assertThat(japanese("猫がいる。").statistics().difficulty()).isEmpty();
  }

  @Test
  void every_language_has_words_and_difficulty() {
    var words = "The old keeper lit the lamp and nobody came up the stairs. ".repeat(20);

    assertThat(difficulty("en", words)).isBetween(0.0, 100.0);
    assertThat(word(vocabulary("fr", "Le Chat et le chien."), "le").count()).isEqualTo(2);
  }

  @Test
  void a_book_without_text_has_an_empty_vocabulary() {
    var vocabulary = japanese("", "");

    assertThat(vocabulary.words()).isEmpty();
    assertThat(vocabulary.coverage()).isEmpty();
    assertThat(vocabulary.statistics().difficulty()).isEmpty();
  }

  private static double difficulty(String language, String text) {
    return vocabulary(language, text).statistics().difficulty().orElseThrow();
  }

  private static VocabularyWord word(Vocabulary vocabulary, String lemma) {
    return vocabulary.words().stream()
        .filter(word -> word.lexeme().lemma().equals(lemma))
        .findFirst()
        .orElseThrow();
  }

  private static Vocabulary japanese(String... texts) {
    return vocabulary("ja", texts);
  }

  private static Vocabulary vocabulary(String language, String... texts) {
    var vocabulary = new Vocabulary(language);
    var tokenizer = Tokenizers.standard().forLanguage(language);
    for (var i = 0; i < texts.length; i++) {
      var chapter =
          new Chapter(
              new ChapterHeading(id(i), "", 1, Optional.empty()),
              CanonicalText.of(texts[i]),
              Structure.EMPTY,
              "");
      Analysis analysis = tokenizer.analyse(chapter);
      vocabulary.add(chapter, analysis);
    }
    return vocabulary;
  }

  private static ChapterId id(int chapter) {
    return ChapterId.ofSpineItem("chapter-" + chapter);
  }
}
