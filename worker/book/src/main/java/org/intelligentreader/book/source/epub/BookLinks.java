package org.intelligentreader.book.source.epub;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Navigation;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.epub.publication.ManifestItem;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.picture.Pictures;
import org.intelligentreader.book.source.html.read.BookContext;
import org.intelligentreader.book.text.JsTrim;
import org.jsoup.nodes.Element;

/// Pictures, links and pages inside pages, as seen from the files of one book.
final class BookLinks implements BookContext {
  private final Epub epub;
  private final Pictures pictures;

  /// Pages inside pages that were read; each once, or one that shows itself would never end.
  private final Set<String> embedded = new HashSet<>();

  private final Map<String, String> printedPages = new LinkedHashMap<>();

  BookLinks(Epub epub, Pictures pictures) {
    this.epub = epub;
    this.pictures = pictures;
  }

  @Override
  public Optional<BookContext.Page> page(String path, String reference) {
    if (reference.isBlank() || Href.isRemote(reference)) {
      return Optional.empty();
    }
    var file = epub.container().resolve(path, reference);
    return file.filter(f -> isPage(f) && embedded.add(f)).flatMap(this::parsed);
  }

  /// A page that the spine does not show by itself.
  private boolean isPage(String file) {
    var item = epub.packageDocument().itemAt(file).orElseGet(() -> ManifestItem.undeclared(file));
    return item.isXhtml()
        && epub.packageDocument().spine().items().stream()
            .noneMatch(one -> one.item().path().equals(file));
  }

  private Optional<BookContext.Page> parsed(String file) {
    try {
      return Optional.of(new BookContext.Page(file, DocumentBody.of(epub.document(file))));
    } catch (BadBookException e) {
      epub.warnings().add(Code.ENTRY_DAMAGED, file, e.problem().message() + "; left out");
      return Optional.empty();
    }
  }

  @Override
  public Optional<Block.Picture> picture(String path, String reference, String alt) {
    return pictures.find(path, reference).map(image -> new Block.Picture(image.name(), alt));
  }

  @Override
  public void printedPage(String label, String key) {
    printedPages.putIfAbsent(key, label);
  }

  /// The pages that the texts name, in reading order.
  List<Navigation.Page> printedPages() {
    return printedPages.entrySet().stream()
        .map(page -> new Navigation.Page(page.getValue(), page.getKey()))
        .toList();
  }

  @Override
  public OptionalInt pixels(Block.Picture picture) {
    return pictures.pixels(picture.name());
  }

  @Override
  public Optional<Block.Picture> drawing(String path, Element svg) {
    var copy = svg.clone();
    copy.attr("xmlns", "http://www.w3.org/2000/svg");
    var label = copy.stream().filter(e -> ElementKind.name(e).equals("title")).findFirst();
    var alt = label.map(title -> JsTrim.trim(title.wholeText())).orElse("");
    return pictures
        .drawing(path, copy.outerHtml())
        .map(image -> new Block.Picture(image.name(), alt));
  }

  @Override
  public Optional<String> link(String path, String href) {
    if (Href.isRemote(href)) {
      return href.matches("(?i)(https?|mailto):.*") ? Optional.of(href.strip()) : Optional.empty();
    }
    var fragment = Href.decode(Href.parse(href).fragment());
    return epub.container().resolve(path, href).map(file -> file + "#" + fragment);
  }
}
