package org.intelligentreader.book.rules;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/// Pictures made on the spot.
final class Png {
  private static final int WIDTH_AT = 16;

  private Png() {}

  static byte[] tiny() {
    return of(2, 3, "png");
  }

  static byte[] of(int width, int height, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A JPEG of four inks, as printers send them.
  static byte[] cmyk(int width, int height) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(inks, null, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// A small file whose header promises a giant.
  static byte[] bomb() {
    var bytes = tiny();
    var header = ByteBuffer.wrap(bytes);
    header.putInt(WIDTH_AT, 100_000).putInt(WIDTH_AT + Integer.BYTES, 100_000);
    var crc = new java.util.zip.CRC32();
    crc.update(bytes, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return bytes;
  }
}
