package org.intelligentreader.bench.material;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Ruby over every word in kanji of a [Novel], as books for children print it.
final class Furigana {
  /// Each word in kanji of the sentences with its reading.
  private static final String READINGS =
      """
      彼女 かのじょ 祖父 そふ 若 わか 駅員 えきいん 健太郎 けんたろう 図書館 としょかん 司書 ししょ 隣 となり 奥 おく 船長 せんちょう
      先生 せんせい 真理子 まりこ 郵便屋 ゆうびんや 灯台 とうだい 駅前 えきまえ 喫茶店 きっさてん 古 ふる 橋 はし 市場 いちば 港 みなと
      山小屋 やまごや 小 ちい 教室 きょうしつ 工場 こうじょう 跡地 あとち 裏庭 うらにわ 坂 さか 上 うえ 病院 びょういん 手 て 手紙 てがみ
      懐中時計 かいちゅうどけい 時計 とけい 赤 あか 傘 かさ 地図 ちず 切符 きっぷ 写真 しゃしん 鍵 かぎ 日記帳 にっきちょう 望遠鏡 ぼうえんきょう
      翌朝 よくあさ 夜 よる 三日後 みっかご 夏 なつ 終 お 年 ねん 冬 ふゆ 夕方五時 ゆうがたごじ 雨 あめ 静 しず 嬉 うれ 何 なに 言 い
      慌 あわ 不思議 ふしぎ 思 おも 出 だ 見 み 着 つ 誰 だれ 忘 わす 何度 なんど 聞 き 声 こえ 足 あし 止 と 机 つくえ 置 お 窓 まど
      開 あ 雪 ゆき 降 ふ 列車 れっしゃ 予定 よてい 出発 しゅっぱつ 知 し 本 ほん 本当 ほんとう 首 くび 振 ふ 向 む 持 も 歩 ある 風 かぜ
      強 つよ 閉 し 隠 かく 今 いま 分 わ 町 まち 祭 まつ 子供 こども 走 はし 回 まわ 食 た 冷 さ 残 のこ 読 よ 棚 たな 戻 もど
      階段 かいだん 下 お 約束 やくそく 必 かなら 返 かえ 四十年前 よんじゅうねんまえ 海 うみ 色 いろ 変 か 気 き 者 もの
      """;

  private static final Map<String, String> BY_WORD = byWord();

  /// The longest first, since the sentences put words side by side (三日後雪).
  private static final Pattern WORD =
      Pattern.compile(
          BY_WORD.keySet().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .collect(Collectors.joining("|", "(?s)<ruby>.*?</ruby>|", "|[一-鿿々]")));

  private Furigana() {}

  /// `xhtml` with ruby wherever kanji had none.
  ///
  /// @throws IllegalArgumentException when a word of the novel is not in the list
  static String over(String xhtml) {
    return WORD.matcher(xhtml).replaceAll(match -> ruby(match.group()));
  }

  private static String ruby(String word) {
    if (word.startsWith("<")) {
      return word;
    }
    var reading = BY_WORD.get(word);
    if (reading == null) {
      throw new IllegalArgumentException("no reading is listed for " + word);
    }
    return "<ruby>" + word + "<rt>" + reading + "</rt></ruby>";
  }

  private static Map<String, String> byWord() {
    return Pattern.compile("(\\S+)\\s+(\\S+)")
        .matcher(READINGS)
        .results()
        .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2)));
  }
}
