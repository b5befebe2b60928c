package org.intelligentreader.local.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Japanese book that takes a while.
public final class LongBook {
  private LongBook() {}

  public static byte[] epub(int chapters) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var items = new StringBuilder();
      var spine = new StringBuilder();
      for (var i = 0; i < chapters; i++) {
        items.append(
            "<item id='c%d' href='c%d.xhtml' media-type='application/xhtml+xml'/>".formatted(i, i));
        spine.append("<itemref idref='c%d'/>".formatted(i));
        entry(zip, "c" + i + ".xhtml", chapter(i));
      }
      entry(
          zip,
          "book.opf",
          "<package version='3.0'><metadata><title>長い本</title><language>ja</language></metadata><manifest>"
              + items
              + "</manifest><spine>"
              + spine
              + "</spine></package>");
    }
    return bytes.toByteArray();
  }

  private static String chapter(int number) {
    return "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>第"
        + number
        + "章</title></head><body><p>"
        + ("第" + number + "章では、旅人が静かな村に着いて、古い家の戸を叩いた。だれも出てこなかった。").repeat(200)
        + "</p></body></html>";
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
