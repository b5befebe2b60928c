package org.intelligentreader.book.epub;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intelligentreader.book.epub.BookWarning.Code;
import org.intelligentreader.book.epub.TableOfContents.Landmark;
import org.intelligentreader.book.epub.TableOfContents.Lists;
import org.intelligentreader.book.epub.TableOfContents.Page;
import org.intelligentreader.book.epub.TocEntry.Target;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Finds the table of contents: navigation document, else NCX, else none.
///
/// Source: EPUB 3.3, section 7; OPF 2.0.1, section 2.4.1 (NCX).
final class TocParser {
  private static final Set<String> LISTS = Set.of("ol", "ul");

  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;

  TocParser(OcfContainer container, MarkupParser parser, Warnings warnings) {
    this.container = container;
    this.parser = parser;
    this.warnings = warnings;
  }

  TableOfContents parse(PackageDocument book) throws BadBookException {
    var nav = book.withProperty("nav").map(ManifestItem::path);
    var ncx = ncx(book).map(ManifestItem::path);
    var navTree = nav.isPresent() ? Optional.of(tree(nav.get())) : Optional.<Document>empty();
    var ncxTree = ncx.isPresent() ? Optional.of(tree(ncx.get())) : Optional.<Document>empty();
    var byNav = navTree.map(tree -> navigation(tree, nav.get())).orElse(List.of());
    var landmarks = navTree.map(tree -> landmarks(tree, nav.get())).filter(list -> !list.isEmpty());
    var pages = navTree.map(tree -> pages(tree, nav.get())).filter(list -> !list.isEmpty());
    var lists =
        new Lists(
            landmarks.orElseGet(() -> guide(book)),
            pages.or(() -> ncxTree.map(tree -> pageTargets(tree, ncx.get()))).orElse(List.of()));
    if (leadsSomewhere(byNav)) {
      return new TableOfContents(TableOfContents.Kind.NAV, byNav, lists);
    }
    nav.ifPresent(path ->
        warnings.add(
            Code.TOC_FALLBACK,
            path,
            "the navigation document leads nowhere; the NCX or spine is used"));
    var byNcx = ncxTree.map(tree -> navigationMap(tree, ncx.get())).orElse(List.of());
    if (leadsSomewhere(byNcx)) {
      return new TableOfContents(TableOfContents.Kind.NCX, byNcx, lists);
    }
    warnings.add(Code.TOC_MISSING, book.path(), "each file of the spine is a chapter");
    return new TableOfContents(TableOfContents.Kind.SPINE, List.of(), lists);
  }

  private Document tree(String path) throws BadBookException {
    return parser.parse(container.read(path), path);
  }

  private static boolean leadsSomewhere(List<TocEntry> entries) {
    return entries.stream()
        .anyMatch(entry -> entry.target().isPresent() || leadsSomewhere(entry.children()));
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

  private List<TocEntry> navigation(Document document, String path) {
    return nav(document, "toc")
        .or(() ->
            Markup.all(document, "nav").stream()
                .filter(nav -> !nav.hasAttr("epub:type"))
                .findFirst())
        .flatMap(TocParser::list)
        .map(list -> items(list, path))
        .orElse(List.of());
  }

  private static Optional<Element> nav(Document document, String type) {
    return Markup.all(document, "nav").stream()
        .filter(nav ->
            Markup.words(nav, "epub:type").contains(type)
                || nav.attr("role").equals("doc-" + type.replace("page-list", "pagelist")))
        .findFirst();
  }

  /// The specification wants `ol`; some books have `ul`.
  private static Optional<Element> list(Element parent) {
    return Markup.first(parent, "ol").or(() -> Markup.first(parent, "ul"));
  }

  private List<Landmark> landmarks(Document document, String path) {
    return links(document, "landmarks")
        .flatMap(link ->
            target(link.attr("href"), path).stream()
                .map(target -> new Landmark(link.attr("epub:type").strip(), label(link), target)))
        .toList();
  }

  private List<Landmark> guide(PackageDocument book) {
    return book.guide().stream()
        .flatMap(reference ->
            target(reference.href(), book.path()).stream()
                .map(target -> new Landmark(reference.type(), reference.title(), target)))
        .toList();
  }

  private List<Page> pages(Document document, String path) {
    return links(document, "page-list")
        .flatMap(link ->
            target(link.attr("href"), path).stream().map(target -> new Page(label(link), target)))
        .toList();
  }

  private List<Page> pageTargets(Document document, String path) {
    return Markup.all(document, "pagetarget").stream()
        .flatMap(page ->
            Markup.child(page, "content")
                .flatMap(content -> target(content.attr("src"), path))
                .stream()
                .map(target ->
                    new Page(
                        Markup.child(page, "navlabel").map(Markup::text).orElse(page.attr("value")),
                        target)))
        .toList();
  }

  private static Stream<Element> links(Document document, String type) {
    return nav(document, type).stream().flatMap(nav -> Markup.all(nav, "a").stream());
  }

  private List<TocEntry> items(Element list, String path) {
    return Markup.children(list, "li").stream().map(item -> item(item, path)).toList();
  }

  private TocEntry item(Element item, String path) {
    var children =
        Markup.child(item, "ol")
            .or(() -> Markup.child(item, "ul"))
            .map(list -> items(list, path))
            .orElse(List.of());
    var link =
        item.children().stream().filter(child -> !LISTS.contains(Markup.name(child))).findFirst();
    var anchor = link.flatMap(element -> Markup.first(element, "a"));
    return new TocEntry(
        link.map(TocParser::label).orElseGet(() -> item.ownText().strip()),
        anchor.flatMap(element -> target(element.attr("href"), path)),
        children);
  }

  /// A label's text without ruby; pictures count by their `alt`.
  private static String label(Element element) {
    var copy = element.clone();
    copy.select("rt, rp, rtc").remove();
    for (var image : copy.select("img[alt]")) {
      image.replaceWith(new TextNode(image.attr("alt")));
    }
    return Markup.text(copy);
  }

  private List<TocEntry> navigationMap(Document document, String path) {
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
