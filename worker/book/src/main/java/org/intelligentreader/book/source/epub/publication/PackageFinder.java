package org.intelligentreader.book.source.epub.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Element;

/// Finds the package document: by `META-INF/container.xml`, else by looking at the files.
///
/// Source: EPUB 3.3, section 4.2.6.3.1; EPUB Multiple-Rendition Publications 1.1.
final class PackageFinder {
  private static final String CONTAINER = "META-INF/container.xml";
  private static final String MEDIA_TYPE = "application/oebps-package+xml";
  private static final int HEAD = 2048;

  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;
  private final Optional<String> containerPath;

  PackageFinder(OcfContainer container, MarkupParser parser, Warnings warnings) {
    this.container = container;
    this.parser = parser;
    this.warnings = warnings;
    this.containerPath =
        container.paths().stream()
            .filter(path -> path.equals(CONTAINER))
            .findFirst()
            .or(() -> container.paths().stream().filter(PackageFinder::isContainer).findFirst());
  }

  /// The folder that somebody wrapped around the whole book, with its slash; empty for most books.
  String wrapper() {
    return containerPath
        .map(path -> path.substring(0, path.length() - CONTAINER.length()))
        .orElse("");
  }

  String find() throws BadBookException {
    var named = rootfiles();
    if (named.size() > 1) {
      warnings.add(
          Code.CONTAINER_SEVERAL_ROOTFILES,
          CONTAINER,
          "the first one is read: " + named.getFirst());
    }
    return named.stream()
        .findFirst()
        .or(() -> first(path -> path.toLowerCase(Locale.ROOT).endsWith(".opf")))
        .or(() -> first(this::looksLikePackage))
        .orElseThrow(() -> new BadBookException(new BookProblem.NoPackageDocument(CONTAINER)));
  }

  private List<String> rootfiles() throws BadBookException {
    if (containerPath.isEmpty()) {
      warnings.add(Code.CONTAINER_MISSING, CONTAINER, "the package document is searched for");
      return List.of();
    }
    if (!wrapper().isEmpty()) {
      warnings.add(Code.CONTAINER_WRAPPED, wrapper(), "the book inside this folder is read");
    }
    var path = containerPath.get();
    return Markup.all(parser.parse(container.read(path), path), "rootfile").stream()
        .filter(PackageFinder::isPackage)
        .flatMap(rootfile -> resolve(rootfile.attr("full-path")).stream())
        .toList();
  }

  private Optional<String> resolve(String rootfile) {
    var path = container.resolve(wrapper(), rootfile);
    if (path.isEmpty()) {
      warnings.add(
          Code.CONTAINER_ROOTFILE_MISSING,
          CONTAINER,
          "the archive has no '" + rootfile + "'; the package document is searched for");
    }
    return path;
  }

  private Optional<String> first(java.util.function.Predicate<String> wanted) {
    return container.paths().stream().filter(wanted).findFirst();
  }

  /// Other renditions (a PDF, say) may stand beside the EPUB's.
  private static boolean isPackage(Element rootfile) {
    var type = rootfile.attr("media-type").strip();
    return type.isEmpty() || type.equals(MEDIA_TYPE) || rootfile.attr("full-path").endsWith(".opf");
  }

  private boolean looksLikePackage(String path) {
    if (!path.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      return false;
    }
    try (var in = container.stream(path)) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return head.contains("<package") || head.contains("http://www.idpf.org/2007/opf");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isContainer(String path) {
    var folded = path.toUpperCase(Locale.ROOT);
    var wanted = CONTAINER.toUpperCase(Locale.ROOT);
    return folded.equals(wanted) || folded.endsWith("/" + wanted);
  }
}
