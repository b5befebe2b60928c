package org.intelligentreader.book.source.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.source.epub.publication.PackageMetadata;

/// What a book says of itself.
public record About(
    Optional<String> title,
    List<String> languages,
    List<String> authors,
    Optional<String> publisher,
    Optional<String> identifier) {
  public static final About NOTHING =
      new About(Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());

  public About {
    languages = List.copyOf(languages);
    authors = List.copyOf(authors);
  }

  public static About titled(Optional<String> title, List<String> authors) {
    return new About(title, List.of(), authors, Optional.empty(), Optional.empty());
  }

  public About speaking(List<String> tags) {
    return new About(title, tags, authors, publisher, identifier);
  }

  PackageMetadata metadata(Map<String, String> meta) {
    return new PackageMetadata(title, languages, authors, publisher, identifier, meta);
  }
}
