package org.intelligentreader.app.log;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A failure that nothing foresaw, on one line: what it was and where in our own code. A stack
/// trace would be forty log entries, and would print what its causes say.
public final class Crash {
  private static final int PLACES = 4;

  private Crash() {}

  /// For the people who can fix it.
  public static String words(Throwable thrown) {
    var places =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("org.intelligentreader."))
            .limit(PLACES)
            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
            .collect(Collectors.joining(" < "));
    return thrown + (places.isEmpty() ? "" : " at " + places) + ". This is a bug in the program.";
  }
}
