package org.intelligentreader.book.bundle;

import java.io.ByteArrayInputStream;
import org.intelligentreader.book.model.Image;

/// One file of a bundle. `path` is relative to `processed/`, for example
/// `tokens/toc-0a1b2c3d.json.gz`.
public record BundleFile(String path, String mediaType, long size, Image.Content content) {
  public static final String MANIFEST = "manifest.json.gz";
  public static final String REPORT = "report.json";
  public static final String VOCABULARY = "vocabulary.json.gz";
  static final String GZIP = "application/gzip";

  static BundleFile of(String path, String mediaType, byte[] bytes) {
    return new BundleFile(path, mediaType, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  public static BundleFile image(Image image) {
    return new BundleFile(
        "images/" + image.name(), image.mediaType(), image.size(), image.content());
  }

  /// True for the file whose presence says that the bundle is complete.
  public boolean isManifest() {
    return path.equals(MANIFEST);
  }
}
