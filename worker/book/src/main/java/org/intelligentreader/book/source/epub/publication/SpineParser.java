package org.intelligentreader.book.source.epub.publication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.PackageDocument.Spine;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Element;

/// Reads the spine of a package document. Source: EPUB 3.3, section 5.7.
final class SpineParser {
  /// As much of a page as has to name its picture.
  private static final int PAGE = 1 << 16;

  private final OcfContainer container;
  private final Warnings warnings;
  private final String path;
  private final Map<String, ManifestItem> manifest;

  /// Filled at the first reference that names no item.
  private final Map<String, ManifestItem> byName = new HashMap<>();

  SpineParser(
      OcfContainer container, Warnings warnings, String path, Map<String, ManifestItem> manifest) {
    this.container = container;
    this.warnings = warnings;
    this.path = path;
    this.manifest = manifest;
  }

  Spine parse(Element root) {
    var spine = Markup.first(root, "spine");
    var items = new ArrayList<SpineItem>();
    var seen = new HashSet<String>();
    for (var itemref :
        spine.map(element -> Markup.children(element, "itemref")).orElse(List.of())) {
      resolve(itemref.attr("idref").strip())
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

  /// Follows the fallback chain until a content document is found. A picture that browsers show
  /// stays, unless its fallback is a page that shows this picture, too.
  private Optional<ManifestItem> resolve(String idref) {
    Interruption.check();
    var first = find(idref);
    var picture = first.filter(item -> MediaTypes.isShownPicture(item.mediaType()));
    var page = picture.flatMap(ManifestItem::fallback).flatMap(this::item);
    if (page.isPresent() && !shows(page.get(), picture.get())) {
      return picture;
    }
    var visited = new HashSet<String>();
    var item = first;
    while (item.isPresent() && !item.get().isContentDocument() && visited.add(item.get().id())) {
      item = item.get().fallback().flatMap(this::item);
    }
    if (item.isPresent() && item.get().isContentDocument()) {
      return item;
    }
    first.ifPresent(this::warnForeign);
    return first.filter(SpineParser::isReadable);
  }

  private Optional<ManifestItem> item(String id) {
    return Optional.ofNullable(manifest.get(id));
  }

  private boolean shows(ManifestItem page, ManifestItem picture) {
    var file = picture.path().substring(picture.path().lastIndexOf('/') + 1);
    return new String(container.start(page.path(), PAGE), StandardCharsets.UTF_8).contains(file);
  }

  /// The item with that id; else the one whose id differs in case, or whose file is called so.
  private Optional<ManifestItem> find(String idref) {
    var exact = item(idref);
    if (exact.isPresent()) {
      return exact;
    }
    if (byName.isEmpty()) {
      manifest.values().forEach(this::addNames);
    }
    var meant =
        Optional.ofNullable(byName.get(folded(idref)))
            .or(() -> Optional.ofNullable(byName.get(bare(idref))))
            .filter(_ -> !idref.isEmpty());
    warnings.add(
        Code.SPINE_IDREF_UNKNOWN,
        path,
        "itemref '"
            + idref
            + "' names no item; "
            + meant.map(item -> "read as " + item.path()).orElse("left out"));
    return meant;
  }

  /// What else an item may be called; the first one counts.
  private void addNames(ManifestItem item) {
    var file = item.path().substring(item.path().lastIndexOf('/') + 1);
    byName.putIfAbsent(folded(item.id()), item);
    byName.putIfAbsent(folded(file), item);
    byName.putIfAbsent(bare(item.id()), item);
    if (item.isXhtml()) {
      byName.putIfAbsent(folded(file.replaceFirst("\\.[^.]*$", "")), item);
    }
  }

  /// Letters and numbers alone: `chap_02` is `chap2`.
  private static String bare(String name) {
    return folded(name).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("(?<!\\d)0+(?=\\d)", "");
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
}
