package org.intelligentreader.book.source.epub.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Dublin Core and `meta` of the package document, as written. `meta` holds `name`/`content` pairs
/// of EPUB 2 and unrefined `property` values of EPUB 3.
public record PackageMetadata(
    Optional<String> title,
    List<String> languages,
    List<String> creators,
    Optional<String> publisher,
    Optional<String> identifier,
    Map<String, String> meta) {
  public PackageMetadata {
    languages = List.copyOf(languages);
    creators = List.copyOf(creators);
    meta = Map.copyOf(meta);
  }
}
