package org.intelligentreader.judge.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The runs that two texts share, by the shortest list of letters to leave out and put in.
///
/// Source: Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
final class Edits {
  /// More differences than this in one file, and it is another text.
  private static final int MOST = 3000;

  /// `length` letters from `shown` in one text and `ours` in the other are the same.
  record Run(int shown, int ours, int length) {}

  private final String shown;
  private final String ours;

  private Edits(String shown, String ours) {
    this.shown = shown;
    this.ours = ours;
  }

  /// The runs in order; empty when the texts have too little in common.
  static Optional<List<Run>> runs(String shown, String ours) {
    var most = Math.min(shown.length(), ours.length());
    var prefix = 0;
    while (prefix < most && shown.charAt(prefix) == ours.charAt(prefix)) {
      prefix++;
    }
    var suffix = 0;
    while (suffix < most - prefix
        && shown.charAt(shown.length() - 1 - suffix) == ours.charAt(ours.length() - 1 - suffix)) {
      suffix++;
    }
    var middle =
        new Edits(
                shown.substring(prefix, shown.length() - suffix),
                ours.substring(prefix, ours.length() - suffix))
            .middle();
    if (middle.isEmpty()) {
      return Optional.empty();
    }
    var runs = new ArrayList<Run>();
    runs.add(new Run(0, 0, prefix));
    for (var run : middle.get()) {
      runs.add(new Run(run.shown() + prefix, run.ours() + prefix, run.length()));
    }
    runs.add(new Run(shown.length() - suffix, ours.length() - suffix, suffix));
    runs.removeIf(run -> run.length() == 0);
    return Optional.of(runs);
  }

  private Optional<List<Run>> middle() {
    var offset = MOST + 1;
    var furthest = new int[2 * MOST + 3];
    var trace = new ArrayList<int[]>();
    for (var d = 0; d <= MOST; d++) {
      trace.add(Arrays.copyOfRange(furthest, offset - d - 1, offset + d + 2));
      for (var k = -d; k <= d; k += 2) {
        var down = k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1]);
        var x = down ? furthest[offset + k + 1] : furthest[offset + k - 1] + 1;
        while (x < shown.length()
            && x - k < ours.length()
            && shown.charAt(x) == ours.charAt(x - k)) {
          x++;
        }
        furthest[offset + k] = x;
        if (x >= shown.length() && x - k >= ours.length()) {
          return Optional.of(back(trace));
        }
      }
    }
    return Optional.empty();
  }

  private List<Run> back(List<int[]> trace) {
    var runs = new ArrayList<Run>();
    var x = shown.length();
    var y = ours.length();
    for (var d = trace.size() - 1; d >= 0; d--) {
      var furthest = trace.get(d);
      var offset = d + 1;
      var k = x - y;
      var down = k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1]);
      var startX = d == 0 ? 0 : furthest[offset + (down ? k + 1 : k - 1)];
      var startY = startX - (down ? k + 1 : k - 1);
      var runX = d == 0 ? 0 : down ? startX : startX + 1;
      runs.addFirst(new Run(runX, runX - k, x - runX));
      x = startX;
      y = startY;
    }
    return runs;
  }
}
