package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// As the user's own cancel.
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Cancels jobs; a worker that is processing one stops at its next heartbeat.")
final class CancelCommand extends OperatorCommand {
  @Parameters(arity = "1..*", paramLabel = "JOB", description = "Job ids, as shown by list.")
  private List<UUID> jobs = List.of();

  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    var code = ExitCode.DONE;
    for (var job : jobs) {
      var answer = operatorQueue.cancel(job);
      print(job, answer, job + ": " + words(answer));
      code = answer.equals("cancelled") ? code : ExitCode.PARTLY_FAILED;
    }
    return code;
  }
}
