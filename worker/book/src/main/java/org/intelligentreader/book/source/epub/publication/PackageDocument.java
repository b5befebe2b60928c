package org.intelligentreader.book.source.epub.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The package document: metadata, the manifest by id, the spine in order.
///
/// Source: EPUB 3.3, section 5.
public record PackageDocument(
    String path,
    PackageMetadata metadata,
    Map<String, ManifestItem> manifest,
    Spine spine,
    List<Reference> guide) {
  /// The reading order. `pageProgression` is the attribute as written; `tocId` names the NCX.
  public record Spine(
      List<SpineItem> items, Optional<String> pageProgression, Optional<String> tocId) {
    public Spine {
      items = List.copyOf(items);
    }
  }

  /// An entry of EPUB 2's guide.
  public record Reference(String type, String title, String href) {}

  public Collection<ManifestItem> items() {
    return manifest.values();
  }

  public Optional<ManifestItem> itemAt(String itemPath) {
    return items().stream().filter(item -> item.path().equals(itemPath)).findFirst();
  }

  public Optional<ManifestItem> withProperty(String property) {
    return items().stream().filter(item -> item.properties().contains(property)).findFirst();
  }
}
