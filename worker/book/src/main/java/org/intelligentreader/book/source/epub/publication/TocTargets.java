package org.intelligentreader.book.source.epub.publication;

import java.util.Optional;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.TocEntry.Target;

/// Where the references of lists of contents lead. One that leads nowhere from its own file is
/// taken as seen from the package document, then as the only file of that name, whatever its
/// ending.
final class TocTargets {
  private final OcfContainer container;
  private final Warnings warnings;
  private final String packagePath;
  private final FileNames names;

  TocTargets(OcfContainer container, Warnings warnings, String packagePath) {
    this.container = container;
    this.warnings = warnings;
    this.packagePath = packagePath;
    this.names = new FileNames(container);
  }

  /// References as they stand in the file `base`.
  TocOutline.Targets from(String base) {
    return reference -> find(reference, base);
  }

  Optional<Target> find(String reference, String base) {
    if (reference.isBlank() || Href.isRemote(reference)) {
      return Optional.empty();
    }
    var path = container.resolve(base, reference).or(() -> elsewhere(reference, base));
    if (path.isEmpty()) {
      warnings.add(
          Code.TOC_TARGET_MISSING,
          base,
          "'" + reference + "' is not in the archive; the entry is left out");
    }
    return path.map(found -> target(found, reference));
  }

  /// The place in the archive that a link of a page means; one that leads nowhere is not told.
  Optional<Target> ofLink(String reference, String base) {
    return reference.isBlank() || Href.isRemote(reference)
        ? Optional.empty()
        : container.resolve(base, reference).map(found -> target(found, reference));
  }

  private static Target target(String path, String reference) {
    var fragment = Href.parse(reference).fragment();
    return new Target(path, Href.decode(fragment), fragment);
  }

  private Optional<String> elsewhere(String reference, String base) {
    var found = container.resolve(packagePath, reference).or(() -> names.find(reference));
    found.ifPresent(
        path -> warnings.add(Code.PATH_RESOLVED, base, "'" + reference + "' read as " + path));
    return found;
  }
}
