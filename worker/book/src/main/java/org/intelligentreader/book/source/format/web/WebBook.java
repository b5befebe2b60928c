package org.intelligentreader.book.source.format.web;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.format.flow.HeadingPages;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;

/// A web page, or several, as the pages of a book.
public final class WebBook {
  private static final Pattern FRONT =
      Pattern.compile("(?i)(?:.*/)?(?:index|default|home|toc|contents|main)\\.x?html?");

  private final Draft draft;

  private WebBook(Draft draft) {
    this.draft = draft;
  }

  /// Adds a page that lies at `path`, where its pictures are looked for.
  public static void read(byte[] bytes, String path, Draft draft) throws BadBookException {
    var document = new MarkupParser(draft.limits(), draft.warnings()).parsePage(bytes, path);
    new WebBook(draft).read(document, path);
  }

  /// Adds the pages of a saved site: the front page, then those that it links to in its order, then
  /// the others by name.
  public static void readSite(List<String> paths, Draft draft) throws BadBookException {
    var front =
        paths.stream()
            .min(
                Comparator.comparing((String path) -> !FRONT.matcher(path).matches())
                    .thenComparingInt(String::length))
            .orElseThrow();
    var parser = new MarkupParser(draft.limits(), draft.warnings());
    var order = new LinkedHashSet<String>(List.of(front));
    var document = parser.parsePage(draft.files().read(front), front);
    var known = Set.copyOf(paths);
    for (var link : Markup.all(document, "a")) {
      Interruption.check();
      var target = Href.resolve(front, Href.parse(link.attr("href")).path());
      if (known.contains(target)) {
        order.add(target);
      }
    }
    order.addAll(paths);
    draft.about(about(document));
    var count = 0;
    for (var path : order) {
      var page = parser.parsePage(draft.files().read(path), path);
      new WebBook(draft).article(page, path, "page-" + ++count + ".xhtml");
    }
  }

  private void read(Document document, String path) throws BadBookException {
    draft.about(about(document));
    article(document, path, "page.xhtml");
  }

  private void article(Document document, String path, String file) throws BadBookException {
    var article = Article.of(document);
    if (article.leftOut() > 0) {
      draft.warn(
          Code.PAGE_FRAME_LEFT_OUT,
          path,
          "menus and other things around the article, "
              + article.leftOut()
              + " characters, were left out");
    }
    HeadingPages.add(article.element(), path, file, draft);
  }

  private static About about(Document document) {
    var title =
        meta(document, "og:title")
            .or(() -> Markup.first(document, "title").map(Markup::text))
            .filter(text -> !text.isBlank());
    var authors =
        Stream.of("author", "article:author", "dc.creator")
            .flatMap(name -> meta(document, name).stream())
            .filter(name -> !name.startsWith("http"))
            .limit(1)
            .toList();
    var languages =
        Stream.concat(
                Markup.first(document, "html").stream()
                    .flatMap(html -> Stream.of(html.attr("lang"), html.attr("xml:lang"))),
                meta(document, "content-language").stream())
            .filter(tag -> !tag.isBlank())
            .limit(1)
            .toList();
    return new About(title, languages, authors, meta(document, "og:site_name"), Optional.empty());
  }

  private static Optional<String> meta(Document document, String name) {
    return Markup.all(document, "meta").stream()
        .filter(meta ->
            Stream.of("name", "property", "http-equiv", "itemprop")
                .anyMatch(attribute -> meta.attr(attribute).equalsIgnoreCase(name)))
        .flatMap(meta -> Markup.attribute(meta, "content").stream())
        .findFirst();
  }
}
