package org.intelligentreader.book.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.epub.Epub;
import org.intelligentreader.book.epub.Href;
import org.intelligentreader.book.epub.Limits;
import org.intelligentreader.book.epub.ManifestItem;
import org.intelligentreader.book.epub.SpineItem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A book read from an EPUB, one file of the spine at a time.
public final class EpubBookText implements BookText {
  private final Epub epub;
  private final Pictures pictures;
  private final TocPlan plan;
  private final BookMetadata metadata;
  private final Cover cover;
  private final Iterator<SpineItem> spine;
  private final Deque<Chapter> ready = new ArrayDeque<>();
  private final FootnoteLinker footnotes = new FootnoteLinker();
  private int lastLevel = 1;

  private EpubBookText(Epub epub, Optional<String> language) throws BadBookException, IOException {
    this.epub = epub;
    this.pictures = new Pictures(epub);
    this.cover = new CoverFinder(epub, pictures).find();
    this.plan = new TocPlan(epub.tableOfContents(), epub.warnings());
    this.metadata = new MetadataReader(epub).read(language);
    this.spine = epub.packageDocument().spine().items().iterator();
  }

  /// Opens a book; `language` overrides what the package document says.
  ///
  /// @throws BadBookException when the file is no EPUB, is protected, or breaks a limit
  public static EpubBookText open(Path file, Limits limits, Optional<String> language)
      throws BadBookException, IOException {
    var epub = Epub.open(file, limits);
    try {
      return new EpubBookText(epub, language);
    } catch (BadBookException | IOException | RuntimeException e) {
      epub.close();
      throw e;
    }
  }

  @Override
  public BookMetadata metadata() {
    return metadata;
  }

  @Override
  public Cover cover() {
    return cover;
  }

  @Override
  public int expectedChapters() {
    var unlisted =
        epub.packageDocument().spine().items().stream()
            .filter(item -> !plan.files().contains(item.item().path()))
            .count();
    return plan.size() + (int) unlisted;
  }

  @Override
  public Optional<Chapter> next() throws BadBookException, IOException {
    while (ready.isEmpty() && spine.hasNext()) {
      readFile(spine.next().item());
    }
    var chapter = Optional.ofNullable(ready.poll());
    chapter.ifPresent(footnotes::add);
    return chapter;
  }

  @Override
  public List<Image> images() {
    return pictures.list();
  }

  @Override
  public List<Footnote> footnotes() {
    return footnotes.footnotes();
  }

  @Override
  public byte[] report() {
    return Report.json(epub.warnings().list());
  }

  @Override
  public void close() throws IOException {
    epub.close();
  }

  private void readFile(ManifestItem item) throws BadBookException, IOException {
    if (item.isImage() && !item.isSvg()) {
      readPicture(item);
      return;
    }
    var document = epub.document(item.path());
    var body = DocumentBody.of(document);
    var boundaries = new Boundaries(body, item.path(), plan.startsIn(item.path()), epub.warnings());
    var first =
        boundaries.whole().map(ChapterStart::heading).orElseGet(() -> unlisted(item, document));
    try {
      new DocumentReader(item.path(), boundaries, new Links(), first, this::chapter)
          .read(body, boundaries.whole().isPresent());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// A picture directly in the spine is a chapter of its own.
  private void readPicture(ManifestItem item) {
    var name = item.path().substring(item.path().lastIndexOf('/') + 1);
    var heading =
        plan.startsIn(item.path()).stream()
            .findFirst()
            .map(ChapterStart::heading)
            .orElseGet(() -> plan.unlisted(item.path(), "", lastLevel));
    var picture = new Links().picture(item.path(), name, "");
    var builder = new ChapterBuilder(heading);
    builder.anchor(item.path() + "#");
    picture.ifPresent(builder::picture);
    var html = new HtmlWriter();
    picture.ifPresent(
        p -> html.open(new Element("img"), Map.of("src", "images/" + p.name(), "alt", "")));
    chapter(builder.build(html.cut()));
  }

  private ChapterHeading unlisted(ManifestItem item, Document document) {
    return plan.unlisted(item.path(), DocumentBody.title(document), lastLevel);
  }

  private void chapter(Chapter chapter) {
    lastLevel = chapter.heading().level();
    ready.add(chapter);
  }

  /// Pictures and links as seen from one file of the book.
  private final class Links implements DocumentReader.Book {
    @Override
    public Optional<Block.Picture> picture(String path, String reference, String alt) {
      return pictures.find(path, reference).map(image -> new Block.Picture(image.name(), alt));
    }

    @Override
    public Optional<String> link(String path, String href) {
      if (Href.isRemote(href)) {
        return href.matches("(?i)(https?|mailto):.*")
            ? Optional.of(href.strip())
            : Optional.empty();
      }
      var fragment = Href.decode(Href.parse(href).fragment());
      return epub.container().resolve(path, href).map(file -> file + "#" + fragment);
    }
  }
}
