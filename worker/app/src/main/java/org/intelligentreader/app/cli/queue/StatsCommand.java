package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.cli.project.Table;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import org.intelligentreader.app.supabase.Json;
import picocli.CommandLine.Command;

/// How the queue is doing.
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description =
        "Numbers of waiting, running and failed jobs, the age of the oldest, and the active"
            + " workers.")
final class StatsCommand extends DeskCommand {
  private static final int MOST_RUNNING = 100;

  @Override
  int run(Project project, QueueDesk desk) throws IOException, InterruptedException {
    var running = rows(desk.list(Optional.of("processing"), Optional.empty(), MOST_RUNNING));
    var stats = desk.stats().value().fields();
    var all = new LinkedHashMap<Object, Object>(stats);
    all.put("running", running);
    print(Json.object(named(all)), depth(stats) + errors(stats) + leases(running));
    return OK;
  }

  private static Map<String, Object> named(Map<Object, Object> stats) {
    var named = new LinkedHashMap<String, Object>();
    stats.forEach((name, value) -> named.put(name.toString(), value));
    return named;
  }

  private static String depth(Map<?, ?> stats) {
    var oldest =
        text(stats, "queued").equals("0")
            ? ""
            : "oldest for "
                + age(text(stats, "oldest_ready_seconds"))
                + ", users: "
                + text(stats, "users_waiting");
    var expired = text(stats, "expired");
    var table = new Table("jobs", "", "");
    table.row(List.of("waiting", text(stats, "queued"), oldest));
    table.row(List.of("waiting for a retry", text(stats, "deferred"), ""));
    table.row(
        List.of(
            "running",
            text(stats, "processing"),
            expired.equals("0")
                ? ""
                : expired + " of them lost their worker; see requeue-expired"));
    for (var state : List.of("done", "error", "cancelled")) {
      table.row(List.of(state, text(stats, state), ""));
    }
    return table.toString();
  }

  private static String errors(Map<?, ?> stats) {
    if (!(stats.get("errors_by_code") instanceof Map<?, ?> codes) || codes.isEmpty()) {
      return "";
    }
    var table = new Table("errors", "");
    codes.forEach((code, number) -> table.row(List.of(code.toString(), number.toString())));
    return "\n\n" + table;
  }

  private static String leases(List<Map<?, ?>> running) {
    if (running.isEmpty()) {
      return "";
    }
    var table = new Table("running job", "worker", "attempt", "stage", "last heard", "lease left");
    for (var row : running) {
      table.row(
          List.of(
              text(row, "id"),
              text(row, "locked_by"),
              text(row, "attempts"),
              text(row, "stage") + " " + text(row, "progress") + " %",
              age(text(row, "heartbeat_age_seconds")) + " ago",
              age(text(row, "lease_seconds_left"))));
    }
    return "\n\n" + table;
  }
}
