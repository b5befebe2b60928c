package org.intelligentreader.judge.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was judged, and what came out: of a book, or of many.
public final class ComparisonCounts {
  private final Map<Rule, Long> rules = new EnumMap<>(Rule.class);
  private final Map<DifferenceKind, Long> kinds = new EnumMap<>(DifferenceKind.class);
  private final List<Difference> differences = new ArrayList<>();
  private String refusal = "";
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  /// What is counted.
  public enum Count {
    BOOKS,
    GOOD_BOOKS,
    REFUSED_BOOKS,
    DOCUMENTS,
    CHARACTERS,
    /// Places where a word ends in the browser or in our text.
    BOUNDARIES,
    /// Of them, places where a word ends in both.
    WORDS_AGREE,
    /// Of them, places where a line ends in both or in neither.
    LINES_AGREE,
    PICTURES,
    WRITING_MODES,
    WRITING_MODES_AGREE
  }

  public void count(Count what, long more) {
    counts.merge(what, more, Long::sum);
  }

  public long of(Count what) {
    return counts.getOrDefault(what, 0L);
  }

  /// Our reader does not open the book, for this reason.
  public void refused(String why) {
    count(Count.REFUSED_BOOKS, 1);
    refusal = why;
  }

  public String refusal() {
    return refusal;
  }

  public void add(Difference difference) {
    differences.add(difference);
    kinds.merge(difference.kind(), 1L, Long::sum);
  }

  public void explain(Rule rule, long times) {
    if (times > 0) {
      rules.merge(rule, times, Long::sum);
    }
  }

  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  public long of(DifferenceKind kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  public long of(Rule rule) {
    return rules.getOrDefault(rule, 0L);
  }

  /// Adds the figures of a book, without its list of differences.
  public void add(ComparisonCounts book) {
    book.counts.forEach((what, more) -> counts.merge(what, more, Long::sum));
    book.rules.forEach((rule, times) -> rules.merge(rule, times, Long::sum));
    book.kinds.forEach((kind, times) -> kinds.merge(kind, times, Long::sum));
  }

  /// The share of boundaries that agree, in percent.
  public double percent(Count agreeing) {
    return of(Count.BOUNDARIES) == 0 ? 100 : 100.0 * of(agreeing) / of(Count.BOUNDARIES);
  }

  /// The figures for people, a line each.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "judged: %d books, %d documents, %d characters, %d boundaries, %d pictures; %d books refused"
            .formatted(
                of(Count.BOOKS),
                of(Count.DOCUMENTS),
                of(Count.CHARACTERS),
                of(Count.BOUNDARIES),
                of(Count.PICTURES),
                of(Count.REFUSED_BOOKS)));
    lines.add(
        String.format(
            Locale.ROOT,
            "agree: %.4f %% of word boundaries, %.4f %% also as line ends; writing mode of %d of %d"
                + " books; %d books without difference",
            percent(Count.WORDS_AGREE),
            percent(Count.LINES_AGREE),
            of(Count.WRITING_MODES_AGREE),
            of(Count.WRITING_MODES),
            of(Count.GOOD_BOOKS)));
    kinds.forEach((kind, times) -> lines.add("differs: " + times + " × " + kind.sentence()));
    rules.forEach((rule, times) -> lines.add("meant: " + times + " × " + rule));
    return lines;
  }
}
