package org.intelligentreader.book.source.epub.container;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Paths of an archive, found again when a reference spells them otherwise: slashes, Unicode
/// composition, case, or names that were percent-encoded before they went into the archive.
final class Spellings {
  private final Map<String, String> folded = new HashMap<>();
  private final Map<String, String> decoded = new HashMap<>();

  void add(String path) {
    folded.putIfAbsent(EntryNames.folded(path), path);
    decoded.putIfAbsent(EntryNames.folded(Href.decode(path)), path);
  }

  Optional<String> find(String path) {
    var key = EntryNames.folded(path);
    return Optional.ofNullable(folded.get(key)).or(() -> Optional.ofNullable(decoded.get(key)));
  }
}
