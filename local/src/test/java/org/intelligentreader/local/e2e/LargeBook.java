package org.intelligentreader.local.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Japanese book of a given size: how many chapters, how many characters in each, how many
/// pictures of a megabyte.
record LargeBook(int chapters, int characters, int pictures) {
  private static final int PICTURE = 1 << 20;
  private static final int PARAGRAPH = 400;

  private static final List<String> WHO =
      List.of("旅人", "郵便屋", "若い医者", "隣の老人", "船乗り", "先生", "妹", "猫", "役人", "絵描き");
  private static final List<String> WHERE =
      List.of("静かな村", "港の宿", "山道", "古い橋", "市場", "図書館", "雨の駅", "川べり", "暗い廊下", "広い畑");
  private static final List<String> WHAT =
      List.of(
          "に着いて、しばらく黙っていた。",
          "で手紙を読み返したが、返事は書けなかった。",
          "を通り抜けると、急に寒くなってきた。",
          "のことを思い出して、少し笑ってしまった。",
          "から戻ってきたばかりで、まだ何も食べていない。",
          "へ行きたがっていたのに、とうとう行かなかった。");

  byte[] epub() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var items = new StringBuilder();
    var spine = new StringBuilder();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var i = 0; i < chapters; i++) {
        items.append(item("c" + i, "application/xhtml+xml", "xhtml"));
        spine.append("<itemref idref='c%d'/>".formatted(i));
        entry(zip, "c" + i + ".xhtml", chapter(i).getBytes(StandardCharsets.UTF_8));
      }
      for (var i = 0; i < pictures; i++) {
        items.append(item("p" + i, "image/jpeg", "jpeg"));
        entry(zip, "p" + i + ".jpeg", picture(i));
      }
      var opf =
          "<package version='3.0'><metadata><title>大きい本</title><language>ja</language></metadata><manifest>%s</manifest><spine>%s</spine></package>"
              .formatted(items, spine);
      entry(zip, "book.opf", opf.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String item(String id, String type, String extension) {
    return "<item id='%s' href='%s.%s' media-type='%s'/>".formatted(id, id, extension, type);
  }

  /// The pictures are shown in the first chapter.
  private String chapter(int number) {
    var random = new Random(number);
    var body = new StringBuilder();
    for (var i = 0; number == 0 && i < pictures; i++) {
      body.append("<p><img src='p%d.jpeg' alt=''/></p>".formatted(i));
    }
    for (var written = 0; written < characters; ) {
      var paragraph = new StringBuilder();
      while (paragraph.length() < PARAGRAPH) {
        paragraph.append(any(WHO, random)).append('は').append(any(WHERE, random));
        paragraph.append(any(WHAT, random));
      }
      written += paragraph.length();
      body.append("<p>").append(paragraph).append("</p>");
    }
    return "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>第%d章</title></head><body>%s</body></html>"
        .formatted(number, body);
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /// Noise that begins as a JPEG does; it does not get smaller in a zip.
  private static byte[] picture(int number) {
    var bytes = new byte[PICTURE];
    new Random(number).nextBytes(bytes);
    System.arraycopy(
        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 0, bytes, 0, 4);
    return bytes;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }
}
