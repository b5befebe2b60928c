package org.intelligentreader.book.epub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.epub.BookWarning.Code;
import org.jsoup.nodes.Document;

/// An opened EPUB: its files, its package document, its table of contents. Content documents are
/// parsed on demand.
public final class Epub implements AutoCloseable {
  private static final String CONTAINER = "META-INF/container.xml";

  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;
  private final PackageDocument packageDocument;
  private final TableOfContents tableOfContents;

  private Epub(OcfContainer container, MarkupParser parser, Warnings warnings)
      throws BadBookException, IOException {
    this.container = container;
    this.parser = parser;
    this.warnings = warnings;
    if (!container.paths().contains("mimetype")) {
      warnings.add(Code.MIMETYPE_MISSING, "mimetype", "read as an EPUB all the same");
    }
    Encryption.check(container, parser, warnings);
    var path = packagePath();
    this.packageDocument =
        new PackageParser(container, warnings, path)
            .parse(parser.parse(container.read(path), path));
    this.tableOfContents = new TocParser(container, parser, warnings).parse(packageDocument);
    if (packageDocument.spine().items().isEmpty()) {
      throw new BadBookException(
          new BookProblem.NothingReadable(path + " lists no file that is in the archive"));
    }
  }

  /// Opens a file.
  ///
  /// @throws BadBookException when it is no EPUB, is protected, or breaks a limit
  public static Epub open(Path file, Limits limits) throws BadBookException, IOException {
    var warnings = new Warnings();
    var container = OcfContainer.open(file, limits, warnings);
    try {
      return new Epub(container, new MarkupParser(limits.depth(), warnings), warnings);
    } catch (BadBookException | IOException | RuntimeException e) {
      container.close();
      throw e;
    }
  }

  public OcfContainer container() {
    return container;
  }

  public PackageDocument packageDocument() {
    return packageDocument;
  }

  public TableOfContents tableOfContents() {
    return tableOfContents;
  }

  public Warnings warnings() {
    return warnings;
  }

  /// Parses a document of the archive.
  public Document document(String path) throws BadBookException, IOException {
    return parser.parse(container.read(path), path);
  }

  @Override
  public void close() throws IOException {
    container.close();
  }

  private String packagePath() throws BadBookException, IOException {
    var named = rootfiles();
    if (named.size() > 1) {
      warnings.add(
          Code.CONTAINER_SEVERAL_ROOTFILES,
          CONTAINER,
          "the first one is read: " + named.getFirst());
    }
    if (!named.isEmpty()) {
      return named.getFirst();
    }
    var found = container.paths().stream().filter(Epub::isPackageDocument).findFirst();
    return found.orElseThrow(() ->
        new BadBookException(
            new BookProblem.NoPackageDocument(
                "no file ends with .opf, and " + CONTAINER + " names none")));
  }

  private List<String> rootfiles() throws BadBookException, IOException {
    var path = container.paths().stream().filter(file -> file.endsWith(CONTAINER)).findFirst();
    if (path.isEmpty()) {
      warnings.add(Code.CONTAINER_MISSING, CONTAINER, "the package document is searched for");
      return List.of();
    }
    var wrapper = path.get().substring(0, path.get().length() - CONTAINER.length());
    return Markup.all(document(path.get()), "rootfile").stream()
        .map(rootfile ->
            container
                .resolve(wrapper, rootfile.attr("full-path"))
                .or(() -> missing(rootfile.attr("full-path"))))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> missing(String rootfile) {
    warnings.add(
        Code.CONTAINER_ROOTFILE_MISSING, CONTAINER, "the archive has no '" + rootfile + "'");
    return Optional.empty();
  }

  private static boolean isPackageDocument(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".opf");
  }
}
