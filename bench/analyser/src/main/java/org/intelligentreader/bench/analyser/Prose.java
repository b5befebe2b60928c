package org.intelligentreader.bench.analyser;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Japanese sentences of our own, in random order with random people and places.
final class Prose {
  private static final List<String> WHO =
      List.of("祖母", "若い医者", "隣町の先生", "私", "由美子", "船乗り", "あの猫", "三人の学生", "校長", "彼");
  private static final List<String> WHERE =
      List.of("川沿いの道", "古い図書館", "駅の待合室", "丘の上", "台所", "雪の降る港町", "市役所の裏", "二階の部屋");
  private static final List<String> SENTENCES =
      List.of(
          "%sは%sで長いあいだ黙って座っていた。",
          "「そんなこと、言わなかったでしょう」と%sは%sから声をかけた。",
          "%sが%sに着いたころには、雨はもう上がりかけていた。",
          "なぜ%sが%sを離れなければならなかったのか、誰にも分からない。",
          "%sは1986年の春、%sで小さな店を開いたのである。",
          "食べ終わった%sは、%sまでゆっくり歩いて帰ることにした。",
          "もし%sが%sへ行っていたら、話はまったく違うものになっていただろう。",
          "%sの鞄には、%sの写真とコーヒーの缶だけが入っていた。");

  private final Random random;

  Prose(long seed) {
    random = new Random(seed);
  }

  /// Sentences, one a line, of at least `characters` in all.
  List<String> lines(int characters) {
    var lines = new ArrayList<String>();
    for (var written = 0; written < characters; written += lines.getLast().length()) {
      lines.add(pick(SENTENCES).formatted(pick(WHO), pick(WHERE)));
    }
    return lines;
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
