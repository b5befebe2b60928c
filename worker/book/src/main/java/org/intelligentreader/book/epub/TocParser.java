package org.intelligentreader.book.epub;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.epub.BookWarning.Code;
import org.intelligentreader.book.epub.TocEntry.Target;
import org.jsoup.nodes.Element;

/// Finds the table of contents: navigation document, else NCX, else none.
///
/// Source: EPUB 3.3, section 7; OPF 2.0.1, section 2.4.1 (NCX).
final class TocParser {
  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;

  TocParser(OcfContainer container, MarkupParser parser, Warnings warnings) {
    this.container = container;
    this.parser = parser;
    this.warnings = warnings;
  }

  TableOfContents parse(PackageDocument book) throws BadBookException, IOException {
    var nav = book.withProperty("nav");
    if (nav.isPresent()) {
      var entries = navigation(nav.get().path());
      if (!entries.isEmpty()) {
        return new TableOfContents(TableOfContents.Kind.NAV, entries);
      }
      warnings.add(
          Code.TOC_FALLBACK,
          nav.get().path(),
          "the navigation document lists nothing; the NCX or spine is used");
    }
    var ncx = ncx(book);
    if (ncx.isPresent()) {
      var entries = navigationMap(ncx.get().path());
      if (!entries.isEmpty()) {
        return new TableOfContents(TableOfContents.Kind.NCX, entries);
      }
    }
    warnings.add(Code.TOC_MISSING, book.path(), "each file of the spine is a chapter");
    return new TableOfContents(TableOfContents.Kind.SPINE, List.of());
  }

  private static Optional<ManifestItem> ncx(PackageDocument book) {
    return book.spine()
        .tocId()
        .flatMap(id -> Optional.ofNullable(book.manifest().get(id)))
        .or(() ->
            book.items().stream()
                .filter(item ->
                    item.mediaType().equals("application/x-dtbncx+xml")
                        || item.path().endsWith(".ncx"))
                .findFirst());
  }

  private List<TocEntry> navigation(String path) throws BadBookException, IOException {
    var document = parser.parse(container.read(path), path);
    var navs = Markup.all(document, "nav");
    return navs.stream()
        .filter(nav ->
            Markup.words(nav, "epub:type").contains("toc") || nav.attr("role").equals("doc-toc"))
        .findFirst()
        .or(() -> navs.stream().filter(nav -> !nav.hasAttr("epub:type")).findFirst())
        .flatMap(nav -> Markup.first(nav, "ol"))
        .map(list -> items(list, path))
        .orElse(List.of());
  }

  private List<TocEntry> items(Element list, String path) {
    return Markup.children(list, "li").stream().map(item -> item(item, path)).toList();
  }

  private TocEntry item(Element item, String path) {
    var children = Markup.child(item, "ol").map(list -> items(list, path)).orElse(List.of());
    var link =
        item.children().stream().filter(child -> !Markup.name(child).equals("ol")).findFirst();
    var anchor = link.flatMap(element -> Markup.first(element, "a"));
    return new TocEntry(
        link.map(TocParser::label).orElse(""),
        anchor.flatMap(element -> target(element.attr("href"), path)),
        children);
  }

  /// A label's text without ruby; pictures count by their `alt`.
  private static String label(Element element) {
    var copy = element.clone();
    copy.select("rt, rp, rtc").remove();
    for (var image : copy.select("img[alt]")) {
      image.replaceWith(new org.jsoup.nodes.TextNode(image.attr("alt")));
    }
    return Markup.text(copy);
  }

  private List<TocEntry> navigationMap(String path) throws BadBookException, IOException {
    var document = parser.parse(container.read(path), path);
    return Markup.first(document, "navmap").map(map -> points(map, path)).orElse(List.of());
  }

  private List<TocEntry> points(Element parent, String path) {
    return Markup.children(parent, "navpoint").stream()
        .map(point ->
            new TocEntry(
                Markup.child(point, "navlabel").map(Markup::text).orElse(""),
                Markup.child(point, "content")
                    .flatMap(content -> target(content.attr("src"), path)),
                points(point, path)))
        .toList();
  }

  private Optional<Target> target(String reference, String base) {
    if (reference.isBlank() || Href.isRemote(reference)) {
      return Optional.empty();
    }
    var href = Href.parse(reference);
    var path = container.resolve(base, reference);
    if (path.isEmpty()) {
      warnings.add(
          Code.TOC_TARGET_MISSING,
          base,
          "'" + reference + "' is not in the archive; the entry is left out");
    }
    return path.map(target -> new Target(target, Href.decode(href.fragment()), href.fragment()));
  }
}
