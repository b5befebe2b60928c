package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Everything about one job.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Everything about one job.")
final class ShowCommand extends OperatorCommand {
  @Parameters(paramLabel = "JOB", description = "The job's id, as shown by list.")
  private UUID job = new UUID(0, 0);

  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    var answer = operatorQueue.show(job);
    var rows = answer.value();
    if (rows.isEmpty()) {
      System.err.println(
          "There is no job " + job + ". './reader queue list' lists the existing jobs.");
      return ExitCode.PARTLY_FAILED;
    }
    print(
        answer.json(),
        rows.getFirst().fields().entrySet().stream()
            .filter(field -> !field.getValue().toString().isEmpty())
            .map(field -> "%-22s %s".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining("\n")));
    return ExitCode.DONE;
  }
}
