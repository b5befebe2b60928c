package org.intelligentreader.book.source.epub.publication;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.PackageDocument.Reference;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Reads a package document, whatever its namespaces. Source: EPUB 3.3, section 5; OPF 2.0.1.
final class PackageParser {
  private static final Set<String> NAMESPACES =
      Set.of("http://www.idpf.org/2007/opf", "http://openebook.org/namespaces/oeb-package/1.0/");

  private final OcfContainer container;
  private final Warnings warnings;
  private final String path;

  /// Collected at the first reference that leads nowhere.
  private Optional<FileNames> names = Optional.empty();

  PackageParser(OcfContainer container, Warnings warnings, String path) {
    this.container = container;
    this.warnings = warnings;
    this.path = path;
  }

  PackageDocument parse(Element document) {
    var root = Markup.first(document, "package").orElse(document);
    checkNamespace(root);
    var manifest = manifest(root);
    return new PackageDocument(
        path,
        MetadataParser.parse(root),
        manifest,
        new SpineParser(container, warnings, path, manifest).parse(root),
        guide(root));
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
    Interruption.check();
    var href = element.attr("href");
    if (href.isBlank() || Href.isRemote(href)) {
      return Optional.empty();
    }
    var target = container.resolve(path, href).or(() -> elsewhere(href));
    if (target.isEmpty()) {
      warnings.add(Code.MANIFEST_ITEM_MISSING, path, "the archive has no '" + href + "'; left out");
      return Optional.empty();
    }
    return Optional.of(
        new ManifestItem(
            Markup.attribute(element, "id").orElse(target.get()),
            target.get(),
            mediaType(element.attr("media-type"), target.get()),
            new HashSet<>(Markup.words(element, "properties")),
            Markup.attribute(element, "fallback")));
  }

  /// A file in another folder than the manifest says.
  private Optional<String> elsewhere(String href) {
    var all = names.orElseGet(() -> new FileNames(container));
    names = Optional.of(all);
    var found = all.find(href);
    found.ifPresent(
        file -> warnings.add(Code.PATH_RESOLVED, path, "'" + href + "' read as " + file));
    return found;
  }

  /// The declared type, unless name and content of the file say something else about pages.
  private String mediaType(String written, String file) {
    var declared = MediaTypes.normal(written);
    if (declared.isEmpty() || declared.equals(MediaTypes.UNKNOWN)) {
      var named = MediaTypes.byName(file);
      return named.equals(MediaTypes.UNKNOWN)
          ? MediaTypes.seen(container.start(file, MediaTypes.ENOUGH)).orElse(named)
          : named;
    }
    if (!MediaTypes.isDoubtful(declared, file)) {
      return declared;
    }
    var seen = MediaTypes.seen(container.start(file, MediaTypes.ENOUGH)).orElse(declared);
    if (!seen.equals(declared)) {
      warnings.add(Code.MANIFEST_MEDIA_TYPE, file, "declared " + declared + "; read as " + seen);
    }
    return seen;
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
