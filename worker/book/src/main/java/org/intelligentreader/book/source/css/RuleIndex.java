package org.intelligentreader.book.source.css;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// The rules of one property, the strongest first, found by what their last part asks of an
/// element: its id, a class of it, or its name. So an element is held against the few rules that
/// may match, not against all.
final class RuleIndex {
  private final List<Ranked> ranked;
  private final int important;
  private final Map<String, List<Integer>> ranks = new HashMap<>();

  private record Ranked(StyleSheet.Rule rule, int order) {
    boolean important() {
      return rule.declaration().important();
    }
  }

  /// `rules` are in the order of their sheets.
  RuleIndex(List<StyleSheet.Rule> rules) {
    var all = new ArrayList<Ranked>();
    rules.forEach(rule -> all.add(new Ranked(rule, all.size())));
    all.sort(
        Comparator.comparing(Ranked::important)
            .thenComparingInt(r -> r.rule().selector().specificity())
            .thenComparingInt(Ranked::order)
            .reversed());
    ranked = all;
    important = (int) all.stream().filter(Ranked::important).count();
    for (var rank = 0; rank < all.size(); rank++) {
      ranks
          .computeIfAbsent(all.get(rank).rule().selector().key(), _ -> new ArrayList<>())
          .add(rank);
    }
  }

  boolean isEmpty() {
    return ranked.isEmpty();
  }

  /// What the strongest rule says that matches `element`; of important rules alone when
  /// `onlyImportant`.
  Optional<Declaration> value(Element element, boolean onlyImportant) {
    var best = onlyImportant ? important : ranked.size();
    var before = best;
    for (var key : SelectorKey.keysOf(element)) {
      best = strongest(ranks.getOrDefault(key, List.of()), element, best);
    }
    return best == before ? Optional.empty() : Optional.of(ranked.get(best).rule().declaration());
  }

  /// The rank of the first match before `best`, or `best`.
  private int strongest(List<Integer> candidates, Element element, int best) {
    for (var rank : candidates) {
      if (rank >= best) {
        break;
      }
      if (ranked.get(rank).rule().selector().matches(element)) {
        return rank;
      }
    }
    return best;
  }
}
