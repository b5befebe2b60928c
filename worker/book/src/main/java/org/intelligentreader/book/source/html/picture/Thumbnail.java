package org.intelligentreader.book.source.html.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;

/// A small JPEG of a picture as a `data:` URL, for lists. A picture that cannot be decoded is a
/// warning.
public final class Thumbnail {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 360;
  private static final int LONGEST_URL = 60_000;
  private static final long MOST_PIXELS = 64_000_000;

  /// Decoders that cannot skip pixels hold the whole picture.
  private static final long MOST_PIXELS_AT_ONCE = 16_000_000;

  private static final double[] QUALITIES = {0.8, 0.6, 0.4};

  private Thumbnail() {}

  public static Optional<String> of(Image image, Warnings warnings) {
    if (image.mediaType().equals(ImageType.SVG.mediaType())) {
      return Optional.empty();
    }
    try {
      return Optional.of(url(decode(image)));
    } catch (IOException | RuntimeException e) {
      warnings.add(Code.COVER_UNREADABLE, image.name(), "no thumbnail: " + e.getMessage());
      return Optional.empty();
    }
  }

  /// Looks at the declared size before any pixel is decoded, and decodes no more of them than a
  /// thumbnail needs.
  private static BufferedImage decode(Image image) throws IOException {
    try (var in = image.content().open();
        var stream = ImageIO.createImageInputStream(in)) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new IOException("no decoder for " + image.mediaType());
      }
      var reader = readers.next();
      try {
        reader.setInput(stream);
        return reader.read(0, sampling(reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReadParam sampling(ImageReader reader) throws IOException {
    var width = reader.getWidth(0);
    var height = reader.getHeight(0);
    var skips = reader.getClass().getName().startsWith("com.sun.imageio.");
    if ((long) width * height > (skips ? MOST_PIXELS : MOST_PIXELS_AT_ONCE)) {
      throw new IOException(width + " x " + height + " pixels are too many");
    }
    var step = Math.max(1, Math.min(width / (2 * WIDTH), height / (2 * HEIGHT)));
    var param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    return param;
  }

  private static String url(BufferedImage image) throws IOException {
    for (var quality : QUALITIES) {
      var bytes = new ByteArrayOutputStream();
      Thumbnails.of(image)
          .size(WIDTH, HEIGHT)
          .imageType(BufferedImage.TYPE_INT_RGB)
          .outputFormat("jpg")
          .outputQuality(quality)
          .toOutputStream(bytes);
      var url = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
      if (url.length() <= LONGEST_URL) {
        return url;
      }
    }
    throw new IOException("the thumbnail is too large");
  }
}
