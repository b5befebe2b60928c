package org.intelligentreader.book.source.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.MadeFile;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.epub.publication.ManifestItem;
import org.intelligentreader.book.source.epub.publication.PackageDocument;
import org.intelligentreader.book.source.epub.publication.PackageDocument.Spine;
import org.intelligentreader.book.source.epub.publication.SpineItem;
import org.jsoup.nodes.Element;

/// A book that is made of pages: what a reader of another format hands over, so that everything
/// behind it (chapters, ruby, notes, pictures, limits) is the same for all formats.
public final class Draft {
  /// Where messages say that something is odd in a file that has no parts.
  public static final String WHOLE = "the file";

  private static final String XHTML = "application/xhtml+xml";

  private final OcfContainer files;
  private final Limits limits;
  private final Warnings warnings;
  private final Contents contents = new Contents();
  private final List<SpineItem> spine = new ArrayList<>();
  private final Map<String, ManifestItem> manifest = new LinkedHashMap<>();
  private final Map<String, String> meta = new LinkedHashMap<>();
  private final Set<String> closed = new HashSet<>();
  private Optional<String> progression = Optional.empty();
  private About about = About.NOTHING;
  private long written;

  public Draft(OcfContainer files, Limits limits, Warnings warnings) {
    this.files = files;
    this.limits = limits;
    this.warnings = warnings;
  }

  /// A book in a file that is no archive.
  public static Draft loose(Limits limits, Warnings warnings) {
    return new Draft(OcfContainer.empty(limits, warnings), limits, warnings);
  }

  /// The files that lie beside the text.
  public OcfContainer files() {
    return files;
  }

  public Limits limits() {
    return limits;
  }

  public Warnings warnings() {
    return warnings;
  }

  public void warn(Code code, String where, String done) {
    warnings.add(code, where, done);
  }

  public void about(About says) {
    about = says;
  }

  /// The title as far as it is known.
  public Optional<String> title() {
    return about.title();
  }

  /// A hint of the book: `primary-writing-mode`.
  public void meta(String name, String value) {
    meta.put(name, value);
  }

  public void pagesGoLeft() {
    progression = Optional.of("rtl");
  }

  /// The next page in reading order, under the number of its place.
  public Page page() {
    return page(String.format(Locale.ROOT, "text/%04d.xhtml", spine.size() + 1));
  }

  /// The next page in reading order.
  public Page page(String path) {
    var item = new ManifestItem("page-" + spine.size(), path, XHTML, Set.of(), Optional.empty());
    manifest.put(item.id(), item);
    spine.add(new SpineItem(item, true));
    return new Page(path, new Element("body"));
  }

  /// Puts a finished page away; it is kept as bytes.
  public void close(Page page) throws BadBookException {
    Interruption.check();
    var file = MadeFile.of(page.xhtml());
    written += file.size();
    if (file.size() > limits.bytes(Limit.DOCUMENT_MEGABYTES)) {
      throw new BadBookException(limits.exceeded(Limit.DOCUMENT_MEGABYTES, page.path()));
    }
    if (written > limits.bytes(Limit.FILE_MEGABYTES)) {
      throw new BadBookException(limits.exceeded(Limit.FILE_MEGABYTES, WHOLE));
    }
    files.add(page.path(), file);
    closed.add(page.path());
  }

  /// A line of the table of contents; levels count from 1.
  public void entry(int level, String title, Page page, String fragment) {
    contents.add(level, title, page.path(), fragment);
  }

  /// A picture that the text has inside itself.
  public void picture(String path, byte[] bytes) {
    files.add(path, MadeFile.of(bytes));
  }

  /// Names the picture that is the cover.
  public void cover(String path) {
    var item =
        new ManifestItem("cover-picture", path, "image/*", Set.of("cover-image"), Optional.empty());
    manifest.put(item.id(), item);
  }

  /// The book, open.
  ///
  /// @throws BadBookException when it has no page
  public Epub open() throws BadBookException {
    var pages = spine.stream().filter(item -> closed.contains(item.item().path())).toList();
    if (pages.isEmpty()) {
      throw new BadBookException(new BookProblem.NoText());
    }
    var book =
        new PackageDocument(
            WHOLE,
            about.metadata(meta),
            manifest,
            new Spine(pages, progression, Optional.empty()),
            List.of());
    return Epub.made(files, limits, warnings, new Epub.Plan(book, contents.table()));
  }
}
