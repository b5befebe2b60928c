package org.intelligentreader.book.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.epub.Epub;
import org.intelligentreader.book.epub.Labels;
import org.intelligentreader.book.text.BookMetadata.Layout;
import org.intelligentreader.book.text.BookMetadata.PageProgression;
import org.intelligentreader.book.text.BookMetadata.Publication;
import org.intelligentreader.book.text.BookMetadata.TocKind;
import org.intelligentreader.book.text.BookMetadata.WritingMode;
import org.intelligentreader.book.text.style.DocumentStyle;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Sorts out the package document's metadata with the help of the text and the style sheets.
final class MetadataReader {
  private static final int SAMPLE = 4000;
  private static final int SAMPLE_FILES = 12;
  private static final Pattern VERTICAL =
      Pattern.compile("writing-mode\\s*:\\s*(vertical-rl|vertical-lr|tb-rl)");

  private final Epub epub;

  MetadataReader(Epub epub) {
    this.epub = epub;
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
        layout(),
        TocKind.valueOf(epub.tableOfContents().kind().name()));
  }

  /// Text from the front of the book, enough to see its script, and what its pages say of
  /// themselves.
  private Sample sample() throws BadBookException {
    var text = new StringBuilder();
    var languages = new ArrayList<String>();
    var names = new ArrayList<String>();
    var files = 0;
    for (var item : epub.packageDocument().spine().items()) {
      if (item.item().isXhtml() && text.length() < SAMPLE && files++ < SAMPLE_FILES) {
        var document = epub.document(item.item().path());
        text.append(front(DocumentBody.of(document))).append(' ');
        DocumentBody.language(document).ifPresent(languages::add);
        DocumentBody.heading(document, new Visibility(DocumentStyle.NONE))
            .or(() -> DocumentBody.ownName(document))
            .filter(name -> !Labels.isPlaceholder(name))
            .ifPresent(names::add);
      }
    }
    return new Sample(text.toString(), languages, names);
  }

  /// `names` are what the first pages are called, in their order.
  private record Sample(String text, List<String> languages, List<String> names) {}

  private static String front(Element body) {
    var front = new StringBuilder();
    var texts = body.nodeStream(TextNode.class).iterator();
    while (front.length() < SAMPLE && texts.hasNext()) {
      front.append(texts.next().text());
    }
    return front.substring(0, Math.min(front.length(), SAMPLE));
  }

  private Layout layout() throws BadBookException {
    var rtl =
        epub.packageDocument()
            .spine()
            .pageProgression()
            .filter(value -> value.equalsIgnoreCase("rtl"));
    return new Layout(
        rtl.isPresent() ? PageProgression.RTL : PageProgression.LTR,
        isVertical() ? WritingMode.VERTICAL : WritingMode.HORIZONTAL);
  }

  private boolean isVertical() throws BadBookException {
    var declared = epub.packageDocument().metadata().meta().get("primary-writing-mode");
    if (declared != null) {
      return declared.toLowerCase(Locale.ROOT).startsWith("vertical");
    }
    for (var item : epub.packageDocument().items()) {
      if (item.mediaType().equals("text/css") && isVertical(item.path())) {
        return true;
      }
    }
    return false;
  }

  private boolean isVertical(String styleSheet) throws BadBookException {
    var css =
        new String(epub.container().read(styleSheet), java.nio.charset.StandardCharsets.UTF_8);
    return VERTICAL.matcher(css.toLowerCase(Locale.ROOT)).find();
  }
}
