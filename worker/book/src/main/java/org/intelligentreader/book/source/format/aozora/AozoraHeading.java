package org.intelligentreader.book.source.format.aozora;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The ranks of headings: 大見出し, 中見出し, 小見出し.
final class AozoraHeading {
  private static final String RANKS = "大中小";

  /// On a line with the text below it (同行), beside it (窓), or alone.
  private static final Pattern HEADING = Pattern.compile("(?:同行|窓)?([大中小])見出し");

  private AozoraHeading() {}

  /// The rank that a note names, 1 for the highest.
  static Optional<Integer> rank(String note) {
    var found = HEADING.matcher(note);
    return found.find() ? Optional.of(RANKS.indexOf(found.group(1)) + 1) : Optional.empty();
  }

  /// The highest rank of a text.
  static int first(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("見出し"))
        .flatMap(line -> rank(line).stream())
        .min(Integer::compare)
        .orElse(1);
  }
}
