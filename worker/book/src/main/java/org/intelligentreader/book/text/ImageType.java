package org.intelligentreader.book.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Media types that a picture's own bytes show, whatever the manifest says.
///
/// Source: <https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern>.
enum ImageType {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  BMP("image/bmp", "bmp"),
  SVG("image/svg+xml", "svg");

  /// How many bytes [#of] wants to see.
  static final int HEAD = 512;

  private final String mediaType;
  private final String extension;

  ImageType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return extension;
  }

  static Optional<ImageType> of(byte[] head) {
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
    return text.contains("<svg") || text.contains(":svg") ? Optional.of(SVG) : Optional.empty();
  }
}
