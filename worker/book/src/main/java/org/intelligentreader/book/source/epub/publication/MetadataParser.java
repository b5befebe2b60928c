package org.intelligentreader.book.source.epub.publication;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.markup.Labels;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Element;

/// Reads the metadata of a package document. Source: EPUB 3.3, section 5.5; OPF 2.0.1, section 2.2.
final class MetadataParser {
  private MetadataParser() {}

  static PackageMetadata parse(Element root) {
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
        creators(root),
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
            .collect(Collectors.toSet());
    return titles.stream()
        .filter(title -> mains.contains(title.attr("id")))
        .findFirst()
        .or(() -> titles.stream().findFirst())
        .map(Markup::text)
        .map(Labels::plain);
  }

  /// Authors before people of no stated role, those before translators and others.
  private static List<String> creators(Element root) {
    var roles = roles(root);
    return Markup.all(root, "creator").stream()
        .filter(creator -> !Markup.text(creator).isEmpty())
        .sorted(Comparator.comparingInt(creator -> rank(role(roles, creator))))
        .map(creator -> Labels.plain(Markup.text(creator)))
        .toList();
  }

  private static int rank(String role) {
    return role.equals("aut") ? 0 : role.isEmpty() ? 1 : 2;
  }

  /// The MARC code of what somebody did for the book: an attribute in EPUB 2, a refinement in EPUB
  /// 3.
  private static String role(Map<String, String> roles, Element creator) {
    Interruption.check();
    var id = creator.attr("id");
    return Markup.attribute(creator, "opf:role")
        .or(() -> Markup.attribute(creator, "role"))
        .or(() -> Optional.ofNullable(roles.get("#" + id)).filter(_ -> !id.isEmpty()))
        .map(role -> role.toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /// The first role of each element that has one by refinement.
  private static Map<String, String> roles(Element root) {
    var roles = new HashMap<String, String>();
    for (var meta : Markup.all(root, "meta")) {
      if (meta.attr("property").equals("role")) {
        roles.putIfAbsent(meta.attr("refines"), Markup.text(meta));
      }
    }
    return roles;
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
}
