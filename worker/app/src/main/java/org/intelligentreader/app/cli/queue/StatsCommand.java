package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.cli.project.TextTable;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.supabase.Row;
import picocli.CommandLine.Command;

/// How the queue is doing.
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description =
        "Numbers of waiting, running and failed jobs, the age of the oldest, and the active"
            + " workers.")
final class StatsCommand extends OperatorCommand {
  private static final int MOST_RUNNING = 100;

  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    var running =
        operatorQueue.list(Optional.of("processing"), Optional.empty(), MOST_RUNNING).value();
    var stats = operatorQueue.stats().value();
    var all = new LinkedHashMap<String, Object>();
    stats.fields().forEach((name, value) -> all.put(name.toString(), value));
    all.put("running", running.stream().map(Row::fields).toList());
    print(Json.object(all), depth(stats) + errors(stats) + leases(running));
    return ExitCode.DONE;
  }

  private static String depth(Row stats) {
    var oldest =
        stats.shown("queued").equals("0")
            ? ""
            : "oldest for "
                + age(stats.shown("oldest_ready_seconds"))
                + ", users: "
                + stats.shown("users_waiting");
    var expired = stats.shown("expired");
    var table = new TextTable("jobs", "", "");
    table.row(List.of("waiting", stats.shown("queued"), oldest));
    table.row(List.of("waiting for a retry", stats.shown("deferred"), ""));
    table.row(
        List.of(
            "running",
            stats.shown("processing"),
            expired.equals("0")
                ? ""
                : expired + " of them lost their worker; see requeue-expired"));
    for (var state : List.of("done", "error", "cancelled")) {
      table.row(List.of(state, stats.shown(state), ""));
    }
    return table.toString();
  }

  private static String errors(Row stats) {
    if (!(stats.fields().get("errors_by_code") instanceof Map<?, ?> codes) || codes.isEmpty()) {
      return "";
    }
    var table = new TextTable("errors", "");
    codes.forEach((code, number) -> table.row(List.of(code.toString(), number.toString())));
    return "\n\n" + table;
  }

  private static String leases(List<Row> running) {
    if (running.isEmpty()) {
      return "";
    }
    var table =
        new TextTable("running job", "worker", "attempt", "stage", "last heard", "lease left");
    for (var row : running) {
      table.row(
          List.of(
              row.shown("id"),
              row.shown("locked_by"),
              row.shown("attempts"),
              row.shown("stage") + " " + row.shown("progress") + " %",
              age(row.shown("heartbeat_age_seconds")) + " ago",
              age(row.shown("lease_seconds_left"))));
    }
    return "\n\n" + table;
  }
}
