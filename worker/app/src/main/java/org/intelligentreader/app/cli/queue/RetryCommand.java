package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// A fresh start, whatever the state.
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description = "Puts jobs back into the queue with all their attempts, whatever their state.")
final class RetryCommand extends DeskCommand {
  @Parameters(arity = "1..*", paramLabel = "JOB", description = "Job ids, as shown by list.")
  private List<UUID> jobs = List.of();

  @Override
  int run(Project project, QueueDesk desk) throws IOException, InterruptedException {
    var code = OK;
    for (var job : jobs) {
      var answer = desk.requeue(job);
      print(job, answer, job + ": " + words(answer));
      code = answer.equals("queued") ? code : NOT_DONE;
    }
    return code;
  }
}
