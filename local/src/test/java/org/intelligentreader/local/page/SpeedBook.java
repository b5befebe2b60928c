package org.intelligentreader.local.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Japanese book of one chapter with a little more than 50,000 words as the bundle counts them,
/// particles not among them, in 1,950 paragraphs; always the same.
final class SpeedBook {
  private static final long SEED = 7;
  private static final int PARAGRAPHS = 1_950;
  private static final int MOST_SENTENCES = 7;
  private static final List<String> WHO =
      List.of("旅人", "郵便屋", "局長", "漁師", "先生", "少女", "子供", "老人", "友人", "船長");
  private static final List<String> HOW =
      List.of("ゆっくりと", "急いで", "一人で", "毎朝", "その夜", "雨の中を", "何も言わずに", "笑いながら");
  private static final List<String> WHERE =
      List.of("静かな村", "古い港", "坂の上", "白い灯台", "霧の島", "深い森", "駅の前", "図書館", "海辺の町", "山の向こう");
  private static final List<String> WHAT =
      List.of(
          "歩いていた。",
          "手紙を書き始めた。",
          "長い間待たされていた。",
          "昔の話を聞かせてくれた。",
          "だれにも見つけられなかった。",
          "静かに窓を開けた。",
          "帰らなければならなかった。",
          "もう一度振り返ってみた。");

  private SpeedBook() {}

  static byte[] epub() throws IOException {
    var random = new Random(SEED);
    var body = new StringBuilder();
    for (var i = 0; i < PARAGRAPHS; i++) {
      body.append("<p>");
      for (var n = random.nextInt(2, MOST_SENTENCES); n > 0; n--) {
        body.append(any(random, WHO)).append("は").append(any(random, HOW));
        body.append(any(random, WHERE)).append("で").append(any(random, WHAT));
      }
      body.append("</p>\n");
    }
    return epub("長い章", "ja", body.toString());
  }

  private static String any(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  /// A book of one chapter.
  static byte[] epub(String title, String language, String body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "book.opf",
          "<package version='3.0'><metadata><title>"
              + title
              + "</title><language>"
              + language
              + "</language></metadata><manifest>"
              + "<item id='c' href='c.xhtml' media-type='application/xhtml+xml'/>"
              + "<item id='n' href='n.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
              + "</manifest>"
              + "<spine><itemref idref='c'/></spine></package>");
      entry(
          zip,
          "n.xhtml",
          "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
              + "<body><nav epub:type='toc'><ol><li><a href='c.xhtml'>"
              + title
              + "</a></li></ol></nav></body></html>");
      entry(
          zip,
          "c.xhtml",
          "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>"
              + title
              + "</title></head><body>"
              + body
              + "</body></html>");
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
