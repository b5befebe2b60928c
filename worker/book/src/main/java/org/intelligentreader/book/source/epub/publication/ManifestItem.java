package org.intelligentreader.book.source.epub.publication;

import java.util.Optional;
import java.util.Set;

/// An item of the manifest whose file is in the archive at `path`.
public record ManifestItem(
    String id, String path, String mediaType, Set<String> properties, Optional<String> fallback) {
  public ManifestItem {
    properties = Set.copyOf(properties);
  }

  /// A file that the manifest does not name, taken for what its name says.
  public static ManifestItem undeclared(String path) {
    return new ManifestItem(path, path, MediaTypes.byName(path), Set.of(), Optional.empty());
  }

  /// True for XHTML and SVG, the content documents of EPUB 3.3, section 3.
  public boolean isContentDocument() {
    return isXhtml() || isSvg();
  }

  public boolean isXhtml() {
    return mediaType.equals("application/xhtml+xml")
        || mediaType.equals("text/html")
        || mediaType.equals("text/x-oeb1-document");
  }

  public boolean isSvg() {
    return mediaType.equals("image/svg+xml");
  }

  public boolean isImage() {
    return mediaType.startsWith("image/");
  }
}
