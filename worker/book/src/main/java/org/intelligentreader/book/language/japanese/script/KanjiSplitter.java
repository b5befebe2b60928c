package org.intelligentreader.book.language.japanese.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.model.Span;

/// Splits the reading of several kanji among them (学校 ガッコウ: 学 ガッ, 校 コウ) by how each may be read.
/// Kanji of which nothing is known stay together.
public final class KanjiSplitter {
  /// Steps of the search for one word: kanji with many readings have many ways, and ruby may stand
  /// over a whole page.
  private static final int MOST_STEPS = 10_000;

  /// No word has more.
  private static final int MOST_GROUPS = 64;

  private final KanjiReadings readings;

  public KanjiSplitter(KanjiReadings readings) {
    this.readings = readings;
  }

  /// Part of the kanji (offsets into them) with its katakana.
  public record Part(Span span, String katakana) {}

  /// The one way to split, or the whole as one part when there is none or more than one.
  public List<Part> split(String kanji, String katakana) {
    var whole = List.of(new Part(new Span(0, kanji.length()), katakana));
    var groups = groups(kanji);
    if (groups.size() < 2 || groups.size() > MOST_GROUPS || katakana.length() < groups.size()) {
      return whole;
    }
    var search = new Search(kanji, groups);
    search.solve(katakana, 0, List.of());
    return search.steps <= MOST_STEPS && search.solutions.size() == 1
        ? search.solutions.getFirst()
        : whole;
  }

  /// Known kanji one by one, runs of unknown ones as one group; 々 repeats the one before.
  private List<Span> groups(String kanji) {
    var groups = new ArrayList<Span>();
    var unknownBefore = false;
    for (var i = 0; i < kanji.length(); i += Character.charCount(kanji.codePointAt(i))) {
      var end = i + Character.charCount(kanji.codePointAt(i));
      var unknown = known(kanji, i).isEmpty();
      if (unknown && unknownBefore) {
        groups.set(groups.size() - 1, new Span(groups.getLast().start(), end));
      } else {
        groups.add(new Span(i, end));
      }
      unknownBefore = unknown;
    }
    return groups;
  }

  private List<String> known(String kanji, int at) {
    var c = kanji.codePointAt(at);
    return readings.of(c == '々' && at > 0 ? kanji.codePointBefore(at) : c);
  }

  /// The ways to read one word, up to the second.
  private final class Search {
    private final String kanji;
    private final List<Span> groups;
    private final List<List<Part>> solutions = new ArrayList<>();
    private int steps;

    Search(String kanji, List<Span> groups) {
      this.kanji = kanji;
      this.groups = groups;
    }

    void solve(String rest, int index, List<Part> parts) {
      if (index == groups.size()) {
        if (rest.isEmpty()) {
          solutions.add(parts);
        }
        return;
      }
      var span = groups.get(index);
      for (var candidate : candidates(kanji, span, rest, index == groups.size() - 1)) {
        if (++steps > MOST_STEPS || solutions.size() > 1) {
          return;
        }
        var more = new ArrayList<>(parts);
        more.add(new Part(span, candidate));
        solve(rest.substring(candidate.length()), index + 1, more);
      }
    }
  }

  private Set<String> candidates(String kanji, Span span, String rest, boolean last) {
    var candidates = new HashSet<String>();
    var known = known(kanji, span.start());
    if (!known.isEmpty()) {
      for (var reading : known) {
        SoundChanges.of(reading).stream().filter(rest::startsWith).forEach(candidates::add);
      }
    } else if (last) {
      Optional.of(rest).filter(text -> !text.isEmpty()).ifPresent(candidates::add);
    } else {
      for (var end = 1; end < rest.length(); end++) {
        candidates.add(rest.substring(0, end));
      }
    }
    return candidates;
  }
}
