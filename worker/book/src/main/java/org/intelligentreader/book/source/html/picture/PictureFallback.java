package org.intelligentreader.book.source.html.picture;

import java.util.HashSet;
import java.util.Optional;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.ManifestItem;
import org.intelligentreader.book.source.epub.publication.PackageDocument;

/// What the manifest gives for a picture of a foreign type.
///
/// Source: EPUB 3.3, section 3.5.1 (manifest fallbacks).
final class PictureFallback {
  private PictureFallback() {}

  /// The path of the first picture in the chain of fallbacks that browsers show.
  static Optional<String> of(PackageDocument book, String path, OcfContainer container) {
    var visited = new HashSet<String>();
    var item = book.itemAt(path).flatMap(one -> next(book, one));
    while (item.isPresent() && visited.add(item.get().id())) {
      var file = item.get().path();
      if (ImageType.of(container.start(file, ImageType.HEAD)).filter(ImageType::isShown).isPresent()
          && item.get().isImage()) {
        return Optional.of(file);
      }
      item = next(book, item.get());
    }
    return Optional.empty();
  }

  private static Optional<ManifestItem> next(PackageDocument book, ManifestItem item) {
    return item.fallback().flatMap(id -> Optional.ofNullable(book.manifest().get(id)));
  }
}
