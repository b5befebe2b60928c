package org.intelligentreader.book.audit;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;

/// The counter's own way from a container to the files of the spine, and to those that only the
/// contents or the manifest name. A file that no name fits exactly is looked for by its spelling.
final class SpinePaths {
  private static final Set<String> CONTENTS = Set.of("a", "content");

  /// A content document, whether it is part of the reading order, and who names it.
  record Place(ZipEntry entry, boolean linear, Source source) {}

  private final ZipFile zip;
  private final Set<String> seen = new HashSet<>();
  private final List<Place> places = new ArrayList<>();

  private SpinePaths(ZipFile zip) {
    this.zip = zip;
  }

  /// First the files of the spine in its order, then those that the contents name, then the others
  /// of the manifest.
  static List<Place> of(ZipFile zip) throws IOException {
    var paths = new SpinePaths(zip);
    paths.find();
    return paths.places;
  }

  private void find() throws IOException {
    var path = packagePath();
    var opf = Dom.parse(zip, entry(zip, path));
    var items = new HashMap<String, Element>();
    Dom.elements(opf, "item").forEach(item -> items.putIfAbsent(item.getAttribute("id"), item));
    for (var itemref : Dom.elements(opf, "itemref")) {
      var item = contentDocument(items, itemref.getAttribute("idref"));
      item.ifPresent(element ->
          add(
              path,
              element.getAttribute("href"),
              !itemref.getAttribute("linear").equals("no"),
              Source.SPINE));
    }
    var lists = Dom.elements(opf, "item").stream().filter(SpinePaths::isContents).toList();
    for (var list : lists) {
      var entry = found(resolve(path, list.getAttribute("href")));
      if (entry.isPresent()) {
        seen.add(entry.get().getName());
        listed(entry.get());
      }
    }
    Dom.elements(opf, "item").stream()
        .filter(SpinePaths::isContentDocument)
        .forEach(item -> add(path, item.getAttribute("href"), false, Source.MANIFEST));
  }

  /// As the container says, or else the first package document.
  private String packagePath() throws IOException {
    if (zip.getEntry("META-INF/container.xml") != null) {
      var container = Dom.parse(zip, entry(zip, "META-INF/container.xml"));
      var files = Dom.elements(container, "rootfile");
      if (!files.isEmpty() && zip.getEntry(files.getFirst().getAttribute("full-path")) != null) {
        return files.getFirst().getAttribute("full-path");
      }
    }
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".opf"))
        .findFirst()
        .orElseThrow(() -> new IOException("the archive has no package document"));
  }

  /// Files that a list of contents names.
  private void listed(ZipEntry list) throws IOException {
    var document = Dom.parse(zip, list);
    for (var element : Dom.elements(document, "*")) {
      var target =
          element.hasAttribute("href") ? element.getAttribute("href") : element.getAttribute("src");
      if (CONTENTS.contains(Dom.name(element)) && !target.contains(":")) {
        add(list.getName(), target, true, Source.CONTENTS);
      }
    }
  }

  private void add(String base, String href, boolean linear, Source source) {
    var file = href.replaceFirst("[#?].*", "");
    if (file.isEmpty()) {
      return;
    }
    found(resolve(base, file))
        .filter(entry -> source == Source.SPINE || isPage(entry.getName()))
        .filter(entry -> seen.add(entry.getName()))
        .ifPresent(entry -> places.add(new Place(entry, linear, source)));
  }

  /// By its name, or else by its last part alone where that fits one file.
  private Optional<ZipEntry> found(String name) {
    var exact = zip.getEntry(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    var alike = zip.stream().filter(entry -> spelling(entry.getName()).equals(spelling(name)));
    var all = new ArrayList<ZipEntry>(alike.toList());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static String spelling(String name) {
    var last = name.replace('\\', '/').replaceFirst(".*/", "");
    return Normalizer.normalize(last, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static boolean isPage(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(x?html?|xml|svg)");
  }

  private static boolean isContents(Element item) {
    return List.of(item.getAttribute("properties").split("\\s+", -1)).contains("nav")
        || item.getAttribute("media-type").contains("ncx");
  }

  private static boolean isContentDocument(Element item) {
    return item.getAttribute("media-type").contains("html");
  }

  /// `href` as seen from the file `base`.
  static String resolve(String base, String href) {
    var decoded = URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Path.of("/" + base).resolveSibling(decoded).normalize().toString().substring(1);
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("the archive has no " + name);
    }
    return entry;
  }

  /// Follows fallbacks to XHTML or SVG.
  private static Optional<Element> contentDocument(Map<String, Element> items, String id) {
    var wanted = id;
    for (var steps = 0; steps < 10; steps++) {
      var item = Optional.ofNullable(items.get(wanted));
      var type = item.map(element -> element.getAttribute("media-type")).orElse("");
      if (item.isEmpty() || isContentDocument(item.get()) || type.contains("svg")) {
        return item;
      }
      wanted = item.get().getAttribute("fallback");
    }
    return Optional.empty();
  }
}
