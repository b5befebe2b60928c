package org.intelligentreader.book.source.format.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.format.flow.HeadingPages;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;

/// A web page, or several, as the pages of a book.
public final class WebBook {
  private final Draft draft;

  private WebBook(Draft draft) {
    this.draft = draft;
  }

  /// Adds a page that lies at `path`, where its pictures are looked for.
  public static void read(byte[] bytes, String path, Draft draft) throws BadBookException {
    var document = new MarkupParser(draft.limits(), draft.warnings()).parsePage(bytes, path);
    new WebBook(draft).read(document, path);
  }

  private void read(Document document, String path) throws BadBookException {
    draft.about(about(document));
    var article = Article.of(document);
    if (article.leftOut() > 0) {
      draft.warn(
          Code.PAGE_FRAME_LEFT_OUT,
          path,
          "menus and other things around the article, "
              + article.leftOut()
              + " characters, were left out");
    }
    HeadingPages.add(article.element(), path, draft);
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
