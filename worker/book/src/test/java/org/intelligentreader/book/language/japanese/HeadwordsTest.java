package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words that a dictionary lists whole, with one of a few lines written for this test.
class HeadwordsTest {
  private static final String[] EDICT = {
    "日本語 [にほんご] /(n) Japanese/(P)/",
    "飛行機 [ひこうき] /(n) aeroplane/(P)/",
    "飛行機雲 [ひこうきぐも] /(n) contrail/",
    "アイスクリーム /(n) ice cream/(P)/",
    "外国人 [がいこくじん] /(n) foreigner/(P)/",
    "市役所 [しやくしょ] /(n) city hall/(P)/",
    "城下町 [じょうかまち] /(n) castle town/(P)/",
    "大相撲 [おおずもう] /(n) grand sumo/(P)/",
    "受付係 [うけつけがかり] /(n) receptionist/",
    "修羅場 [しゅらじょう] /(ok) (n) carnage/",
    "修羅場 [しゅらば] /(n) carnage/",
    "古新聞 [こしんぶん] /(n) old newspaper/",
    "古新聞 [ふるしんぶん] /(n) old newspaper/",
    "都道府県 [とどうふけん] /(n) prefectures/(P)/",
    "五十音 [ごじゅうおん] /(n) syllabary/(P)/",
    "取締役 [とりしまりやく] /(n) director/(P)/",
    "一日中 [いちにちじゅう] /(n,n-adv) all day/(P)/",
    "二階 [ふたかい] /(n) not how people say it/(P)/",
    "田中さん [でんちゅうさん] /(n) no name is read by a dictionary/(P)/",
    "朝見 [ちょうけん] /(n,vs) audience/",
    "中腹 [ちゅうふく] /(n) mountainside/(P)/",
    "間借り [まがり] /(n,vs) renting a room/(P)/",
    "高い [たかい] /(adj-i) high/(P)/",
    "大人気ない [おとなげない] /(adj-i) childish/",
    "本が好き [ほんがすき] /(n) no word: it has a particle/",
    "自由民主主義 [じゆうみんしゅしゅぎ] /(n) liberal democracy/",
    "民主主義 [みんしゅしゅぎ] /(n) democracy/(P)/",
    "劣弧 [れっこ] /(n) minor arc/",
    "罎 [びん] /(n) bottle/",
    "輝安鉱 [きあんこう] /(n) stibnite/",
    "クーロン力 [クーロンりょく] /(n) Coulomb force/",
    "胎位異常 [たいいいじょう] /(n) abnormal presentation/",
    "食破る [くいやぶる] /(v5r,vt) to bite through/",
    "印象付ける [いんしょうづける] /(v1,vt) to impress/(P)/",
    "息吐く [いきつく] /(v5k,vi) to breathe/",
    "一歩退く [いっぽひく] /(v5k) to step back/",
    "見え難い [みえにくい] /(adj-i) hard to see/",
    "本々 [もともと] /(adv) from the start/",
    "暗々裡 [あんあんり] /(n) the dark/"
  };

  @TempDir static Path folder;

  private static Headwords headwords = Dictionaries.NONE;

  @BeforeAll
  static void compile() throws IOException {
    headwords = Dictionaries.of(folder, EDICT);
  }

  @ParameterizedTest
  @CsvSource({
    "日本語は分からない, 日本語, 日本|語",
    "飛行機に乗る, 飛行機, 飛行|機",
    "飛行機雲を見る, 飛行機雲, 飛行|機|雲",
    "アイスクリームがとける, アイスクリーム, アイス|クリーム",
    "市役所の人, 市役所, 市|役所",
    "自由民主主義の, 自由民主主義, 自由|民主|主義",
    "間借りする人, 間借りする, 間借りする",
    "外国人たちは, 外国人たち, 外国人たち",
    "一日中寝た, 一日中, 一日中"
  })
  void the_longest_run_that_spells_a_headword_is_one_word(
      String text, String word, String without) {
    assertThat(surfaces(text, headwords)).startsWith(word + "|");
    assertThat(surfaces(text, Dictionaries.NONE)).startsWith(without + "|");
  }

  @ParameterizedTest
  @CsvSource({
    "その劣弧を描く, 劣弧, レッコ",
    "罎は空だ, 罎, ビン",
    "その輝安鉱がある, 輝安鉱, キアンコウ",
    "そのクーロン力は, クーロン力, クーロンリョク",
    "その胎位異常は, 胎位異常, タイイイジョウ"
  })
  void what_the_analyser_lacks_is_read_as_the_headword(String text, String word, String reading) {
    assertThat(reading(text, word)).isEqualTo(reading);
  }

  @ParameterizedTest
  @CsvSource({
    "袋を食破った, 食破った, クイヤブッタ",
    "袋を食破る, 食破る, クイヤブル",
    "強く印象付けた, 印象付けた, インショウヅケタ",
    "見え難かった, 見え難かった, ミエニクカッタ"
  })
  void a_verb_or_adjective_of_several_pieces_is_read_as_its_headword_in_every_form(
      String text, String word, String reading) {
    assertThat(reading(text, word)).isEqualTo(reading);
  }

  @Test
  void a_verb_that_has_another_reading_elsewhere_keeps_its_own() {
    assertThat(reading("ふうっと息吐いた", "息吐いた")).isEqualTo("イキハイタ");
  }

  @Test
  void a_suffix_that_is_repeated_makes_no_word_of_the_two() {
    assertThat(surfaces("図書館々長の話", headwords)).doesNotContain("館々");
  }

  @Test
  void a_number_before_a_verb_stands_apart() {
    assertThat(surfaces("一歩退いた", headwords)).startsWith("一歩|");
  }

  @ParameterizedTest
  @CsvSource({"縞々の服, 縞々, シマシマ", "本々そう思う, 本々, モトモト", "暗々裡に進む, 暗々裡, アンアンリ", "一歩々々と歩く, 一歩々々, イッポイッポ"})
  void a_repeated_kanji_is_read_twice_or_as_the_headword(String text, String word, String reading) {
    assertThat(reading(text, word)).isEqualTo(reading);
  }

  private static String reading(String text, String word) {
    return Dictionaries.tokenizer(headwords).analyse(Chapters.of(text, List.of())).tokens().stream()
        .filter(token -> token.surface().equals(word))
        .findFirst()
        .flatMap(Token::reading)
        .map(Reading::katakana)
        .orElse("");
  }

  @Test
  void the_pieces_stay_its_parts() {
    var word = tokens("日本語だ", headwords).getFirst();
    assertThat(word.parts()).extracting(Token::surface).containsExactly("日本", "語");
    assertThat(word.lexeme().lemma()).isEqualTo("日本語");
    assertThat(word.lexeme().word()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"日本語訳を読む, 日本語|訳, 日本|語訳", "各都道府県に, 各都道府県, 各都|道府|県", "五十音順に, 五十音|順, 五十|音順"})
  void no_word_is_made_up_across_a_headword(String text, String words, String without) {
    assertThat(surfaces(text, headwords)).startsWith(words + "|");
    assertThat(surfaces(text, Dictionaries.NONE)).startsWith(without + "|");
  }

  @ParameterizedTest
  @CsvSource({
    "外国人が来た, ガイコクジン",
    "城下町を歩く, ジョウカマチ",
    "大相撲を見る, オオズモウ",
    "受付係に聞く, ウケツケガカリ",
    "修羅場だ, シュラバ",
    "中腹に家がある, チュウフク"
  })
  void a_headword_of_one_reading_in_use_is_read_so(String text, String katakana) {
    assertThat(reading(text, headwords)).isEqualTo(katakana);
  }

  @Test
  void where_it_has_several_readings_the_analyser_decides() {
    assertThat(reading("古新聞を読む", headwords)).isEqualTo(reading("古新聞を読む", Dictionaries.NONE));
  }

  @ParameterizedTest
  @CsvSource({"二階に, 二階, ニカイ", "田中さんが, 田中さん, タナカサン"})
  void numbers_with_counters_and_names_of_persons_are_read_by_rule(
      String text, String word, String katakana) {
    assertThat(surfaces(text, headwords)).startsWith(word);
    assertThat(reading(text, headwords)).isEqualTo(katakana);
  }

  @Test
  void a_verb_that_inflects_ends_no_noun() {
    assertThat(surfaces("朝見た夢", headwords)).startsWith("朝|見た");
  }

  @Test
  void particles_belong_to_no_word() {
    assertThat(surfaces("本が好きだ", headwords)).startsWith("本|が|好き");
  }

  @Test
  void adjectives_are_found_by_their_dictionary_form() {
    var word = tokens("大人気なく怒る", headwords).getFirst();
    assertThat(word.surface()).isEqualTo("大人気なく");
    assertThat(word.lexeme().lemma()).isEqualTo("大人気ない");
  }

  @Test
  void an_adjective_is_exclaimed_without_its_ending() {
    var word = tokens("高っ！", headwords).getFirst();
    assertThat(word.surface()).isEqualTo("高っ");
    assertThat(word.lexeme().lemma()).isEqualTo("高い");
    assertThat(word.reading().map(Reading::katakana)).contains("タカッ");
    assertThat(tokens("はっとした", headwords).getFirst().surface()).isEqualTo("はっと");
  }

  @Test
  void ruby_reads_the_words_under_it() {
    var ruby = new Ruby(new Span(0, 3), "とつくにびと", Ruby.Kind.READING);
    var word = Chapters.tokens("外国人が来た", List.of(ruby), headwords).getFirst();
    assertThat(word.reading().map(Reading::katakana)).contains("トツクニビト");
  }

  @Test
  void the_dictionary_is_named_with_the_analyser() {
    assertThat(Dictionaries.tokenizer(headwords).id().dictionaryVersion()).endsWith("+edict");
    assertThat(Dictionaries.tokenizer(Dictionaries.NONE).id().dictionaryVersion())
        .doesNotContain("edict");
  }

  private static String surfaces(String text, Headwords headwords) {
    return tokens(text, headwords).stream().map(Token::surface).collect(Collectors.joining("|"));
  }

  private static String reading(String text, Headwords headwords) {
    return tokens(text, headwords).getFirst().reading().map(Reading::katakana).orElse("");
  }

  private static List<Token> tokens(String text, Headwords headwords) {
    return Chapters.tokens(text, List.of(), headwords);
  }
}
