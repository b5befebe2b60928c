package org.intelligentreader.app.training;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/// Small books that pass through every room of the pipeline: navigation document, ruby, notes,
/// tables, a cover, and words of every kind.
final class TrainingBook {
  private static final int CHAPTERS = 12;

  private static final String JAPANESE =
      """
      <p>第%1$d章では、<ruby>灯台<rt>とうだい</rt></ruby>の下に住む人々の暮らしを書きます。彼女は毎朝六時に起きて、\
      古いラジオを聞きながらコーヒーを飲んでいました。「今日は風が強いね」と祖父が言った。</p>
      <p>駅前の喫茶店で待ち合わせをしたのに、友達は来られなかった。電話をかけてみようと思ったが、\
      電池が切れていた。１９９８年の夏、Aさんは東京へ引っ越した。</p>
      <p>食べさせられた、読んでしまった、行かなければならない。美しい景色に見とれて、つい時間を忘れてしまう！\
      静かな村では、夜になると星がよく見えます。<a href="#n%1$d">*</a></p>
      <table><tr><td>月</td><td>火</td></tr></table><ul><li>一つ目</li><li>二つ目</li></ul>
      <aside id="n%1$d"><p>昔の言い方である。</p></aside>
      """;

  private static final String ENGLISH =
      """
      <p>Chapter %1$d. The lamp was lit, and nobody came; the keeper's daughter counted the ships.</p>
      <p><em>“Twelve,”</em> she said, <b>“and one more.”</b> It cost 3.50 in those days.</p>
      """;

  private TrainingBook() {}

  static Path japanese(Path folder) throws IOException {
    return write(folder.resolve("ja.epub"), "ja", "灯台の本", JAPANESE);
  }

  static Path english(Path folder) throws IOException {
    return write(folder.resolve("en.epub"), "en", "The Lamp", ENGLISH);
  }

  private static Path write(Path file, String language, String title, String text)
      throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "mimetype", "application/epub+zip");
      entry(zip, "META-INF/container.xml", CONTAINER);
      zip.putNextEntry(new ZipEntry("cover.png"));
      zip.write(cover());
      for (var i = 1; i <= CHAPTERS; i++) {
        entry(zip, "c" + i + ".xhtml", page("<h1>" + i + "</h1>" + text.formatted(i)));
      }
      entry(zip, "nav.xhtml", page("<nav epub:type='toc'><ol>" + each(NAV) + "</ol></nav>"));
      entry(zip, "book.opf", packageDocument(title, language));
    }
    return file;
  }

  private static String each(String template) {
    List<String> lines = new ArrayList<>();
    for (var i = 1; i <= CHAPTERS; i++) {
      lines.add(template.formatted(i));
    }
    return String.join("\n", lines);
  }

  private static String page(String body) {
    return PAGE + "<body>" + body + "</body></html>";
  }

  private static String packageDocument(String title, String language) {
    return """
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
    <dc:title>%s</dc:title><dc:language>%s</dc:language><dc:creator>-</dc:creator></metadata>
    <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>%s</manifest>
    <spine>%s</spine></package>
    """
        .formatted(title, language, each(ITEM), each(ITEMREF));
  }

  private static byte[] cover() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static final String NAV = "<li><a href='c%1$d.xhtml'>%1$d</a></li>";
  private static final String ITEM =
      "<item id='c%1$d' href='c%1$d.xhtml' media-type='application/xhtml+xml'/>";
  private static final String ITEMREF = "<itemref idref='c%1$d'/>";

  private static final String PAGE =
      "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
          + "<head><title>-</title></head>";

  private static final String CONTAINER =
      """
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>\
      <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
      """;
}
