package org.intelligentreader.book.source.format.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;

/// Finds the cues of a file, however its blank lines and numbers are damaged.
///
/// Source: <https://www.w3.org/TR/webvtt1/>, section 4 (syntax); SubStation Alpha v4.00+.
final class Cues {
  private static final Pattern TIMES =
      Pattern.compile(
          "\\s*(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})\\s*-+>\\s*(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3}).*");
  private static final Pattern ASS_TIME =
      Pattern.compile("(\\d{1,4}):(\\d{1,2}):(\\d{1,2})[.:](\\d{1,3})");
  private static final Pattern ASIDE = Pattern.compile("(?:NOTE|STYLE|REGION)\\b.*");
  private static final Pattern DRAWING = Pattern.compile("\\{[^}]*\\\\p[1-9][^}]*\\}");
  private static final Pattern OVERRIDE = Pattern.compile("\\{[^}]*\\}");

  private static final int FIELDS = 10;
  private static final int MOST_FIELDS = 40;

  private Cues() {}

  /// Of SRT and WebVTT.
  static List<Cue> timed(List<String> lines) {
    var cues = new ArrayList<Cue>();
    for (var i = 0; i < lines.size(); i++) {
      Interruption.check();
      var times = TIMES.matcher(lines.get(i));
      if (times.matches()) {
        var end = end(lines, i + 1);
        cues.add(
            new Cue(
                millis(times, 1),
                millis(times, 5),
                String.join("\n", lines.subList(i + 1, end)).strip()));
        i = end - 1;
      }
    }
    return cues;
  }

  /// Where the text of a cue ends: before the next times and the number above them, or before an
  /// aside.
  private static int end(List<String> lines, int start) {
    for (var i = start; i < lines.size(); i++) {
      if (TIMES.matcher(lines.get(i)).matches()) {
        var hasName =
            i > start
                && (i == start + 1 || lines.get(i - 2).isBlank() || isNumber(lines.get(i - 1)));
        return hasName && !lines.get(i - 1).isBlank() ? i - 1 : i;
      }
      if (i > start && lines.get(i - 1).isBlank() && ASIDE.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return lines.size();
  }

  private static boolean isNumber(String line) {
    return line.strip().matches("\\d{1,6}");
  }

  private static long millis(Matcher times, int group) {
    var hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    return millis(hours, times.group(group + 1), times.group(group + 2), times.group(group + 3));
  }

  private static long millis(long hours, String minutes, String seconds, String fraction) {
    var millis = Long.parseLong((fraction + "00").substring(0, 3));
    return ((hours * 60 + Long.parseLong(minutes)) * 60 + Long.parseLong(seconds)) * 1000 + millis;
  }

  /// Of the events of SubStation Alpha, in the order in which they are shown.
  static List<Cue> events(List<String> lines) {
    var cues = new ArrayList<Cue>();
    var fields =
        List.of(
            "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect",
            "text");
    var isEvents = false;
    for (var line : lines) {
      Interruption.check();
      if (line.startsWith("[")) {
        isEvents = line.strip().equalsIgnoreCase("[Events]");
      } else if (isEvents && line.startsWith("Format:")) {
        fields =
            List.of(
                line.substring(7)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s", "")
                    .split(",", MOST_FIELDS));
      } else if (isEvents && line.startsWith("Dialogue:")) {
        event(line.substring(9), fields, cues);
      }
    }
    cues.sort((one, other) -> Long.compare(one.from(), other.from()));
    return cues;
  }

  private static void event(String line, List<String> fields, List<Cue> cues) {
    var values = line.split(",", Math.max(FIELDS, fields.size()));
    if (fields.size() >= FIELDS) {
      values = line.split(",", fields.size());
    }
    var start = fields.indexOf("start");
    var end = fields.indexOf("end");
    var text = fields.indexOf("text");
    if (start < 0 || end < 0 || text < 0 || values.length <= Math.max(text, Math.max(start, end))) {
      return;
    }
    var from = ASS_TIME.matcher(values[start].strip());
    var to = ASS_TIME.matcher(values[end].strip());
    if (from.matches() && to.matches() && !DRAWING.matcher(values[text]).find()) {
      cues.add(new Cue(time(from), time(to), plain(values[text])));
    }
  }

  private static long time(Matcher time) {
    return millis(Long.parseLong(time.group(1)), time.group(2), time.group(3), time.group(4));
  }

  private static String plain(String text) {
    return OVERRIDE
        .matcher(text)
        .replaceAll("")
        .replace("\\N", "\n")
        .replace("\\n", "\n")
        .replace("\\h", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .strip();
  }
}
