package org.intelligentreader.book.dictionary.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.Kind;

/// A line of EDICT: `headword [reading] /(part of speech) (1) gloss/gloss/(2) gloss/(P)/`.
///
/// Format: <https://www.edrdg.org/jmdict/edict_doc.html>.
final class EdictLine {
  private static final Pattern LINE = Pattern.compile("(\\S+) (?:\\[([^\\]]+)\\] )?/(.*)/");
  private static final Pattern REMARK = Pattern.compile("\\(([a-zA-Z0-9,-]+)\\) ?");
  private static final String COMMON = "(P)";

  /// Remarks on a word that people no longer use, or a reading or spelling that is none by rule.
  private static final Set<String> RARE =
      Set.of("arch", "obs", "obsc", "rare", "ok", "io", "ik", "iK", "oK");

  private EdictLine() {}

  /// Empty for the line that names the file, and for what is no entry.
  static Optional<Entry> parse(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches() || matcher.group(1).startsWith("　")) {
      return Optional.empty();
    }
    var glosses = new ArrayList<>(List.of(matcher.group(3).split("/", -1)));
    var common = glosses.remove(COMMON);
    var headword = matcher.group(1);
    var reading = Optional.ofNullable(matcher.group(2)).orElse(headword);
    return Optional.of(
        new Entry(headword, reading, kinds(glosses), common, isRare(glosses.getFirst()), glosses));
  }

  private static int kinds(List<String> glosses) {
    return glosses.stream()
        .flatMap(gloss -> remarks(gloss).stream())
        .mapToInt(Kind::bit)
        .reduce(0, (a, b) -> a | b);
  }

  private static boolean isRare(String firstGloss) {
    return remarks(firstGloss).stream().anyMatch(RARE::contains);
  }

  /// What stands in brackets before a gloss: (n,vs) (1) (obsc).
  private static List<String> remarks(String gloss) {
    var remarks = new ArrayList<String>();
    var matcher = REMARK.matcher(gloss);
    while (matcher.lookingAt()) {
      remarks.addAll(Arrays.asList(matcher.group(1).split(",", -1)));
      matcher.region(matcher.end(), gloss.length());
    }
    return remarks;
  }
}
