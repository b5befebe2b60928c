package org.intelligentreader.book.source.epub.publication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Kind;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Landmark;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Lists;
import org.intelligentreader.book.source.epub.publication.TableOfContents.Page;
import org.intelligentreader.book.source.markup.Labels;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the table of contents: the navigation document, unless the NCX or a page of contents in
/// the book names far more places; else none.
///
/// Source: EPUB 3.3, section 7; OPF 2.0.1, section 2.4.1 (NCX).
final class TocParser {
  /// A list with fewer places is believed only when no other names more.
  private static final int POOR = 2;

  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;
  private final PackageDocument book;
  private final TocTargets targets;

  TocParser(OcfContainer container, MarkupParser parser, Warnings warnings, PackageDocument book) {
    this.container = container;
    this.parser = parser;
    this.warnings = warnings;
    this.book = book;
    this.targets = new TocTargets(container, warnings, book.path());
  }

  /// A list of contents and the file it stands in.
  private record Source(Kind kind, String path, Document tree, List<TocEntry> entries) {
    int places() {
      return TocEntry.places(entries).size();
    }
  }

  TableOfContents parse() throws BadBookException {
    var nav = source(Kind.NAV, book.withProperty("nav"));
    var ncx = source(Kind.NCX, ncx());
    var lists = lists(nav, ncx);
    var chosen = richer(nav, ncx);
    if (chosen.isEmpty() || chosen.get().places() <= POOR) {
      var page =
          new ContentsPage(container, parser, targets)
              .find(book, lists.landmarks(), entries(chosen));
      if (page.isPresent()) {
        warnings.add(
            Code.TOC_FALLBACK,
            page.get().path(),
            "names more than the list of contents; used instead");
        return new TableOfContents(
            chosen.map(Source::kind).orElse(Kind.SPINE), page.get().entries(), lists);
      }
    }
    if (chosen.isEmpty()) {
      warnings.add(Code.TOC_MISSING, book.path(), "each file of the spine is a chapter");
    }
    return new TableOfContents(chosen.map(Source::kind).orElse(Kind.SPINE), entries(chosen), lists);
  }

  private static List<TocEntry> entries(Optional<Source> source) {
    return source.map(Source::entries).orElse(List.of());
  }

  /// The navigation document, unless it leads nowhere or the NCX names twice as many places.
  private Optional<Source> richer(Optional<Source> nav, Optional<Source> ncx) {
    var navPlaces = nav.map(Source::places).orElse(0);
    var ncxPlaces = ncx.map(Source::places).orElse(0);
    if (navPlaces > 0 && ncxPlaces < 2 * navPlaces) {
      return isNamed(nav) || !isNamed(ncx) || ncxPlaces < navPlaces ? nav : ncx;
    }
    nav.ifPresent(source ->
        warnings.add(
            Code.TOC_FALLBACK,
            source.path(),
            navPlaces == 0
                ? "the navigation document leads nowhere; the NCX or spine is used"
                : "the NCX names more places and is used"));
    return ncxPlaces > 0 ? ncx : Optional.empty();
  }

  /// True when an entry has a name that is no placeholder.
  private static boolean isNamed(Optional<Source> source) {
    return entries(source).stream()
        .anyMatch(entry ->
            !Labels.isPlaceholder(entry.title())
                || entry.children().stream().anyMatch(one -> !Labels.isPlaceholder(one.title())));
  }

  private Optional<Source> source(Kind kind, Optional<ManifestItem> item) throws BadBookException {
    if (item.isEmpty()) {
      return Optional.empty();
    }
    var path = item.get().path();
    var tree = parser.parse(container.read(path), path);
    var entries = kind == Kind.NCX ? navigationMap(tree, path) : navigation(tree, path);
    return Optional.of(new Source(kind, path, tree, entries));
  }

  private Optional<ManifestItem> ncx() {
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

  /// All that the document declares as lists of contents, a `nav` without a type, or, when it has
  /// none, what it is made of.
  private List<TocEntry> navigation(Document document, String path) {
    var declared = typed(document.stream(), "toc").toList();
    var navs = Markup.all(document, "nav");
    var lists =
        !declared.isEmpty()
            ? declared
            : navs.isEmpty()
                ? Markup.all(document, "body")
                : navs.stream().filter(nav -> !nav.hasAttr("epub:type")).limit(1).toList();
    var outline = new TocOutline(targets.from(path));
    return lists.stream()
        .filter(list -> list.parents().stream().noneMatch(lists::contains))
        .flatMap(list -> outline.entries(list).stream())
        .toList();
  }

  private static Optional<Element> nav(Document document, String type) {
    return typed(Markup.all(document, "nav").stream(), type).findFirst();
  }

  private static Stream<Element> typed(Stream<Element> elements, String type) {
    var role = "doc-" + type.replace("page-list", "pagelist");
    return elements.filter(element ->
        element.attributesSize() > 0
            && (Markup.words(element, "epub:type").contains(type)
                || element.attr("role").equals(role)));
  }

  private Lists lists(Optional<Source> nav, Optional<Source> ncx) {
    var landmarks =
        nav.map(source -> landmarks(source.tree(), source.path())).filter(list -> !list.isEmpty());
    var pages =
        nav.map(source -> pages(source.tree(), source.path())).filter(list -> !list.isEmpty());
    return new Lists(
        landmarks.orElseGet(this::guide),
        pages
            .or(() -> ncx.map(source -> pageTargets(source.tree(), source.path())))
            .orElse(List.of()));
  }

  private List<Landmark> landmarks(Document document, String path) {
    return links(document, "landmarks")
        .flatMap(link ->
            targets.find(link.attr("href"), path).stream()
                .map(target ->
                    new Landmark(link.attr("epub:type").strip(), Labels.of(link), target)))
        .toList();
  }

  private List<Landmark> guide() {
    return book.guide().stream()
        .flatMap(reference ->
            targets.find(reference.href(), book.path()).stream()
                .map(target -> new Landmark(reference.type(), reference.title(), target)))
        .toList();
  }

  private List<Page> pages(Document document, String path) {
    return links(document, "page-list")
        .flatMap(link ->
            targets.find(link.attr("href"), path).stream()
                .map(target -> new Page(Labels.of(link), target)))
        .toList();
  }

  private List<Page> pageTargets(Document document, String path) {
    return Markup.all(document, "pagetarget").stream()
        .flatMap(page ->
            Markup.child(page, "content")
                .flatMap(content -> targets.find(content.attr("src"), path))
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

  private List<TocEntry> navigationMap(Document document, String path) {
    var maps = Markup.all(document, "navmap");
    var roots = maps.isEmpty() ? Markup.all(document, "ncx") : maps;
    var points = roots.stream().flatMap(map -> points(map, path).stream()).toList();
    return points.isEmpty() ? targets(document, path) : points;
  }

  /// An NCX whose lists are not a map.
  private List<TocEntry> targets(Document document, String path) {
    return Markup.all(document, "navtarget").stream().map(one -> point(one, path)).toList();
  }

  private List<TocEntry> points(Element parent, String path) {
    return Markup.children(parent, "navpoint").stream().map(point -> point(point, path)).toList();
  }

  private TocEntry point(Element point, String path) {
    return new TocEntry(
        Markup.child(point, "navlabel").map(Markup::text).map(Labels::plain).orElse(""),
        Markup.child(point, "content")
            .map(content -> content.hasAttr("src") ? content.attr("src") : content.attr("href"))
            .flatMap(reference -> targets.find(reference, path)),
        points(point, path));
  }
}
