package org.intelligentreader.book.source.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.Epub;

/// Opens a file as what its content shows, whatever its name says.
public final class Formats {
  private static final int HEAD = 2048;

  /// Files that only EPUBs have, also those that somebody locked or cut.
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?i)(?:.*/)?META-INF/(?:(?:container|encryption|rights|sinf|voucher)\\.xml|license\\.lcpl)|.*\\.opf");

  private Formats() {}

  /// A book with pages, whatever it was before.
  ///
  /// @throws BadBookException when the file has no known format, is protected, or breaks a limit
  public static Epub open(Path file, Limits limits) throws BadBookException, IOException {
    var warnings = new Warnings();
    var archive = archive(file, limits, warnings);
    return archive.isPresent()
        ? opened(archive.get(), limits, warnings)
        : LooseFile.open(file, limits, warnings);
  }

  private static Epub opened(OcfContainer archive, Limits limits, Warnings warnings)
      throws BadBookException, IOException {
    try {
      return isEpub(archive)
          ? Epub.in(archive, limits, warnings)
          : Archive.open(archive, limits, warnings);
    } catch (BadBookException | IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /// Empty for a file that is no archive.
  private static Optional<OcfContainer> archive(Path file, Limits limits, Warnings warnings)
      throws BadBookException, IOException {
    try {
      return Optional.of(OcfContainer.open(file, limits, warnings));
    } catch (BadBookException e) {
      if (e.problem() instanceof BookProblem.NotAnEpub && Files.size(file) > 0) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Any sign of an EPUB counts, since damaged ones lack some.
  private static boolean isEpub(OcfContainer archive) {
    return archive.paths().stream().anyMatch(path -> SIGNS.matcher(path).matches())
        || archive.paths().stream().anyMatch(path -> isPackage(archive, path))
        || new String(archive.start("mimetype", 64), StandardCharsets.ISO_8859_1).contains("epub");
  }

  /// A package document under another name.
  private static boolean isPackage(OcfContainer archive, String path) {
    if (!path.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      return false;
    }
    var head = new String(archive.start(path, HEAD), StandardCharsets.ISO_8859_1);
    return head.contains("<package") || head.contains("http://www.idpf.org/2007/opf");
  }
}
