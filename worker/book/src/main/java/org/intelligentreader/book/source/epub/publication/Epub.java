package org.intelligentreader.book.source.epub.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;

/// An opened EPUB: its files, its package document, its table of contents. Content documents are
/// parsed on demand.
public final class Epub implements AutoCloseable {
  private static final String MIMETYPE = "mimetype";
  private static final String MEDIA_TYPE = "application/epub+zip";

  private static final long MOST_KEPT = 1L << 20;

  private final Map<String, Document> kept = new HashMap<>();
  private long keptBytes;
  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;
  private final Limits limits;
  private final PackageDocument packageDocument;
  private final TableOfContents tableOfContents;

  private Epub(OcfContainer container, Limits limits, Warnings warnings) throws BadBookException {
    this.container = container;
    this.warnings = warnings;
    this.limits = limits;
    checkMimetype();
    var anyLanguage = new MarkupParser(limits, warnings);
    var finder = new PackageFinder(container, anyLanguage, warnings);
    var encryption = new Encryption(container, anyLanguage, warnings, finder.wrapper());
    encryption.checkDeclared();
    var path = finder.find();
    this.packageDocument =
        new PackageParser(container, warnings, path)
            .parse(anyLanguage.parse(container.read(path), path));
    this.parser = anyLanguage.speaking(packageDocument.metadata().languages());
    if (packageDocument.spine().items().isEmpty()) {
      throw new BadBookException(new BookProblem.NoFile(path));
    }
    encryption.checkText(packageDocument);
    this.tableOfContents = new TocParser(container, parser, warnings, packageDocument).parse();
  }

  /// Opens a file.
  ///
  /// @throws BadBookException when it is no EPUB, is protected, or breaks a limit
  public static Epub open(Path file, Limits limits) throws BadBookException, IOException {
    var warnings = new Warnings();
    var container = OcfContainer.open(file, limits, warnings);
    try {
      return new Epub(container, limits, warnings);
    } catch (BadBookException | RuntimeException e) {
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

  public Limits limits() {
    return limits;
  }

  /// A parsed document of the archive. The first ones are kept until [#forget], since cover and
  /// language are looked for where the text starts; a large one only when it is alone.
  public Document document(String path) throws BadBookException {
    var known = kept.get(path);
    if (known != null) {
      return known;
    }
    var bytes = container.read(path);
    var document = parser.parse(bytes, path);
    if (kept.isEmpty() || keptBytes + bytes.length <= MOST_KEPT) {
      kept.put(path, document);
      keptBytes += bytes.length;
    }
    return document;
  }

  /// Drops a document that has been read.
  public void forget(String path) {
    kept.remove(path);
  }

  @Override
  public void close() throws IOException {
    container.close();
  }

  private void checkMimetype() throws BadBookException {
    var entry = container.entry(MIMETYPE);
    if (entry.isEmpty()) {
      warnings.add(Code.MIMETYPE_MISSING, MIMETYPE, "read as an EPUB all the same");
      return;
    }
    var content = new String(container.read(MIMETYPE), StandardCharsets.UTF_8).strip();
    if (!content.equals(MEDIA_TYPE)) {
      warnings.add(Code.MIMETYPE_WRONG, MIMETYPE, "says otherwise; read as an EPUB all the same");
    } else if (entry.get().getMethod() != ZipEntry.STORED) {
      warnings.add(Code.MIMETYPE_WRONG, MIMETYPE, "compressed; read all the same");
    } else if (entry.get().getLocalHeaderOffset() != 0) {
      warnings.add(Code.MIMETYPE_WRONG, MIMETYPE, "not the first file; read all the same");
    }
  }
}
