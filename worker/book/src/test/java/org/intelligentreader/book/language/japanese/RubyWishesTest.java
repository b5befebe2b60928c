package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubyWishesTest {
  private static final Pattern RUBY = Pattern.compile("｜?(\\p{IsHan}+)〈(.+?)〉");

  @ParameterizedTest
  @CsvSource({
    // The dictionary's own word with that reading.
    "少女〈おとめ〉が, 少女オトメ|がガ",
    "今日〈こんにち〉まで, 今日コンニチ|までマデ",
    "赤子を抱〈だ〉いた, 赤子アカゴ|をヲ|抱いダイ|たタ",
    "村を行〈ゆ〉く, 村ムラ|をヲ|行くユク",
    // Old type prints no small kana.
    "今日〈きよう〉は, 今日キョウ|はハ",
    // Several annotations of one word leave it whole.
    "気〈き〉の毒〈どく〉な家〈うち〉だ, 気の毒キノドク|なナ|家ウチ|だダ",
    "食〈た〉べ物〈もの〉と家〈うち〉, 食べ物タベモノ|とト|家ウチ",
    // Kanji without ruby beside those that have it stay in their word.
    "七里ヶ｜浜〈はま〉と家〈うち〉, 七里ヶ浜シチリガハマ|とト|家ウチ"
  })
  void the_words_that_ruby_asks_for_are_taken_from_the_dictionary(String marked, String units) {
    assertThat(units(marked)).isEqualTo(units);
  }

  @Test
  void the_word_comes_with_its_own_accent_and_dictionary_form() {
    var held = unit("抱〈だ〉いた", 0);
    assertThat(held.sound().baseKana()).isEqualTo("ダク");
    assertThat(unit("少女〈おとめ〉", 0).sound().accent())
        .isPresent()
        .isNotEqualTo(unit("少女", 0).sound().accent());
  }

  @Test
  void a_reading_that_no_dictionary_has_leaves_the_word_as_it_was() {
    assertThat(units("食卓〈てえぶる〉へ")).isEqualTo(units("食卓へ"));
    assertThat(units("ｶﾞｶﾞｶﾞと少女〈おとめ〉が")).endsWith("少女ショウジョ|がガ");
  }

  private static Morpheme unit(String marked, int index) {
    return shortUnits(marked).get(index);
  }

  private static String units(String marked) {
    return shortUnits(marked).stream()
        .map(morpheme -> morpheme.surface() + morpheme.sound().kana())
        .collect(Collectors.joining("|"));
  }

  /// The text without its 〈…〉: ruby of the kanji before it, from ｜ on.
  private static List<Morpheme> shortUnits(String marked) {
    var rubies = new ArrayList<Ruby>();
    var text = new StringBuilder();
    var matcher = RUBY.matcher(marked);
    while (matcher.find()) {
      matcher.appendReplacement(text, "$1");
      var end = text.length();
      var start = end - matcher.group(1).length();
      rubies.add(new Ruby(new Span(start, end), matcher.group(2), Ruby.Kind.READING));
    }
    matcher.appendTail(text);
    var chapter = Chapters.of(text.toString(), rubies);
    return JapaneseTokenizer.with(LatticeAnalyser.shared(), KanjiReadings.numeralsOnly())
        .shortUnits(text.toString(), new RubyReadings(chapter));
  }
}
