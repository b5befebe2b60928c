package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.Map;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.Json;
import picocli.CommandLine.Command;

/// What the next claim would do by itself.
@Command(
    name = "requeue-expired",
    mixinStandardHelpOptions = true,
    description =
        "Takes jobs back from lost workers. Each claim also does this; use it when no worker"
            + " runs.")
final class RequeueExpiredCommand extends OperatorCommand {
  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    var number = operatorQueue.sweep();
    print(
        Json.object(Map.of("requeued", number)),
        number == 0 ? "no lease has expired" : number + " taken back from lost workers");
    return ExitCode.DONE;
  }
}
