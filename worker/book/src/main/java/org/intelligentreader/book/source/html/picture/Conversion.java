package org.intelligentreader.book.source.html.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.intelligentreader.book.model.Image;

/// Pictures that browsers do not show, as PNG.
final class Conversion {
  /// All pixels are in memory at once.
  private static final long MOST_PIXELS = 8_000_000;

  private Conversion() {}

  /// Empty when no decoder can read the picture, or it has too many pixels.
  static Optional<byte[]> toPng(Image.Content content) throws IOException {
    try (var in = content.open();
        var stream = ImageIO.createImageInputStream(in)) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(stream);
        return png(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Optional<byte[]> png(ImageReader reader) {
    try {
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
        return Optional.empty();
      }
      var bytes = new ByteArrayOutputStream();
      return ImageIO.write(reader.read(0), "png", bytes)
          ? Optional.of(bytes.toByteArray())
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Decoders of the JDK throw anything at a damaged file; it is kept as it is.
      return Optional.empty();
    }
  }
}
