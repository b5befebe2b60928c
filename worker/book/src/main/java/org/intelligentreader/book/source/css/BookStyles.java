package org.intelligentreader.book.source.css;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The style sheets of a book; each file is read once. Alternate style sheets do not hold, remote
/// ones are never fetched.
public final class BookStyles {
  private final Epub epub;
  private final Map<String, StyleSheet> byPath = new HashMap<>();

  /// Nearly all documents of a book have the same style.
  private List<StyleSheet.Rule> lastRules = List.of();

  private DocumentStyle last = DocumentStyle.NONE;

  public BookStyles(Epub epub) {
    this.epub = epub;
  }

  /// The style of the document at `path`.
  public DocumentStyle of(Document document, String path) throws BadBookException {
    var rules = new ArrayList<StyleSheet.Rule>();
    for (var element : document.stream().toList()) {
      Interruption.check();
      switch (SelectorKey.localName(element)) {
        case "link" -> {
          if (isStyleSheet(element)) {
            linked(path, element.attr("href"), rules, new HashSet<>());
          }
        }
        case "style" -> {
          if (StyleSheet.appliesTo(element.attr("media"))) {
            add(
                StyleSheet.parse(element.wholeText() + element.data(), path),
                path,
                rules,
                new HashSet<>());
          }
        }
        default -> {}
      }
    }
    return style(rules);
  }

  private DocumentStyle style(List<StyleSheet.Rule> rules) {
    if (!areSame(rules, lastRules)) {
      lastRules = rules;
      last = new DocumentStyle(rules);
    }
    return rules.isEmpty() ? DocumentStyle.NONE : last;
  }

  /// The very rules of the same sheets; comparing what they say would cost as much as a new style.
  @SuppressWarnings("ReferenceEquality")
  private static boolean areSame(List<StyleSheet.Rule> some, List<StyleSheet.Rule> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (var i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStyleSheet(Element link) {
    var rel = List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
    return rel.contains("stylesheet")
        && !rel.contains("alternate")
        && StyleSheet.appliesTo(link.attr("media"));
  }

  private void linked(String base, String href, List<StyleSheet.Rule> rules, Set<String> visited)
      throws BadBookException {
    if (href.isBlank() || Href.isRemote(href)) {
      return;
    }
    var path = epub.container().resolve(base, href);
    Interruption.check();
    if (path.isPresent() && visited.add(path.get())) {
      add(sheet(path.get()), path.get(), rules, visited);
    }
  }

  private void add(StyleSheet sheet, String path, List<StyleSheet.Rule> rules, Set<String> visited)
      throws BadBookException {
    for (var imported : sheet.imports()) {
      linked(path, imported, rules, visited);
    }
    rules.addAll(sheet.rules());
  }

  private StyleSheet sheet(String path) throws BadBookException {
    var known = byPath.get(path);
    if (known != null) {
      return known;
    }
    var sheet =
        StyleSheet.parse(new String(epub.container().read(path), StandardCharsets.UTF_8), path);
    byPath.put(path, sheet);
    return sheet;
  }
}
