package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.junit.jupiter.api.Test;

/// What the book's own ruby says, here and later.
class BookRubyTest {
  private final JapaneseTokenizer tokenizer =
      JapaneseTokenizer.with(LatticeAnalyser.shared(), KanjiReadings.numeralsOnly());

  @Test
  void ruby_over_two_morphemes_that_are_not_read_so_makes_one_word() {
    assertThat(word("昨夜は寒い。", "昨夜", ruby("昨夜は寒い。", "昨夜", "ゆうべ"))).isEqualTo("ユウベ ruby");
    assertThat(word("寐台に坐る。", "寐台", ruby("寐台に坐る。", "寐台", "ねだい"))).isEqualTo("ネダイ ruby");
  }

  @Test
  void such_a_word_is_found_again_without_ruby() {
    word("寐台に坐る。", "寐台", ruby("寐台に坐る。", "寐台", "ねだい"));
    assertThat(word("また寐台に坐る。", "寐台")).isEqualTo("ネダイ book");
  }

  @Test
  void ruby_that_crosses_the_border_of_a_word_moves_the_border() {
    var text = "一人物も食べない。";
    assertThat(word(text, "一人", ruby(text, "一人", "ひとり"))).isEqualTo("ヒトリ ruby");
  }

  @Test
  void a_verb_whose_kanji_carry_one_ruby_is_one_word_with_its_ending() {
    var text = "犬を追駈けた。";
    assertThat(word(text, "追駈けた", ruby(text, "追駈", "おいか"))).isEqualTo("オイカケタ ruby");
  }

  @Test
  void ruby_over_a_part_leaves_the_rest_to_the_analyser() {
    var text = "一生懸命だ。";
    assertThat(word(text, "一生", ruby(text, "生", "しょう"))).isEqualTo("イッショウ ruby");
    var numbers = "七里ヶ浜を歩く。";
    assertThat(word(numbers, "七里ヶ浜", ruby(numbers, "浜", "はま"))).isEqualTo("シチリガハマ ruby");
  }

  @Test
  void old_spelling_in_ruby_takes_the_spelling_of_today() {
    var text = "今日は寒い。";
    assertThat(word(text, "今日", ruby(text, "今日", "きよう"))).isEqualTo("キョウ ruby");
  }

  @Test
  void the_same_kanji_with_other_okurigana_is_another_word() {
    word("山に上る。", "上る", ruby("山に上る。", "上", "のぼ"));
    assertThat(word("二階に上がる。", "上がる")).isEqualTo("アガル dictionary");
    assertThat(word("坂を上る。", "上る")).isEqualTo("ノボル book");
  }

  @Test
  void where_the_book_reads_a_word_in_two_ways_the_more_frequent_holds() {
    var text = "画を見る。";
    word(text, "画", ruby(text, "画", "え"));
    word(text, "画", ruby(text, "画", "え"));
    word(text, "画", ruby(text, "画", "が"));
    assertThat(word("その画だ。", "画")).isEqualTo("エ book");
  }

  @Test
  void a_gloss_and_dots_are_no_reading() {
    var text = "猫が鳴く。";
    var gloss = new Ruby(new Span(0, 1), "cat", Ruby.Kind.GLOSS);
    var dots = new Ruby(new Span(0, 1), "﹅", Ruby.Kind.EMPHASIS);
    assertThat(word(text, "猫", gloss)).isEqualTo("ネコ dictionary");
    assertThat(word(text, "猫", dots)).isEqualTo("ネコ dictionary");
  }

  @Test
  void a_foreign_word_in_katakana_over_kanji_is_no_reading_of_theirs() {
    var text = "食卓を囲む。";
    assertThat(word(text, "食卓", ruby(text, "食卓", "テーブル"))).isEqualTo("ショクタク dictionary");
    assertThat(word("次の食卓だ。", "食卓")).isEqualTo("ショクタク dictionary");
  }

  @Test
  void katakana_that_the_dictionary_has_is_a_reading() {
    var text = "珈琲を飲む。";
    assertThat(word(text, "珈琲", ruby(text, "珈琲", "コーヒー"))).isEqualTo("コーヒー ruby");
  }

  private static Ruby ruby(String text, String base, String reading) {
    var start = text.indexOf(base);
    return new Ruby(new Span(start, start + base.length()), reading, Ruby.Kind.READING);
  }

  /// The reading of the token `surface`, and who says so.
  private String word(String text, String surface, Ruby... rubies) {
    var tokens = tokenizer.analyse(Chapters.of(text, Arrays.asList(rubies))).tokens();
    assertThat(tokens.stream().map(Token::surface)).contains(surface);
    return tokens.stream()
        .filter(token -> token.surface().equals(surface))
        .flatMap(token -> token.reading().stream())
        .map(BookRubyTest::described)
        .findFirst()
        .orElse("");
  }

  private static String described(Reading reading) {
    var source =
        switch (reading.source()) {
          case USER -> "user";
          case RUBY -> "ruby";
          case BOOK -> "book";
          case DICTIONARY -> "dictionary";
        };
    return reading.katakana() + " " + source;
  }

  @Test
  void a_book_without_ruby_is_read_by_the_dictionary() {
    assertThat(tokenizer.analyse(Chapters.of("本だ。", List.of())).tokens().getFirst().reading())
        .hasValueSatisfying(reading -> assertThat(described(reading)).isEqualTo("ホン dictionary"));
  }
}
