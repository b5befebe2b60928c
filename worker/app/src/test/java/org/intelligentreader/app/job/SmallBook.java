package org.intelligentreader.app.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An English EPUB of so many short chapters.
public final class SmallBook {
  private SmallBook() {}

  public static void write(Path file, int chapters) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      var items = new StringBuilder();
      var spine = new StringBuilder();
      for (var i = 0; i < chapters; i++) {
        items.append(
            "<item id='c%d' href='c%d.xhtml' media-type='application/xhtml+xml'/>".formatted(i, i));
        spine.append("<itemref idref='c%d'/>".formatted(i));
        var text = "Chapter %d. The lamp was lit, and nobody came.".formatted(i);
        entry(zip, "c%d.xhtml".formatted(i), "<html><body><p>" + text + "</p></body></html>");
      }
      entry(
          zip,
          "book.opf",
          "<package version='3.0'><metadata><title>Lamps</title><language>en</language></metadata><manifest>"
              + items
              + "</manifest><spine>"
              + spine
              + "</spine></package>");
    }
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
