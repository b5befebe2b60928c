package org.intelligentreader.book.source.html.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Media types that a picture's own bytes show, whatever the manifest says.
///
/// Source: <https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern>.
public enum ImageType {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  BMP("image/bmp", "bmp"),
  AVIF("image/avif", "avif"),
  JPEG_XL("image/jxl", "jxl"),
  TIFF("image/tiff", "tif"),
  SVG("image/svg+xml", "svg");

  /// How many bytes [#of] wants to see.
  public static final int HEAD = 512;

  private final String mediaType;
  private final String extension;

  ImageType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  String extension() {
    return extension;
  }

  /// False for a picture that hardly any browser shows.
  public boolean isShown() {
    return this != JPEG_XL && this != TIFF;
  }

  public static Optional<ImageType> of(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
      return Optional.of(PNG);
    }
    if (text.startsWith("\u00FF\u00D8\u00FF")) {
      return Optional.of(JPEG);
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (text.startsWith("BM")) {
      return Optional.of(BMP);
    }
    return modern(text).or(() -> drawing(text));
  }

  private static Optional<ImageType> modern(String text) {
    if (text.startsWith("ftyp", 4)
        && text.substring(8, Math.min(text.length(), 64)).contains("avi")) {
      return Optional.of(AVIF);
    }
    if (text.startsWith("\u00FF\n") || text.startsWith("\0\0\0\fJXL ")) {
      return Optional.of(JPEG_XL);
    }
    return text.startsWith("II*\0") || text.startsWith("MM\0*")
        ? Optional.of(TIFF)
        : Optional.empty();
  }

  private static Optional<ImageType> drawing(String text) {
    return text.contains("<svg") || text.contains(":svg") ? Optional.of(SVG) : Optional.empty();
  }
}
