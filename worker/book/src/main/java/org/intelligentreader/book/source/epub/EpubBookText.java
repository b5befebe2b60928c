package org.intelligentreader.book.source.epub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.model.BookMetadata;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.Cover;
import org.intelligentreader.book.model.Footnote;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.model.Navigation;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookPart;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookWarning;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.LimitExceededException;
import org.intelligentreader.book.source.css.BookStyles;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.epub.publication.ManifestItem;
import org.intelligentreader.book.source.epub.publication.SpineItem;
import org.intelligentreader.book.source.html.chapter.ChapterBuilder;
import org.intelligentreader.book.source.html.chapter.Initials;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.html.note.AttributeNotes;
import org.intelligentreader.book.source.html.note.FootnoteLinker;
import org.intelligentreader.book.source.html.note.HiddenNotes;
import org.intelligentreader.book.source.html.picture.Pictures;
import org.intelligentreader.book.source.html.read.Boundaries;
import org.intelligentreader.book.source.html.read.ChapterStart;
import org.intelligentreader.book.source.html.read.DocumentReader;
import org.intelligentreader.book.source.html.read.HtmlWriter;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A book read from an EPUB, one file of the spine at a time.
public final class EpubBookText implements BookText {
  /// A file with more headings than this has chapters that a poor list of contents leaves out.
  private static final int ENOUGH_TO_COMPLETE = 2;

  private static final int FEW_FILES = 2;

  private final Epub epub;
  private final Pictures pictures;
  private final BookLinks links;
  private final BookStyles styles;
  private final TocPlan plan;
  private final BookMetadata metadata;
  private final Cover cover;
  private final ChapterTitles titles;

  /// The files that are still to be read.
  private final Deque<SpineItem> order;

  private final FragmentSearch fragments;
  private final Deque<Chapter> ready = new ArrayDeque<>();
  private final FootnoteLinker footnotes = new FootnoteLinker();
  private final HiddenNotes hiddenNotes;
  private int lastLevel = 1;
  private String lastTitle = "";
  private long characters;

  /// What is known of a book before its text is read.
  private record Opened(TocPlan plan, BookMetadata metadata, Cover cover, List<SpineItem> order) {}

  private EpubBookText(Epub epub, Pictures pictures, BookStyles styles, Opened opened) {
    this.epub = epub;
    this.pictures = pictures;
    this.links = new BookLinks(epub, pictures);
    this.hiddenNotes = new HiddenNotes(links);
    this.styles = styles;
    this.cover = opened.cover();
    this.plan = opened.plan();
    this.metadata = opened.metadata();
    this.titles =
        new ChapterTitles(
            epub.packageDocument().metadata().title().orElse(""), () -> OwnNames.repeated(epub));
    this.order = new ArrayDeque<>(opened.order());
    this.fragments = new FragmentSearch(epub.container(), plan.fragments());
  }

  /// Reads an open book, which is closed with it; `language` overrides what the package document
  /// says. First the cover, then the table of contents, the metadata (whose language may be that of
  /// the first pages), and the order of the files.
  ///
  /// @throws BadBookException when the book breaks a limit
  public static EpubBookText of(Epub epub, Optional<String> language)
      throws BadBookException, IOException {
    var pictures = new Pictures(epub);
    var styles = new BookStyles(epub);
    var cover = cover(epub, pictures);
    var plan = new TocPlan(epub.tableOfContents(), epub.warnings());
    var metadata = new MetadataReader(epub, styles).read(language);
    var order = new ReadingOrder(epub, plan).items();
    return new EpubBookText(epub, pictures, styles, new Opened(plan, metadata, cover, order));
  }

  private static Cover cover(Epub epub, Pictures pictures) throws BadBookException, IOException {
    try {
      return new CoverFinder(epub, pictures).find();
    } catch (UncheckedIOException e) {
      throw badBook(e);
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
    while ((ready.isEmpty() || isWaiting()) && !order.isEmpty()) {
      readFile(order.remove().item());
    }
    var chapter = Optional.ofNullable(ready.poll());
    if (chapter.isPresent()) {
      count(chapter.get());
    } else if (characters == 0 && pictures.list().isEmpty()) {
      throw new BadBookException(new BookProblem.NoText());
    }
    return chapter;
  }

  /// True when the only chapter at hand may go on in the next file.
  private boolean isWaiting() {
    return ready.size() == 1 && TitlePicture.is(ready.element());
  }

  private void count(Chapter chapter) throws BadBookException {
    characters += chapter.text().length();
    if (characters > epub.limits().of(Limit.TEXT_CHARACTERS)) {
      throw new BadBookException(
          epub.limits().exceeded(Limit.TEXT_CHARACTERS, BookPart.BOOK.place()));
    }
    footnotes.add(chapter);
  }

  @Override
  public List<Image> images() {
    return pictures.list();
  }

  @Override
  public Navigation navigation() {
    return NavigationReader.read(epub.tableOfContents(), links.printedPages());
  }

  @Override
  public List<Footnote> footnotes() {
    return footnotes.footnotes();
  }

  @Override
  public void warn(BookWarning warning) {
    epub.warnings().add(warning.code(), warning.where(), warning.done());
  }

  @Override
  public byte[] report() {
    return Report.json(epub.warnings().list());
  }

  @Override
  public void close() throws IOException {
    try (epub) {
      pictures.close();
    }
  }

  private void readFile(ManifestItem item) throws BadBookException, IOException {
    try {
      if (item.isImage() && !item.isSvg()) {
        readPicture(item);
      } else {
        readDocument(item);
      }
    } catch (UncheckedIOException e) {
      throw badBook(e);
    }
  }

  /// Streams of the archive throw where lambdas cannot; a limit they reach is the book's fault.
  private static BadBookException badBook(UncheckedIOException e) throws IOException {
    if (e.getCause() instanceof LimitExceededException limit) {
      return limit.asBadBook();
    }
    throw e.getCause();
  }

  private void readDocument(ManifestItem item) throws BadBookException {
    var document = epub.document(item.path());
    var body = Initials.joined(AttributeNotes.written(DocumentBody.of(document)));
    var visibility =
        hiddenNotes.opened(item.path(), body, new Visibility(styles.of(document, item.path())));
    relocate(item.path(), body);
    var boundaries =
        new Boundaries(body, item.path(), plan.startsIn(item.path()), visibility, epub.warnings());
    boundaries.absorb(body, titles::isOfBook);
    if (plan.isPoor() || (plan.isEmpty() && isShort())) {
      var headings = DocumentBody.topHeadings(body, visibility);
      if (headings.size() > ENOUGH_TO_COMPLETE) {
        boundaries.complete(headings, body, h -> unlisted(item, Labels.of(h)));
      }
    }
    var first =
        boundaries
            .whole()
            .map(ChapterStart::heading)
            .map(heading ->
                boundaries.isSingle()
                    ? titles.filled(heading, plan.isPoor(), document, visibility)
                    : heading)
            .orElseGet(() -> unlisted(item, title(document, item, visibility, boundaries)));
    new DocumentReader(item.path(), boundaries, visibility, links, first, this::chapter)
        .read(
            body,
            boundaries.whole().isPresent(),
            item.isSvg() ? links.picture(item.path(), name(item), "") : Optional.empty());
    epub.forget(item.path());
  }

  /// What a file is called that begins with text of no entry; where chapters follow in it, that
  /// text is named by itself.
  private String title(
      Document document, ManifestItem item, Visibility visibility, Boundaries boundaries) {
    return boundaries.isSingle() ? titles.of(document, item.path(), visibility) : "";
  }

  /// A book in one file or two that has no list of contents at all.
  private boolean isShort() {
    return epub.packageDocument().spine().items().size() <= FEW_FILES;
  }

  /// A picture directly in the spine is a chapter of its own.
  private void readPicture(ManifestItem item) {
    var heading =
        plan.startsIn(item.path()).stream()
            .findFirst()
            .map(ChapterStart::heading)
            .orElseGet(() -> plan.unlisted(item.path(), "", lastLevel));
    var picture = links.picture(item.path(), name(item), "");
    var builder = new ChapterBuilder(heading);
    builder.anchor(item.path() + "#");
    picture.ifPresent(builder::picture);
    var html = new HtmlWriter();
    picture.ifPresent(
        p -> html.open(new Element("img"), Map.of("src", "images/" + p.name(), "alt", "")));
    chapter(builder.build(html.cut()));
  }

  /// The item's file as seen from itself, spelled so that no part of it is taken for an escape.
  private static String name(ManifestItem item) {
    return item.path().substring(item.path().lastIndexOf('/') + 1);
  }

  private ChapterHeading unlisted(ManifestItem item, String title) {
    return plan.unlisted(item.path(), title, lastLevel);
  }

  /// Entries whose id stands in one other file that is still to be read start their chapter there.
  private void relocate(String path, Element body) throws BadBookException {
    var ids = Boundaries.ids(body).keySet();
    for (var start : plan.startsIn(path)) {
      if (!start.fragment().isEmpty() && !ids.contains(start.fragment())) {
        var files = order.stream().map(item -> item.item().path()).toList();
        fragments.find(start.fragment(), files).ifPresent(file -> plan.move(start, path, file));
      }
    }
  }

  private void chapter(Chapter chapter) {
    lastLevel = chapter.heading().level();
    if (isWaiting() && TitlePicture.isContinuedBy(chapter)) {
      ready.add(TitlePicture.join(ready.remove(), chapter));
    } else {
      ready.add(titles.named(chapter, lastTitle));
      lastTitle = ready.getLast().heading().title();
    }
  }
}
