package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Borders that a dictionary of words decides: inside kanji, and in runs of katakana.
class BordersAndNamesTest {
  private static final String[] EDICT = {
    "滑走路 [かっそうろ] /(n) runway/(P)/",
    "大学院 [だいがくいん] /(n) graduate school/(P)/",
    "共和国 [きょうわこく] /(n) republic/(P)/",
    "大韓民国 [だいかんみんこく] /(n) South Korea/",
    "路上 [ろじょう] /(n) on the road/(P)/",
    "デスクトップ /(n) desktop/(P)/",
    "パソコン /(n) personal computer/(P)/",
    "ギルド /(n) guild/",
    "マスター /(n) master/(P)/",
    "ピアノ /(n) piano/(P)/",
    "ソナタ /(n) sonata/(P)/",
    "キャプテン /(n) captain/(P)/",
    "アイリス /(n) iris/",
    "アルト /(n) alto/(P)/",
    "リア /(n) rear/",
    "珈琲 [コーヒー] /(n) coffee/(P)/",
    "カップ /(n) cup/(P)/",
    "料理店 [りょうりてん] /(n) restaurant/(P)/",
    "料理店 [りょうりみせ] /(n) restaurant/",
    "上半身 [かみはんしん] /(n) upper body/",
    "上半身 [じょうはんしん] /(n) upper body/(P)/"
  };

  @TempDir static Path folder;

  private static Headwords headwords = Dictionaries.NONE;

  @BeforeAll
  static void compile() throws IOException {
    headwords = Dictionaries.of(folder, EDICT);
  }

  @ParameterizedTest
  @CsvSource({
    "滑走路上に立つ, 滑走路|上|に|立つ",
    "大学院内の規則, 大学院|内|の|規則",
    "路上に立つ, 路上|に|立つ",
    "その路上に立つ, その|路上|に|立つ",
    "大韓民国東南部の, 大韓民国|東|南部|の",
    "共和国東北部の, 共和国|東|北部|の",
    "国東に住む, 国東|に|住む"
  })
  void no_border_lies_in_a_headword_before_上_内_外_and_directions(String text, String words) {
    assertThat(words(text)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "カティア", "アイリスディーナ", "アルトリア", "ティファリア", "エルザリオン", "シャルティア", "レムリア", "オルフェリア",
        "ミカエリス", "クレアトール", "ダイアナリス", "マルセリーナ", "アリステア", "ノルディア", "マリアベル", "ソフィアリーナ"
      })
  void katakana_that_is_no_chain_of_known_words_is_one_name(String name) {
    for (var after : List.of("が命じた", "と話す", "、待って", "さんの剣", "はいない", "を助けよう", "姉", "へ")) {
      assertThat(words(name + after)).as(name + after).startsWith(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "デスクトップパソコンを買う, デスクトップ|パソコン|を|買う",
    "ギルドマスターに会う, ギルド|マスター|に|会う",
    "ピアノソナタを弾く, ピアノ|ソナタ|を|弾く",
    "コーヒーカップを洗う, コーヒー|カップ|を|洗う",
    "トヨタカローラに乗る, トヨタ|カローラ|に|乗る",
    "ロンドンオリンピックの年, ロンドン|オリンピック|の|年",
    "キャプテンハーロックだ, キャプテン|ハーロック|だ"
  })
  void chains_of_known_words_stay_apart(String text, String words) {
    assertThat(words(text)).isEqualTo(words);
  }

  @Test
  void without_a_dictionary_nothing_is_known_of_chains() {
    var tokens = Chapters.tokens("アイリスディーナ", List.of());
    assertThat(tokens).extracting(Token::surface).containsExactly("アイリス", "ディーナ");
  }

  @Test
  void a_name_is_one_word_in_every_later_chapter() {
    var tokenizer = Dictionaries.tokenizer(headwords);
    tokenizer.analyse(Chapters.of("カティアが笑った", List.of()));
    var later = tokenizer.analyse(Chapters.of("「カティア」と「カティアさん」", List.of())).tokens();
    assertThat(later)
        .extracting(Token::surface)
        .filteredOn(word -> word.startsWith("カ"))
        .allMatch(word -> word.startsWith("カティア"));
  }

  @ParameterizedTest
  @CsvSource({"上半身を起こす, ジョウハンシン", "料理店に入る, リョウリテン"})
  void of_several_readings_the_common_one_is_taken_where_the_pieces_make_none(
      String text, String katakana) {
    var reading = Chapters.tokens(text, List.of(), headwords).getFirst().reading();
    assertThat(reading.orElseThrow().katakana()).isEqualTo(katakana);
  }

  private static String words(String text) {
    return Chapters.tokens(text, List.of(), headwords).stream()
        .map(Token::surface)
        .collect(Collectors.joining("|"));
  }
}
