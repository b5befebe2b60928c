package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.Map;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import org.intelligentreader.app.supabase.Json;
import picocli.CommandLine.Command;

/// What the next claim would do by itself.
@Command(
    name = "requeue-expired",
    mixinStandardHelpOptions = true,
    description =
        "Takes jobs back from lost workers. Each claim also does this; use it when no worker"
            + " runs.")
final class RequeueExpiredCommand extends DeskCommand {
  @Override
  int run(Project project, QueueDesk desk) throws IOException, InterruptedException {
    var number = desk.sweep();
    print(
        Json.object(Map.of("requeued", number)),
        number == 0 ? "no lease has expired" : number + " taken back from lost workers");
    return OK;
  }
}
