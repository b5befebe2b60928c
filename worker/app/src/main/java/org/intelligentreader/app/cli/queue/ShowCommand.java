package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Everything about one job.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Everything about one job.")
final class ShowCommand extends DeskCommand {
  @Parameters(paramLabel = "JOB", description = "The job's id, as shown by list.")
  private UUID job = new UUID(0, 0);

  @Override
  int run(Project project, QueueDesk desk) throws IOException, InterruptedException {
    var answer = desk.show(job);
    var rows = rows(answer);
    if (rows.isEmpty()) {
      System.err.println(
          "There is no job " + job + ". './reader queue list' lists the existing jobs.");
      return NOT_DONE;
    }
    print(
        answer.json(),
        rows.getFirst().entrySet().stream()
            .filter(field -> !field.getValue().toString().isEmpty())
            .map(field -> "%-22s %s".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining("\n")));
    return OK;
  }
}
