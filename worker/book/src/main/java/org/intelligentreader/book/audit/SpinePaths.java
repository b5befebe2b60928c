package org.intelligentreader.book.audit;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;

/// The counter's own way from a container to the files of the spine, for books that keep to the
/// specification; of others it says that it cannot count them.
final class SpinePaths {
  /// A content document and whether it is part of the reading order.
  record Place(ZipEntry entry, boolean linear) {}

  private SpinePaths() {}

  static List<Place> of(ZipFile zip) throws IOException {
    var container = Dom.parse(zip, entry(zip, "META-INF/container.xml"));
    var path = Dom.elements(container, "rootfile").getFirst().getAttribute("full-path");
    var opf = Dom.parse(zip, entry(zip, path));
    var places = new ArrayList<Place>();
    var seen = new HashSet<String>();
    var items = new HashMap<String, Element>();
    Dom.elements(opf, "item").forEach(item -> items.putIfAbsent(item.getAttribute("id"), item));
    for (var itemref : Dom.elements(opf, "itemref")) {
      var item = contentDocument(items, itemref.getAttribute("idref"));
      var file = item.map(element -> resolve(path, element.getAttribute("href")));
      var found = file.flatMap(name -> Optional.ofNullable(zip.getEntry(name)));
      if (found.isPresent() && seen.add(found.get().getName())) {
        places.add(new Place(found.get(), !itemref.getAttribute("linear").equals("no")));
      }
    }
    return places;
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
      if (item.isEmpty() || type.contains("html") || type.contains("svg")) {
        return item;
      }
      wanted = item.get().getAttribute("fallback");
    }
    return Optional.empty();
  }
}
