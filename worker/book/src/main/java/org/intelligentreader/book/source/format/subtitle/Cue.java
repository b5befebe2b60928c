package org.intelligentreader.book.source.format.subtitle;

import java.util.Locale;

/// What is shown from one time to another, in milliseconds; `text` has the marks and lines of the
/// file.
record Cue(long from, long to, String text) {
  private static final double SECOND = 1000;

  /// The times as a media fragment: `t=12.5,15`.
  ///
  /// Source: <https://www.w3.org/TR/media-frags/>, section 4.2.1.
  String fragment() {
    return "t=" + seconds(from) + "," + seconds(to);
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0
        ? String.valueOf(millis / 1000)
        : String.format(Locale.ROOT, "%.3f", millis / SECOND).replaceFirst("0+$", "");
  }
}
