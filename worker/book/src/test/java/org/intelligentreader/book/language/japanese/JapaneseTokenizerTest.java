package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JapaneseTokenizerTest {
  private final org.intelligentreader.book.language.Tokenizer tokenizer =
      JapaneseTokenizer.create();

  @ParameterizedTest
  @CsvSource({
    "食べられなかった, 食べる, タベラレナカッタ, passive negative past",
    "食べてしまいます, 食べる, タベテシマイマス, completive polite",
    "読んでいる, 読む, ヨンデイル, progressive",
    "見てみたい, 見る, ミテミタイ, attempt desiderative",
    "行こう, 行く, イコウ, volitional",
    "飲ませた, 飲む, ノマセタ, causative past",
    "高くなかった, 高い, タカクナカッタ, negative past",
    "来ません, 来る, キマセン, polite negative",
    "買っとく, 買う, カットク, preparatory",
    "泣いちゃった, 泣く, ナイチャッタ, completive past",
    "走れ, 走る, ハシレ, imperative",
    "起きたら, 起きる, オキタラ, conditional-tara",
    "勉強しました, 勉強する, ベンキョウシマシタ, polite past",
    "読み始めた, 読み始める, ヨミハジメタ, past",
    "降りそう, 降る, フリソウ, appearance",
    "感じた, 感じる, カンジタ, past",
    "信じられない, 信じる, シンジラレナイ, passive negative"
  })
  void a_verb_is_one_word_with_everything_that_inflects_it(
      String surface, String lemma, String reading, String steps) {
    var token = analyse(surface).tokens();
    assertThat(surfaces(token)).containsExactly(surface);
    assertThat(token.getFirst().lexeme().lemma()).isEqualTo(lemma);
    assertThat(token.getFirst().reading().map(Reading::katakana)).contains(reading);
    assertThat(String.join(" ", token.getFirst().inflection())).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource({
    "月曜日に, 月曜日, ゲツヨウビ",
    "一昨日から, 一昨日, オトトイ",
    "誕生日に, 誕生日, タンジョウビ",
    "腕時計を, 腕時計, ウデドケイ",
    "20世紀の, 20世紀, ニジュウセイキ",
    "80年代に, 80年代, ハチジュウネンダイ",
    "一九三三年に, 一九三三年, センキュウヒャクサンジュウサンネン",
    "二〇年後, 二〇年後, ニジュウネンゴ",
    "二三人の, 二三人, ニサンニン",
    "1日に, 1日, イチニチ",
    "ゐなかに, ゐなか, イナカ"
  })
  void numbers_and_compounds_that_sound_as_one_are_one_word(
      String text, String surface, String reading) {
    var first = analyse(text).tokens().getFirst();
    assertThat(first.surface()).isEqualTo(surface);
    assertThat(first.reading().map(Reading::katakana)).contains(reading);
  }

  @ParameterizedTest
  @CsvSource({
    "本だった。, 本|だった|。",
    "静かでした。, 静か|でした|。",
    "本だったら読む。, 本|だったら|読む|。",
    "男だったり女だったり, 男|だったり|女|だったり",
    "本ならば読む。, 本|ならば|読む|。",
    "本であって、, 本|であって|、",
    "本でありながら, 本|でありながら",
    "本なので読む。, 本|な|ので|読む|。",
    "本だが読む。, 本|だ|が|読む|。"
  })
  void the_copula_is_one_token_with_what_inflects_it(String text, String tokens) {
    assertThat(String.join("|", surfaces(analyse(text).tokens()))).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "読んだけど寝た, 読んだ|けど|寝た",
    "読むと寝る, 読む|と|寝る",
    "読んでも寝ない, 読んで|も|寝ない",
    "読んでから寝る, 読んで|から|寝る",
    "見よ、あれを, 見よ|、|あれ|を",
    "食べるよ, 食べる|よ",
    "読んだよ, 読んだ|よ",
    "バズって何, バズ|って|何",
    "あっ、猫, あっ|、|猫"
  })
  void what_does_not_inflect_the_word_before_it_stays_apart(String text, String tokens) {
    assertThat(String.join("|", surfaces(analyse(text).tokens()))).isEqualTo(tokens);
  }

  @Test
  void particles_and_punctuation_are_no_words() {
    var tokens = analyse("猫が水を飲む。").tokens();
    assertThat(surfaces(tokens)).containsExactly("猫", "が", "水", "を", "飲む", "。");
    assertThat(tokens.stream().map(token -> token.lexeme().word()))
        .containsExactly(true, false, true, false, true, false);
  }

  @Test
  void a_potential_verb_keeps_its_lemma_and_names_its_base() {
    var token = analyse("これは買える。").tokens().get(2);
    assertThat(token.lexeme().lemma()).isEqualTo("買える");
    assertThat(token.lexeme().base()).contains("買う");
  }

  @Test
  void digits_and_letters_stay_together() {
    assertThat(surfaces(analyse("ABCは1,234.5円").tokens())).containsExactly("ABC", "は", "1,234.5円");
  }

  @Test
  void furigana_stand_over_kanji_only() {
    var token = analyse("食べ物だ").tokens().getFirst();
    assertThat(token.reading().orElseThrow().furigana())
        .containsExactly(
            new Reading.Furigana(new Span(0, 1), "た"), new Reading.Furigana(new Span(2, 3), "もの"));
  }

  @Test
  void ruby_here_wins_and_holds_for_the_rest_of_the_book() {
    var first = analyse("宇宙を見た。", new Ruby(new Span(0, 2), "そら", Ruby.Kind.READING));
    assertThat(first.tokens().getFirst().reading().orElseThrow().katakana()).isEqualTo("ソラ");
    assertThat(first.tokens().getFirst().reading().orElseThrow().source())
        .isEqualTo(Reading.Source.RUBY);
    var second = analyse("また宇宙を見た。").tokens().get(1);
    assertThat(second.reading().orElseThrow().katakana()).isEqualTo("ソラ");
    assertThat(second.reading().orElseThrow().source()).isEqualTo(Reading.Source.BOOK);
  }

  @Test
  void emphasis_dots_are_no_reading() {
    var token =
        analyse("猫だ", new Ruby(new Span(0, 1), "﹅", Ruby.Kind.EMPHASIS)).tokens().getFirst();
    assertThat(token.reading().orElseThrow().katakana()).isEqualTo("ネコ");
  }

  @Test
  void sentences_do_not_end_inside_quotation_marks() {
    var text = "「行く。帰る。」と言った。次だ。";
    assertThat(analyse(text).sentences().stream().map(span -> span.of(text)))
        .containsExactly("「行く。帰る。」と言った。", "次だ。");
  }

  static List<String> oddTexts() {
    return List.of(
        "か\u3099き\u3099ぐげご",
        "葛\uDB40\uDD00飾区",
        "ﾊﾝｶｸｶﾅとﾊﾟﾝﾀﾞ",
        "𠮷野家で🍣を食べる👩‍👩‍👧",
        "ー".repeat(30_000),
        "あ".repeat(50_000),
        "＊＊＊",
        "けふは\u3000よい\u00A0天氣\tだ\u0007",
        "A\uD800B");
  }

  @ParameterizedTest
  @MethodSource("oddTexts")
  void tokens_cover_every_visible_character_of_any_text(String text) {
    assertCovered(CanonicalText.of(text).value());
  }

  @Test
  void tokens_cover_every_visible_character_of_random_text() {
    var seed = 5L;
    var random = new Random(seed);
    for (var i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (var n = random.nextInt(80); n > 0; n--) {
        text.appendCodePoint(
            switch (random.nextInt(8)) {
              case 0 -> 0x4E00 + random.nextInt(0x5000);
              case 1 -> 0x3041 + random.nextInt(0x60);
              case 2 -> 0x30A1 + random.nextInt(0x60);
              case 3 -> 0x20 + random.nextInt(0x60);
              case 4 -> 0xFF61 + random.nextInt(0x3F);
              case 5 -> 0x1F300 + random.nextInt(0x200);
              case 6 -> "\n。」「、・ー々\u3099".codePointAt(random.nextInt(9));
              default -> random.nextInt(0x3000);
            });
      }
      assertCovered(CanonicalText.of(text.toString()).value());
    }
  }

  private void assertCovered(String text) {
    var end = 0;
    for (var token : analyse(text).tokens()) {
      assertThat(token.span().of(text)).isEqualTo(token.surface());
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(text.substring(end, token.span().start())).isBlank();
      end = token.span().end();
    }
    assertThat(text.substring(end)).isBlank();
  }

  private Analysis analyse(String text, Ruby... rubies) {
    var heading = new ChapterHeading(new ChapterId("toc-00000000"), "", 1, Optional.empty());
    return tokenizer.analyse(
        new Chapter(
            heading,
            CanonicalText.of(text),
            new Structure(List.of(), List.of(), List.of(rubies), List.of()),
            ""));
  }

  private static List<String> surfaces(List<Token> tokens) {
    return tokens.stream().map(Token::surface).collect(Collectors.toList());
  }
}
