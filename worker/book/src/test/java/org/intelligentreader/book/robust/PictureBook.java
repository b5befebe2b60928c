package org.intelligentreader.book.robust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.book.fixture.EpubFixture;

/// A book full of pictures, of any size, written without holding it in memory.
final class PictureBook {
  private static final int PICTURE = 512 * 1024;
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

  private PictureBook() {}

  static void write(Path file, int megabytes) throws IOException {
    var pictures = megabytes * 2;
    var fixture = new EpubFixture();
    for (var i = 0; i < pictures; i++) {
      fixture.page("c" + i, "<h1>Chapter " + i + "</h1><p>Text.</p><img src='p" + i + ".jpg'/>");
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : fixture.files().entrySet()) {
        store(zip, entry.getKey(), entry.getValue());
      }
      var random = new Random(megabytes);
      var picture = new byte[PICTURE];
      for (var i = 0; i < pictures; i++) {
        random.nextBytes(picture);
        System.arraycopy(JPEG, 0, picture, 0, JPEG.length);
        store(zip, "OPS/p" + i + ".jpg", picture);
      }
      store(zip, "end", "end".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    var crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
  }
}
