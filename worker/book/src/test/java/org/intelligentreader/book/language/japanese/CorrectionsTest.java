package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.repair.CorrectionRule;
import org.intelligentreader.book.language.japanese.repair.Corrections;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.language.japanese.script.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  static List<CorrectionRule> rules() {
    return Corrections.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_line_of_the_list_corrects_its_example(CorrectionRule rule) {
    assertThat(read(rule.example())).isEqualTo(rule.reading());
  }

  @ParameterizedTest
  @CsvSource({
    "空を飛ぶ, ソラヲトブ",
    "空は青い, ソラハアオイ",
    "金の話, カネノハナシ",
    "表に示す, ヒョウニシメス",
    "次の表を見る, ツギノヒョウヲミル",
    "和風の部屋, ワフウノヘヤ",
    "水を飲む, ミズヲノム",
    "火の中, ヒノナカ",
    "木に登る, キニノボル",
    "月が出た, ツキガデタ",
    "料理が下手だ, リョウリガヘタダ",
    "英語が上手になる, エイゴガジョウズニナル",
    "一日に三回, イチニチニサンカイ",
    "十分に休む, ジュウブンニヤスム",
    "勉強の最中に, ベンキョウノサイチュウニ",
    "他の人に聞く, ホカノヒトニキク",
    "そういう訳だ, ソウイウワケダ",
    "右の方に曲がる, ミギノホウニマガル",
    "大家に家賃を払う, オオヤニヤチンヲハラウ",
    "木の下で休む, キノシタデヤスム",
    "旅の一行が着いた, タビノイッコウガツイタ",
    "御飯を食べる, ゴハンヲタベル",
    "雨が降った後, アメガフッタアト",
    "火・水・風の魔法, ヒ・ミズ・カゼノマホウ",
    "大勢で行く, オオゼイデイク",
    "男性より女性の方が多い, ダンセイヨリジョセイノホウガオオイ",
    "もう十分待った, モウジュウブンマッタ",
    "はるかに上手に弾く, ハルカニジョウズニヒク"
  })
  void homographs_keep_their_reading_elsewhere(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @ParameterizedTest
  @CsvSource({
    "席に就く, セキニツク",
    "水は深い, ミズハフカイ",
    "顔は丸い, カオハマルイ",
    "話が込む, ハナシガコム",
    "情け深い, ナサケブカイ",
    "気付く, キヅク",
    "片付ける, カタヅケル",
    "慈悲深い, ジヒブカイ"
  })
  void a_verb_or_adjective_that_stands_free_is_not_voiced(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @ParameterizedTest
  @CsvSource({
    "都心の村長, トシンノソンチョウ",
    "王国の仏像, オウコクノブツゾウ",
    "山田君が来た, ヤマダクンガキタ",
    "その間に, ソノアイダニ",
    "夜が好きだ, ヨルガスキダ",
    "外に出る, ソトニデル",
    "東の方から, ヒガシノホウカラ",
    "三月一日に, サンガツツイタチニ",
    "二組の夫婦, フタクミノフウフ",
    "三年二組に, サンネンニクミニ",
    "席が空いた, セキガアイタ",
    "角を曲がる, カドヲマガル",
    "辛い別れだ, ツライワカレダ",
    "市場経済の, シジョウケイザイノ",
    "営業中だ, エイギョウチュウダ",
    "学校に通って, ガッコウニカヨッテ",
    "部屋に入る, ヘヤニハイル"
  })
  void a_correction_leaves_other_places_alone(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @ParameterizedTest
  @CsvSource({
    "一匹, イッピキ",
    "三匹, サンビキ",
    "六本, ロッポン",
    "十本, ジュッポン",
    "何杯, ナンバイ",
    "一冊, イッサツ",
    "八回, ハッカイ",
    "三階, サンガイ",
    "二日, フツカ",
    "20日, ハツカ",
    "四人, ヨニン",
    "四時, ヨジ",
    "1人, ヒトリ",
    "一晩, ヒトバン",
    "三百匹, サンビャッピキ",
    "千本, センボン",
    "50周年, ゴジュッシュウネン",
    "五枚, ゴマイ",
    "二倍, ニバイ",
    "3つ, ミッツ",
    "一品料理, イッピンリョウリ",
    "何品, ナンピン",
    "一羽, イチワ",
    "一か月, イッカゲツ",
    "二声, フタコエ",
    "三抱え, ミカカエ",
    "一振り, ヒトフリ"
  })
  void numbers_and_counters_change_each_others_sound(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @ParameterizedTest
  @CsvSource({
    "4月7日, シガツナノカ",
    "七月十四日, シチガツジュウヨッカ",
    "9月1日, クガツツイタチ",
    "1日休む, イチニチヤスム",
    "24日の朝, ニジュウヨッカノアサ",
    "午前9時4分, ゴゼンクジヨンプン",
    "十七時間, ジュウシチジカン",
    "第二日, ダイニニチ",
    "五、六日, ゴロクニチ",
    "2～3日, ニサンニチ"
  })
  void dates_and_times_have_readings_of_their_own(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @Test
  void a_name_with_we_for_ei_is_read_in_full() {
    assertThat(read("角兵ヱと釜右ヱ門")).isEqualTo("カクベエトカマエモン");
    assertThat(read("ヱビスを飲む")).startsWith("ヱビス");
  }

  @Test
  void the_formal_reading_of_watashi_stands_where_somebody_speaks_humbly() {
    assertThat(read("私は存じません。")).startsWith("ワタクシ");
    assertThat(read("私もそう申し上げました。")).startsWith("ワタクシ");
    assertThat(read("私は行く。ありがとうございます。")).startsWith("ワタシ");
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
    "２０２６, ニセンニジュウロク",
    "3.5, サンテンゴ",
    "0.05, レイテンゼロゴ"
  })
  void numbers_are_read_with_their_sound_changes(String digits, String katakana) {
    assertThat(Numbers.katakana(digits)).contains(katakana);
  }

  @Test
  void what_is_no_number_has_no_reading() {
    assertThat(Numbers.katakana("3.5.1")).isEmpty();
    assertThat(Numbers.katakana("1234567890123")).isEmpty();
  }

  @Test
  void capitals_are_read_letter_by_letter() {
    assertThat(read("ATMで")).isEqualTo("エーティーエムデ");
    assertThat(read("ITの")).isEqualTo("アイティーノ");
    assertThat(read("Aさん")).isEqualTo("エーサン");
  }

  @ParameterizedTest
  @CsvSource({
    "Redと, レッドト",
    "ｂｌｕｅの, ブルーノ",
    "WEBで, ウェブデ",
    "Fooliberの, ノ",
    "東日本へ, ヒガシニホンヘ",
    "西ドイツの, ニシドイツノ"
  })
  void foreign_words_are_read_as_the_loanwords_they_became(String text, String katakana) {
    assertThat(read(text)).isEqualTo(katakana);
  }

  @ParameterizedTest
  @CsvSource({
    "コリンスへ, コリンス|へ",
    "セルギイは, セルギイ|は",
    "ホテル・コルテシアで, ホテル|・|コルテシア|で",
    "ウェブブラウザで, ウェブ|ブラウザ|で",
    "シドニーオリンピックの, シドニー|オリンピック|の"
  })
  void unknown_names_in_katakana_are_not_made_up_from_small_words(String text, String units) {
    assertThat(units(text)).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({
    "この洋机は, この|洋机|は",
    "縁喜を担ぐ, 縁喜|を|担ぐ",
    "廃作だ, 廃作|だ",
    "御本を読む, 御|本|を|読む",
    "母国語化する, 母国|語|化|する",
    "魔界内で, 魔界|内|で",
    "三年生, 三|年|生",
    "BOφWYが, BOφWY|が",
    "パ―マをかける, パ―マ|を|かける",
    "駅―ホテル, 駅|―|ホテル",
    "今後ともよろしく, 今後|とも|よろしく"
  })
  void words_that_the_dictionary_lacks_are_not_made_up_from_pieces(String text, String units) {
    assertThat(units(text)).isEqualTo(units);
  }

  private static String units(String text) {
    return shortUnits(text).stream().map(Morpheme::surface).collect(Collectors.joining("|"));
  }

  static String read(String text) {
    return shortUnits(text).stream()
        .map(morpheme -> morpheme.sound().kana())
        .collect(Collectors.joining());
  }

  private static List<Morpheme> shortUnits(String text) {
    return JapaneseTokenizer.with(LatticeAnalyser.shared(), KanjiReadings.numeralsOnly())
        .shortUnits(text, new RubyReadings(Chapters.of(text, List.of())));
  }
}
