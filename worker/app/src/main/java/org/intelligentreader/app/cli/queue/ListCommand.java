package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.cli.project.TextTable;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Jobs, the latest change first.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists jobs, most recently changed first.")
final class ListCommand extends OperatorCommand {
  private static final List<String> STATES =
      List.of("queued", "processing", "done", "error", "cancelled");

  /// One of the states, so that a slip does not look like an empty queue.
  static final class State implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!STATES.contains(text)) {
        throw new TypeConversionException(
            "'" + text + "' is not one of " + String.join(", ", STATES));
      }
      return text;
    }
  }

  @Option(
      names = "--status",
      converter = State.class,
      description = "queued, processing, done, error or cancelled.")
  private Optional<String> status = Optional.empty();

  @Option(names = "--user", paramLabel = "UUID", description = "Only jobs of this user.")
  private Optional<UUID> user = Optional.empty();

  @Option(
      names = "--limit",
      converter = ArgumentTypes.FromOne.class,
      description = "Maximum number of rows; default: ${DEFAULT-VALUE}.")
  private int limit = 50;

  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    var answer = operatorQueue.list(status, user, limit);
    var rows = answer.value();
    print(answer.json(), rows.isEmpty() ? "no jobs" : table(rows).toString());
    return ExitCode.DONE;
  }

  private static TextTable table(List<Row> rows) {
    var table = new TextTable("job", "status", "attempts", "left", "book", "title", "what");
    for (var row : rows) {
      table.row(
          List.of(
              row.shown("id"),
              row.shown("status"),
              row.shown("attempts"),
              row.shown("attempts_left"),
              row.shown("book_id"),
              shortened(row.shown("title")),
              what(row)));
    }
    return table;
  }

  private static String what(Row row) {
    return switch (row.shown("status")) {
      case "processing" ->
          row.shown("stage")
              + " "
              + row.shown("progress")
              + " %, heard "
              + age(row.shown("heartbeat_age_seconds"))
              + " ago from "
              + row.shown("locked_by");
      case "queued" ->
          row.shown("waits_until").isEmpty()
              ? row.shown("error_code")
              : "waits until " + row.shown("waits_until") + " " + row.shown("error_code");
      default -> row.shown("error_code");
    };
  }

  private static String shortened(String title) {
    return title.length() <= 30 ? title : title.substring(0, 29) + "…";
  }
}
