package org.intelligentreader.book.epub;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.epub.BookWarning.Code;
import org.intelligentreader.book.epub.PackageDocument.Reference;
import org.intelligentreader.book.epub.PackageDocument.Spine;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Reads a package document, whatever its namespaces. Source: EPUB 3.3, section 5; OPF 2.0.1.
final class PackageParser {
  private static final Set<String> NAMESPACES =
      Set.of("http://www.idpf.org/2007/opf", "http://openebook.org/namespaces/oeb-package/1.0/");

  private final OcfContainer container;
  private final Warnings warnings;
  private final String path;

  PackageParser(OcfContainer container, Warnings warnings, String path) {
    this.container = container;
    this.warnings = warnings;
    this.path = path;
  }

  PackageDocument parse(Element document) {
    var root = Markup.first(document, "package").orElse(document);
    checkNamespace(root);
    var manifest = manifest(root);
    return new PackageDocument(path, metadata(root), manifest, spine(root, manifest), guide(root));
  }

  private void checkNamespace(Element root) {
    var namespaces =
        root.attributes().asList().stream()
            .filter(attribute -> attribute.getKey().startsWith("xmlns"))
            .map(Attribute::getValue)
            .toList();
    if (namespaces.stream().noneMatch(NAMESPACES::contains)) {
      warnings.add(
          Code.PACKAGE_MALFORMED,
          path,
          "the package namespace is not declared; read by the local names");
    }
  }

  private PackageMetadata metadata(Element root) {
    var meta = new LinkedHashMap<String, String>();
    for (var element : Markup.all(root, "meta")) {
      var name = Markup.attribute(element, "name").or(() -> Markup.attribute(element, "property"));
      var value = Markup.attribute(element, "content").orElseGet(() -> Markup.text(element));
      if (name.isPresent() && !element.hasAttr("refines")) {
        meta.putIfAbsent(name.get(), value);
      }
    }
    return new PackageMetadata(
        mainTitle(root),
        Markup.texts(root, "language"),
        Markup.texts(root, "creator"),
        Markup.texts(root, "publisher").stream().findFirst(),
        identifier(root),
        meta);
  }

  /// The title refined as `main`, else the first one.
  private static Optional<String> mainTitle(Element root) {
    var titles =
        Markup.all(root, "title").stream().filter(title -> !Markup.text(title).isEmpty()).toList();
    var mains =
        Markup.all(root, "meta").stream()
            .filter(meta ->
                meta.attr("property").equals("title-type") && Markup.text(meta).equals("main"))
            .map(meta -> meta.attr("refines").replaceFirst("^#", ""))
            .toList();
    return titles.stream()
        .filter(title -> mains.contains(title.attr("id")))
        .findFirst()
        .or(() -> titles.stream().findFirst())
        .map(Markup::text);
  }

  private static Optional<String> identifier(Element root) {
    var unique = root.attr("unique-identifier");
    var identifiers = Markup.all(root, "identifier");
    return identifiers.stream()
        .filter(identifier -> !unique.isEmpty() && identifier.attr("id").equals(unique))
        .findFirst()
        .or(() -> identifiers.stream().findFirst())
        .map(Markup::text)
        .filter(text -> !text.isEmpty());
  }

  private Map<String, ManifestItem> manifest(Element root) {
    var items = new LinkedHashMap<String, ManifestItem>();
    for (var manifest : Markup.all(root, "manifest")) {
      for (var element : Markup.children(manifest, "item")) {
        item(element).ifPresent(item -> put(items, item));
      }
    }
    return items;
  }

  private void put(Map<String, ManifestItem> items, ManifestItem item) {
    if (items.putIfAbsent(item.id(), item) != null) {
      warnings.add(
          Code.MANIFEST_ID_DUPLICATE, path, "id '" + item.id() + "': the first item counts");
    }
  }

  private Optional<ManifestItem> item(Element element) {
    var href = element.attr("href");
    if (href.isBlank() || Href.isRemote(href)) {
      return Optional.empty();
    }
    var target = container.resolve(path, href);
    if (target.isEmpty()) {
      warnings.add(Code.MANIFEST_ITEM_MISSING, path, "the archive has no '" + href + "'; left out");
      return Optional.empty();
    }
    var mediaType = element.attr("media-type").strip().toLowerCase(Locale.ROOT);
    return Optional.of(
        new ManifestItem(
            Markup.attribute(element, "id").orElse(target.get()),
            target.get(),
            mediaType.isEmpty() ? byExtension(target.get()) : mediaType,
            new HashSet<>(Markup.words(element, "properties")),
            Markup.attribute(element, "fallback")));
  }

  private static String byExtension(String file) {
    return file.toLowerCase(Locale.ROOT).matches(".*\\.x?html?")
        ? "application/xhtml+xml"
        : "application/octet-stream";
  }

  private Spine spine(Element root, Map<String, ManifestItem> manifest) {
    var spine = Markup.first(root, "spine");
    var items = new ArrayList<SpineItem>();
    var seen = new HashSet<String>();
    for (var itemref :
        spine.map(element -> Markup.children(element, "itemref")).orElse(List.of())) {
      resolve(itemref.attr("idref").strip(), manifest)
          .ifPresent(item ->
              addOnce(
                  items, seen, new SpineItem(item, !itemref.attr("linear").strip().equals("no"))));
    }
    if (items.isEmpty()) {
      warnings.add(Code.SPINE_EMPTY, path, "all XHTML items are read in the order of the manifest");
      manifest.values().stream()
          .filter(item -> item.isXhtml() && !item.properties().contains("nav"))
          .forEach(item -> addOnce(items, seen, new SpineItem(item, true)));
    }
    return new Spine(
        items,
        spine.flatMap(element -> Markup.attribute(element, "page-progression-direction")),
        spine.flatMap(element -> Markup.attribute(element, "toc")));
  }

  private void addOnce(List<SpineItem> items, Set<String> seen, SpineItem item) {
    if (seen.add(item.item().path())) {
      items.add(item);
    } else {
      warnings.add(Code.SPINE_ITEM_REPEATED, item.item().path(), "read at its first place only");
    }
  }

  /// Follows the fallback chain until a content document or a picture is found.
  private Optional<ManifestItem> resolve(String idref, Map<String, ManifestItem> manifest) {
    var first = Optional.ofNullable(manifest.get(idref));
    if (first.isEmpty()) {
      warnings.add(
          Code.SPINE_IDREF_UNKNOWN, path, "itemref '" + idref + "' names no item; left out");
    }
    var visited = new HashSet<String>();
    var item = first;
    while (item.isPresent() && !item.get().isContentDocument() && visited.add(item.get().id())) {
      item = item.get().fallback().flatMap(id -> Optional.ofNullable(manifest.get(id)));
    }
    if (item.isPresent() && item.get().isContentDocument()) {
      return item;
    }
    first.ifPresent(this::warnForeign);
    return first.filter(PackageParser::isReadable);
  }

  private void warnForeign(ManifestItem item) {
    warnings.add(
        Code.SPINE_ITEM_FOREIGN,
        item.path(),
        item.mediaType()
            + " has no fallback; "
            + (isReadable(item) ? "read as it is" : "left out"));
  }

  private static boolean isReadable(ManifestItem item) {
    return item.isImage()
        || item.mediaType().endsWith("xml")
        || item.mediaType().startsWith("text/");
  }

  private static List<Reference> guide(Element root) {
    return Markup.all(root, "reference").stream()
        .map(element ->
            new Reference(
                element.attr("type").toLowerCase(Locale.ROOT),
                element.attr("title").strip(),
                element.attr("href")))
        .toList();
  }
}
