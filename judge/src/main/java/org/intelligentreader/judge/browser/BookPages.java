package org.intelligentreader.judge.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.judge.browser.BookFiles.Page;
import org.intelligentreader.judge.browser.PageSnapshot.Node;
import org.intelligentreader.judge.compare.Flow;
import org.intelligentreader.judge.compare.Rule;

/// Opens the pages of a book's spine in the browser, one after the other.
public final class BookPages implements AutoCloseable {
  private static final String OPEN_DETAILS =
      "document.querySelectorAll('details').forEach(one => one.setAttribute('open', ''))";
  private static final String LOADED =
      "[...document.querySelectorAll('img')].map(one => one.naturalWidth > 0)";

  private final Chromium chromium = new Chromium();
  private final BookServer server;

  public BookPages() throws IOException {
    server = new BookServer();
  }

  /// What the browser shows of each page of the book.
  public List<ShownPage> show(Path epub) throws IOException {
    var files = BookFiles.of(epub);
    server.show(files);
    var pages = new ArrayList<ShownPage>();
    for (var page : files.spine()) {
      pages.add(
          page.isPicture()
              ? picture(files, page)
              : page.isForeign() ? foreign(page) : page(files, page));
    }
    return pages;
  }

  private static ShownPage picture(BookFiles files, Page page) {
    var pictures = new LoadedPictures(files, page.path()).named(page.path());
    return new ShownPage(
        page.path(),
        page.linear(),
        new Flow(),
        List.copyOf(pictures.stream().toList()),
        Map.of(),
        Map.of());
  }

  private static ShownPage foreign(Page page) {
    return new ShownPage(
        page.path(), page.linear(), new Flow(), List.of(), Map.of(), Map.of(Rule.FOREIGN_PAGES, 1));
  }

  private ShownPage page(BookFiles files, Page page) {
    var meant = new EnumMap<Rule, Integer>(Rule.class);
    var root = open(page, meant);
    if (Boolean.TRUE.equals(chromium.evaluate("!!document.querySelector('details')"))) {
      chromium.evaluate(OPEN_DETAILS);
      meant.merge(Rule.CLOSED_DETAILS, 1, Integer::sum);
      root = PageSnapshot.root(chromium.snapshot());
    }
    var walk = new PageWalk(root, false);
    if (walk.flow().mentions('\uFFFD')) {
      meant.merge(Rule.ENCODINGS, 1, Integer::sum);
    }
    walk.meant().forEach((rule, times) -> meant.merge(rule, times, Integer::sum));
    return new ShownPage(
        page.path(),
        page.linear(),
        walk.flow(),
        new LoadedPictures(files, page.path()).of(walk.pictures(), loaded()),
        walk.writingModes(),
        meant);
  }

  /// The page as declared, or in the first more lenient way in which it is no error.
  private Node open(Page page, Map<Rule, Integer> meant) {
    var root = Optional.<Node>empty();
    for (var reading : ParsingMode.values()) {
      chromium.open(server.url(page.path(), reading));
      var broken =
          Boolean.TRUE.equals(chromium.evaluate("!!document.querySelector('parsererror')"));
      if (!broken || reading == ParsingMode.HTML) {
        if (reading != ParsingMode.DECLARED) {
          meant.merge(Rule.LENIENT_MARKUP, 1, Integer::sum);
        }
        root = Optional.of(PageSnapshot.root(chromium.snapshot()));
        break;
      }
    }
    return root.orElseThrow();
  }

  private List<Boolean> loaded() {
    return chromium.evaluate(LOADED) instanceof List<?> all
        ? all.stream().map(Boolean.TRUE::equals).toList()
        : List.of();
  }

  /// The page that is open, as `innerText` has it, and as our walk does without its additions: the
  /// walk is no judge where they differ.
  public boolean walkIsInnerText() {
    var walked = new PageWalk(PageSnapshot.root(chromium.snapshot()), true).flow();
    var flow = new Flow();
    flow.text(
        String.valueOf(chromium.evaluate("document.body ? document.body.innerText : ''")), true);
    return walked.hasWordsOf(flow);
  }

  @Override
  public void close() {
    server.close();
    chromium.close();
  }
}
