package org.intelligentreader.testing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// The words in which a skipped test says what was missing: a line for each thing.
final class Skipped {
  private static final String OPENING = "skipped, because this is missing: ";
  private static final String SEPARATOR = " | ";

  private Skipped() {}

  static String reason(List<String> lines) {
    return OPENING + String.join(SEPARATOR, lines);
  }

  static TestAbortedException because(String line) {
    return new TestAbortedException(reason(List.of(line)));
  }

  /// The lines that a reason was made of; none when the test was skipped for something else.
  static Stream<String> lines(String reason) {
    return Optional.of(reason.indexOf(OPENING)).filter(at -> at >= 0).stream()
        .map(at -> reason.substring(at + OPENING.length()))
        .flatMap(lines -> Stream.of(lines.split(Pattern.quote(SEPARATOR), -1)));
  }
}
