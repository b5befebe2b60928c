package org.intelligentreader.app.log;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intelligentreader.app.supabase.Json;

/// One line per state change: plain for people, JSON for Cloud Logging. Never book text, never
/// keys.
///
/// Format: <https://cloud.google.com/logging/docs/structured-logging>. Labels say whose line it is
/// and can be searched by; fields carry figures.
public final class Log {
  private static final String LABELS = "logging.googleapis.com/labels";

  private final PrintStream out;
  private final boolean structured;
  private final InstantSource clock;
  private final Map<String, String> labels;

  public Log(PrintStream out, boolean structured, InstantSource clock) {
    this(out, structured, clock, Map.of());
  }

  private Log(
      PrintStream out, boolean structured, InstantSource clock, Map<String, String> labels) {
    this.out = out;
    this.structured = structured;
    this.clock = clock;
    this.labels = labels;
  }

  /// The same log; its lines carry these labels too.
  public Log with(Map<String, String> more) {
    var all = new LinkedHashMap<>(labels);
    all.putAll(more);
    return new Log(out, structured, clock, all);
  }

  /// The time that a line would carry now.
  public Instant now() {
    return clock.instant();
  }

  public void info(String message, Map<String, ?> fields) {
    line("INFO", message, fields);
  }

  public void warn(String message, Map<String, ?> fields) {
    line("WARNING", message, fields);
  }

  public void error(String message, Map<String, ?> fields) {
    line("ERROR", message, fields);
  }

  private void line(String severity, String message, Map<String, ?> fields) {
    if (!structured) {
      out.println(message);
      return;
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("severity", severity);
    line.put("message", message);
    line.put("time", clock.instant());
    if (!labels.isEmpty()) {
      line.put(LABELS, labels);
    }
    line.putAll(fields);
    out.println(Json.object(line));
  }
}
