package org.intelligentreader.app.log;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intelligentreader.app.supabase.Json;

/// One line per state change: plain for people, JSON for Cloud Logging. Never book text, never
/// keys.
///
/// Format: <https://cloud.google.com/logging/docs/structured-logging>.
public final class Log {
  private final PrintStream out;
  private final boolean structured;
  private final InstantSource clock;

  public Log(PrintStream out, boolean structured, InstantSource clock) {
    this.out = out;
    this.structured = structured;
    this.clock = clock;
  }

  public void info(String message, Map<String, ?> labels) {
    line("INFO", message, labels);
  }

  public void warn(String message, Map<String, ?> labels) {
    line("WARNING", message, labels);
  }

  public void error(String message, Map<String, ?> labels) {
    line("ERROR", message, labels);
  }

  private synchronized void line(String severity, String message, Map<String, ?> labels) {
    if (!structured) {
      out.println(message);
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("severity", severity);
    fields.put("message", message);
    fields.put("time", clock.instant());
    fields.putAll(labels);
    out.println(Json.object(fields));
  }
}
