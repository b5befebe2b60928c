package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// As the user's own cancel.
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Cancels jobs; a worker that is processing one stops at its next heartbeat.")
final class CancelCommand extends DeskCommand {
  @Parameters(arity = "1..*", paramLabel = "JOB", description = "Job ids, as shown by list.")
  private List<UUID> jobs = List.of();

  @Override
  int run(Project project, QueueDesk desk) throws IOException, InterruptedException {
    var code = OK;
    for (var job : jobs) {
      var answer = desk.cancel(job);
      print(job, answer, job + ": " + words(answer));
      code = answer.equals("cancelled") ? code : NOT_DONE;
    }
    return code;
  }
}
