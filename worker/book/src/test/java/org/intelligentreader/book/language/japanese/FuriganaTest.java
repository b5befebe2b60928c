package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.language.japanese.script.Kanjidic;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Furigana stand over kanji only; over each kanji where the readings of single kanji are known.
class FuriganaTest {
  /// A few lines in the format of KANJIDIC2, written for this test.
  private static final String KANJIDIC =
      """
      <kanjidic2>
      <database_version>2000-1</database_version>
      <literal>学</literal>
      <reading r_type="pinyin">xue2</reading>
      <reading r_type="ja_on">ガク</reading>
      <reading r_type="ja_kun">まな.ぶ</reading>
      <literal>校</literal>
      <reading r_type="ja_on">コウ</reading>
      <literal>生</literal>
      <reading r_type="ja_on" on_type="kan">セイ</reading>
      <reading r_type="ja_kun">い.きる</reading>
      <literal>花</literal>
      <reading r_type="ja_kun">はな</reading>
      <literal>火</literal>
      <reading r_type="ja_kun">ひ</reading>
      </kanjidic2>
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"食べ物, 食た 物もの", "思い出す, 思おも 出だ", "お茶, 茶ちゃ", "引っ越し, 引ひ 越こ", "ひらがな, ''", "学校, 学校がっこう"})
  void without_the_data_kanji_that_stand_together_share_one_group(String text, String furigana) {
    assertThat(furigana(text, KanjiReadings.numeralsOnly())).isEqualTo(furigana);
  }

  @ParameterizedTest
  @CsvSource({"一番, 一いち 番ばん", "三枚, 三さん 枚まい", "一緒, 一いっ 緒しょ", "大人, 大人おとな"})
  void numerals_are_told_apart_even_without_the_data(String text, String furigana) {
    assertThat(furigana(text, KanjiReadings.numeralsOnly())).isEqualTo(furigana);
  }

  @ParameterizedTest
  @CsvSource({"学校, 学がっ 校こう", "学生, 学がく 生せい", "花火, 花はな 火び", "時計, 時計とけい"})
  void with_the_data_each_kanji_has_its_own(String text, String furigana) throws IOException {
    var readings = Kanjidic.read(kanjidic(KANJIDIC)).orElseThrow();
    assertThat(readings.source()).isEqualTo("kanjidic2-2000-1");
    assertThat(furigana(text, readings)).isEqualTo(furigana);
  }

  @Test
  @Needs(Need.KANJIDIC)
  void the_installed_package_is_read_when_it_is_there() {
    var readings = Kanjidic.read(Need.kanjidic()).orElseThrow();
    assertThat(readings.byKanji()).hasSizeGreaterThan(10_000);
    assertThat(furigana("図書館", readings)).isEqualTo("図と 書しょ 館かん");
    assertThat(furigana("今日", readings)).isEqualTo("今日きょう");
  }

  @Test
  void a_file_that_is_absent_or_broken_counts_as_not_installed() throws IOException {
    var broken = Files.writeString(folder.resolve("broken.gz"), "no archive");
    assertThat(Kanjidic.read(folder.resolve("absent.gz"))).isEmpty();
    assertThat(Kanjidic.read(broken)).isEmpty();
  }

  private Path kanjidic(String xml) throws IOException {
    var file = folder.resolve("kanjidic2.xml.gz");
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(xml);
    }
    return file;
  }

  private static String furigana(String text, KanjiReadings readings) {
    return JapaneseTokenizer.with(LatticeAnalyser.shared(), readings)
        .analyse(Chapters.of(text, List.of()))
        .tokens()
        .stream()
        .flatMap(token -> pieces(token).stream())
        .collect(Collectors.joining(" "));
  }

  private static List<String> pieces(Token token) {
    return token.reading().stream()
        .flatMap(reading -> reading.furigana().stream())
        .map(piece ->
            piece.span().shift(-token.span().start()).of(token.surface()) + piece.hiragana())
        .toList();
  }
}
