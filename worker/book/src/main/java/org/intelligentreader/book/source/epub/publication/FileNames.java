package org.intelligentreader.book.source.epub.publication;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.epub.container.EntryNames;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.epub.container.OcfContainer;

/// Files of an archive by their names alone, for references with a wrong folder. A name that two
/// files have finds neither.
final class FileNames {
  private static final Pattern PAGE =
      Pattern.compile("\\.(?:x?html?|xml)$", Pattern.CASE_INSENSITIVE);

  private final Map<String, Optional<String>> whole = new HashMap<>();

  /// Pages without their endings, which some programs change.
  private final Map<String, Optional<String>> pages = new HashMap<>();

  FileNames(OcfContainer container) {
    for (var path : container.paths()) {
      whole.merge(name(path), Optional.of(path), (one, other) -> Optional.empty());
      if (PAGE.matcher(path).find()) {
        pages.merge(bare(path), Optional.of(path), (one, other) -> Optional.empty());
      }
    }
  }

  Optional<String> find(String reference) {
    var wanted = Href.decode(Href.parse(reference).path());
    return whole
        .getOrDefault(name(wanted), Optional.empty())
        .or(() ->
            PAGE.matcher(wanted).find()
                ? pages.getOrDefault(bare(wanted), Optional.empty())
                : Optional.empty());
  }

  private static String bare(String path) {
    return PAGE.matcher(name(path)).replaceFirst("");
  }

  private static String name(String path) {
    return EntryNames.folded(path.substring(path.lastIndexOf('/') + 1));
  }
}
