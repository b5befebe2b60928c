package org.intelligentreader.bench.material;

import java.util.List;
import java.util.Random;

/// Japanese prose without end, made of our own sentences: the same seed gives the same text. It has
/// what a novel has: dialogue, verbs with everything that inflects them, names, numbers, ruby.
public final class Novel {
  private static final List<String> PEOPLE =
      List.of("彼女", "祖父", "若い駅員", "健太郎", "図書館の司書", "隣の奥さん", "船長", "先生", "真理子", "郵便屋");
  private static final List<String> PLACES =
      List.of("灯台", "駅前の喫茶店", "古い橋", "市場", "港", "山小屋", "教室", "工場の跡地", "裏庭", "坂の上の病院");
  private static final List<String> THINGS =
      List.of("手紙", "懐中時計", "赤い傘", "地図", "ラジオ", "切符", "写真", "鍵", "日記帳", "望遠鏡");
  private static final List<String> TIMES =
      List.of("翌朝", "その夜", "三日後", "夏の終わり", "１９７２年の冬", "夕方五時ごろ", "雨が上がると", "しばらくして");
  private static final List<String> FEELINGS =
      List.of("静かに", "ためらいながら", "嬉しそうに", "ゆっくりと", "何も言わずに", "慌てて", "不思議そうに");

  /// `%1$s` a person, `%2$s` a place, `%3$s` a thing, `%4$s` a time, `%5$s` a manner.
  private static final List<String> SENTENCES =
      List.of(
          "%4$s、%1$sは%2$sへ出かけていった。",
          "「その%3$sを見せてくれませんか」と%1$sは%5$s言った。",
          "%1$sが%2$sに着いたとき、もう誰もいなかった。",
          "忘れられない%3$sのことを、%1$sは何度も思い出していた。",
          "%2$sから聞こえてくる声に、思わず足を止めてしまったのである。",
          "%1$sは%3$sを机の上に置いて、%5$s窓を開けた。",
          "もし%4$s雪が降らなければ、列車は予定どおり出発していたはずだ。",
          "「知らなかったんだよ、本当に」%1$sは首を振った。",
          "<ruby>硝子<rt>ガラス</rt></ruby>の向こうで、%1$sが%5$s手を振っている。",
          "%3$sを持たされた%1$sは、%2$sまで歩かなければならなかった。",
          "風が強くなってきたので、%2$sの<ruby>扉<rt>とびら</rt></ruby>を閉めておいた。",
          "なぜ%1$sが%3$sを隠そうとしたのか、今でもよく分からない。",
          "%4$s、町では小さな祭りが開かれ、子供たちが走り回っていた。",
          "食べかけのパンと冷めたコーヒーだけが、%2$sに残されていた。",
          "読み終わった本を棚に戻すと、%1$sは%5$s階段を下りた。",
          "「約束したでしょう？　%3$sは必ず返すって」",
          "%2$sの時計は、四十年前から止まったままだという。",
          "海の色が変わりはじめたことに、気づいた者はいなかった。");

  private final Random random;

  public Novel(long seed) {
    this.random = new Random(seed);
  }

  /// A paragraph as XHTML without its tags.
  public String paragraph() {
    var text = new StringBuilder("　");
    for (var i = 2 + random.nextInt(4); i > 0; i--) {
      text.append(
          pick(SENTENCES)
              .formatted(pick(PEOPLE), pick(PLACES), pick(THINGS), pick(TIMES), pick(FEELINGS)));
    }
    return text.toString();
  }

  /// Paragraphs in `<p>`, at least `characters` of them in all.
  String chapter(int characters) {
    var text = new StringBuilder();
    for (var length = 0; length < characters; ) {
      var paragraph = paragraph();
      length += paragraph.replaceAll("<rt>.*?</rt>|<[^>]+>", "").length();
      text.append("<p>").append(paragraph).append("</p>\n");
    }
    return text.toString();
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
