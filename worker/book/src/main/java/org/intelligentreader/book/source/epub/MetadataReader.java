package org.intelligentreader.book.source.epub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.model.BookMetadata;
import org.intelligentreader.book.model.BookMetadata.Layout;
import org.intelligentreader.book.model.BookMetadata.PageProgression;
import org.intelligentreader.book.model.BookMetadata.Publication;
import org.intelligentreader.book.model.BookMetadata.TocKind;
import org.intelligentreader.book.model.BookMetadata.WritingMode;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.css.BookStyles;
import org.intelligentreader.book.source.css.DocumentStyle;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.html.element.LineDirection;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.language.Languages;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Sorts out the package document's metadata with the help of the text and the style sheets.
final class MetadataReader {
  private static final int SAMPLE = 4000;
  private static final int SAMPLE_FILES = 12;
  private static final long LARGE_PAGE = 1 << 20;

  private final Epub epub;
  private final BookStyles styles;

  MetadataReader(Epub epub, BookStyles styles) {
    this.epub = epub;
    this.styles = styles;
  }

  BookMetadata read(Optional<String> language) throws BadBookException {
    var book = epub.packageDocument();
    var metadata = book.metadata();
    var sample = sample();
    var chosen =
        language.isPresent()
            ? Languages.normalise(language.get())
            : Languages.choose(
                metadata.languages(),
                sample.languages(),
                sample.text(),
                book.path(),
                epub.warnings());
    return new BookMetadata(
        metadata.title().or(() -> sample.names().stream().findFirst()).orElse(""),
        chosen,
        metadata.creators(),
        new Publication(metadata.publisher(), metadata.identifier()),
        layout(sample),
        TocKind.valueOf(epub.tableOfContents().kind().name()));
  }

  /// Text from the front of the book, enough to see its script, and what its pages say of
  /// themselves.
  private Sample sample() throws BadBookException {
    var text = new StringBuilder();
    var languages = new ArrayList<String>();
    var names = new ArrayList<String>();
    var pages = new ArrayList<String>();
    for (var item : epub.packageDocument().spine().items()) {
      if (item.item().isXhtml() && text.length() < SAMPLE && pages.size() < SAMPLE_FILES) {
        pages.add(item.item().path());
        var document = epub.document(item.item().path());
        text.append(front(DocumentBody.of(document))).append(' ');
        DocumentBody.language(document).ifPresent(languages::add);
        DocumentBody.heading(document, new Visibility(DocumentStyle.NONE))
            .or(() -> DocumentBody.ownName(document))
            .filter(name -> !Labels.isPlaceholder(name))
            .ifPresent(names::add);
      }
    }
    return new Sample(text.toString(), languages, names, pages);
  }

  /// `names` are what the first pages are called, in their order; `pages` their paths.
  private record Sample(
      String text, List<String> languages, List<String> names, List<String> pages) {}

  private static String front(Element body) {
    var front = new StringBuilder();
    var texts = body.nodeStream(TextNode.class).iterator();
    while (front.length() < SAMPLE && texts.hasNext()) {
      front.append(texts.next().text());
    }
    return front.substring(0, Math.min(front.length(), SAMPLE));
  }

  private Layout layout(Sample sample) throws BadBookException {
    var rtl =
        epub.packageDocument()
            .spine()
            .pageProgression()
            .filter(value -> value.equalsIgnoreCase("rtl"));
    return new Layout(
        rtl.isPresent() ? PageProgression.RTL : PageProgression.LTR,
        isVertical(sample) ? WritingMode.VERTICAL : WritingMode.HORIZONTAL);
  }

  /// As a browser sets most letters of the first pages and of the longest one.
  /// `primary-writing-mode` counts only where no style sheet says anything: Kindle means the
  /// direction of pages by it, too.
  private boolean isVertical(Sample sample) throws BadBookException {
    var pages = new LinkedHashSet<>(sample.pages());
    largest().ifPresent(pages::add);
    var direction = new LineDirection();
    for (var path : pages) {
      var document = epub.document(path);
      direction.add(document, styles.of(document, path));
    }
    return direction
        .isVertical()
        .orElseGet(() ->
            Optional.ofNullable(
                    epub.packageDocument().metadata().meta().get("primary-writing-mode"))
                .filter(mode -> mode.toLowerCase(Locale.ROOT).startsWith("vertical"))
                .isPresent());
  }

  /// The largest page that costs little to read once more.
  private Optional<String> largest() {
    return epub.packageDocument().spine().items().stream()
        .filter(item -> item.item().isXhtml())
        .map(item -> item.item().path())
        .filter(path -> epub.container().size(path) <= LARGE_PAGE)
        .max(Comparator.comparingLong(epub.container()::size));
  }
}
