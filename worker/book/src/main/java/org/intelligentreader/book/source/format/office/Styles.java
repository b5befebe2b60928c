package org.intelligentreader.book.source.format.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Element;

/// Which styles of a document are headings: those with an outline level, or with a name of one.
final class Styles {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:heading|überschrift|titre|título|titolo|заголовок|kop|nagłówek|標題|标题|見出し|제목)[ _]*([1-9])");
  private static final int DEEPEST = 20;
  private static final int NONE = 9;

  /// Rank by style id; 0 for a style without one.
  private final Map<String, Integer> ranks = new HashMap<>();

  /// Whether text of a style is hidden, for the styles that say so.
  private final Map<String, Boolean> hidden = new HashMap<>();

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /// Reads `styles.xml` of an Office Open XML document.
  Styles(Optional<Element> document) {
    document.ifPresent(root -> Markup.all(root, "style").forEach(this::add));
  }

  private void add(Element style) {
    var id = Docx.attribute(style, "styleId");
    var name = Markup.child(style, "name").map(one -> Docx.attribute(one, "val")).orElse("");
    names.put(id, name.toLowerCase(Locale.ROOT));
    Markup.child(style, "basedon").ifPresent(one -> parents.put(id, Docx.attribute(one, "val")));
    Markup.child(style, "rpr")
        .filter(one -> Markup.child(one, "vanish").isPresent())
        .ifPresent(one -> hidden.put(id, Runs.isOn(one, "vanish")));
    var outline =
        Markup.first(style, "outlinelvl").map(one -> Docx.attribute(one, "val")).orElse("");
    var named = NAME.matcher(name);
    if (outline.matches("[0-8]")) {
      ranks.put(id, Integer.parseInt(outline) + 1);
    } else if (named.find()) {
      ranks.put(id, Integer.parseInt(named.group(1)));
    } else if (outline.equals(String.valueOf(NONE))) {
      ranks.put(id, 0);
    }
  }

  /// The rank of headings of this style, or 0.
  int rank(String id) {
    var named = NAME.matcher(id);
    return inherited(id, ranks)
        .orElseGet(() -> named.matches() ? Integer.parseInt(named.group(1)) : 0);
  }

  /// True for a style whose text nobody sees.
  boolean isHidden(String id) {
    return inherited(id, hidden).orElse(false);
  }

  /// What the style or the nearest one that it is based on says.
  private <T> Optional<T> inherited(String id, Map<String, T> values) {
    var seen = new HashSet<String>();
    for (var style = id; style != null && seen.add(style) && seen.size() < DEEPEST; ) {
      var value = values.get(style);
      if (value != null) {
        return Optional.of(value);
      }
      style = parents.get(style);
    }
    return Optional.empty();
  }

  /// What people call the style, in small letters.
  String name(String id) {
    return names.getOrDefault(id, id.toLowerCase(Locale.ROOT));
  }
}
