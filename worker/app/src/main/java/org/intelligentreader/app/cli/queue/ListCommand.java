package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.cli.project.Table;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Jobs, the latest change first.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists jobs, most recently changed first.")
final class ListCommand extends DeskCommand {
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
  int run(Project project, QueueDesk desk) throws IOException, InterruptedException {
    var answer = desk.list(status, user, limit);
    var rows = rows(answer);
    print(answer.json(), rows.isEmpty() ? "no jobs" : table(rows).toString());
    return OK;
  }

  private static Table table(List<Map<?, ?>> rows) {
    var table = new Table("job", "status", "attempts", "left", "book", "title", "what");
    for (var row : rows) {
      table.row(
          List.of(
              text(row, "id"),
              text(row, "status"),
              text(row, "attempts"),
              text(row, "attempts_left"),
              text(row, "book_id"),
              shortened(text(row, "title")),
              what(row)));
    }
    return table;
  }

  private static String what(Map<?, ?> row) {
    return switch (text(row, "status")) {
      case "processing" ->
          text(row, "stage")
              + " "
              + text(row, "progress")
              + " %, heard "
              + age(text(row, "heartbeat_age_seconds"))
              + " ago from "
              + text(row, "locked_by");
      case "queued" ->
          text(row, "waits_until").isEmpty()
              ? text(row, "error_code")
              : "waits until " + text(row, "waits_until") + " " + text(row, "error_code");
      default -> text(row, "error_code");
    };
  }

  private static String shortened(String title) {
    return title.length() <= 30 ? title : title.substring(0, 29) + "…";
  }
}
