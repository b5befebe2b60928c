package org.intelligentreader.local.faults;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/// A small Japanese book of which each version says in every chapter which one it is. Chapters of
/// all versions have the same ids, so files of one would fit into another by their names.
final class VersionedBook {
  private VersionedBook() {}

  /// What stands in the title and in every chapter of this version.
  static String mark(int version) {
    return "第" + version + "版";
  }

  static int chapters(int version) {
    return 3 + version % 4;
  }

  static byte[] epub(int version) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var items = new StringBuilder();
      var spine = new StringBuilder();
      for (var number = 0; number < chapters(version); number++) {
        items.append(
            "<item id=\"c%1$d\" href=\"c%1$d.xhtml\" media-type=\"application/xhtml+xml\"/>"
                .formatted(number));
        spine.append("<itemref idref=\"c%d\"/>".formatted(number));
        entry(zip, "c" + number + ".xhtml", chapter(version, number));
      }
      entry(zip, "book.opf", opf(mark(version), items, spine));
      zip.putNextEntry(new ZipEntry("p.png"));
      zip.write(picture(version));
    }
    return bytes.toByteArray();
  }

  private static String chapter(int version, int number) {
    var paragraph = "<p>これは" + mark(version) + "の本です。旅人が静かな村に着いた。</p>";
    return """
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$d</title></head><body><h1>章%1$d</h1>
    <p><img src="p.png" alt=""/></p>%2$s</body></html>
    """
        .formatted(number, paragraph.repeat(1 + (version + number) % 5));
  }

  private static String opf(String title, CharSequence items, CharSequence spine) {
    return """
    <package version="3.0" xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>%s</dc:title><dc:language>ja</dc:language></metadata>
    <manifest><item id="p" href="p.png" media-type="image/png"/>%s</manifest><spine>%s</spine></package>
    """
        .formatted(title, items, spine);
  }

  private static byte[] picture(int version) throws IOException {
    var image = new BufferedImage(8 + version % 16, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, version);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
