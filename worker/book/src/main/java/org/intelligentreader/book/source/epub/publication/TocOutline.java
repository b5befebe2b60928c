package org.intelligentreader.book.source.epub.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.epub.publication.TocEntry.Target;
import org.intelligentreader.book.source.markup.Labels;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Element;

/// The entries of a list of contents, whatever it is made of: lists in lists or beside lists, under
/// headings, in `div`, as `dl`, or links alone. The specification wants one `ol`.
///
/// Source: EPUB 3.3, section 7.3 (the nav element: restrictions).
final class TocOutline {
  private static final Set<String> LISTS = Set.of("ol", "ul", "dl", "menu", "dir");
  private static final Set<String> ITEMS = Set.of("li", "dt", "dd");

  private static final Pattern NUMBER = Pattern.compile("\\W*\\d{1,4}\\W*");

  /// The dots before the number of a page, and the number.
  private static final Pattern LEADERS = Pattern.compile("\\s*[.·•…_‥]{2,}\\s*\\d*\\s*$");

  /// Where a reference of the list leads.
  interface Targets {
    Optional<Target> find(String reference);
  }

  private final Targets targets;

  TocOutline(Targets targets) {
    this.targets = targets;
  }

  /// The entries that stand below `container`, in their order.
  List<TocEntry> entries(Element container) {
    var entries = new ArrayList<TocEntry>();
    for (var child : container.children()) {
      Interruption.check();
      if (isIn(ITEMS, child)) {
        entries.add(item(child));
      } else if (isIn(LISTS, child) && isIn(LISTS, container) && !entries.isEmpty()) {
        // A list directly in a list belongs to the item before it.
        entries.add(with(entries.removeLast(), entries(child)));
      } else if (Markup.name(child).equals("a")) {
        entries.add(new TocEntry(Labels.of(child), target(child), List.of()));
      } else {
        entries.addAll(entries(child));
      }
    }
    return entries;
  }

  /// The link of an item is the first one outside its lists; without a link its text is the label.
  private TocEntry item(Element item) {
    Interruption.check();
    var own = item.clone();
    own.stream().filter(e -> !e.equals(own) && isIn(LISTS, e)).toList().forEach(Element::remove);
    var link = Markup.first(own, "a");
    var children = outermost(item).stream().flatMap(list -> entries(list).stream()).toList();
    return new TocEntry(label(own, link), link.flatMap(this::target), children);
  }

  /// What the link says; all that the item says where the link is empty or the number of a page.
  private static String label(Element item, Optional<Element> link) {
    return link.map(Labels::of)
        .filter(label -> !label.isEmpty() && !NUMBER.matcher(label).matches())
        .orElseGet(() -> LEADERS.matcher(Labels.of(item)).replaceFirst(""));
  }

  /// The lists of an item that stand in no other list.
  private static List<Element> outermost(Element item) {
    var lists = new ArrayList<Element>();
    for (var child : item.children()) {
      if (isIn(LISTS, child)) {
        lists.add(child);
      } else {
        lists.addAll(outermost(child));
      }
    }
    return lists;
  }

  private Optional<Target> target(Element link) {
    return targets.find(link.attr("href"));
  }

  private static TocEntry with(TocEntry entry, List<TocEntry> more) {
    var children = new ArrayList<>(entry.children());
    children.addAll(more);
    return new TocEntry(entry.title(), entry.target(), children);
  }

  private static boolean isIn(Set<String> names, Element element) {
    return names.contains(Markup.name(element));
  }
}
