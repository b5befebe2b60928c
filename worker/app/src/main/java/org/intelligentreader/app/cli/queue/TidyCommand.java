package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.job.Tidying;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.queue.supabase.SupabaseLeftovers;
import org.intelligentreader.app.storage.choice.Stores;
import org.intelligentreader.app.supabase.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What each worker does for a part of the bucket at the end of its run.
@Command(
    name = "tidy",
    mixinStandardHelpOptions = true,
    description = {
      "Removes the files in the bucket that no book and no job refers to and that are older than an"
          + " hour:",
      "bundles that were replaced or never finished, and what is left of deleted books.",
      "Each worker does this for part of the bucket at the end of its run; this command does it for"
          + " all of it."
    })
final class TidyCommand extends OperatorCommand {
  @Option(names = "--dry-run", description = "Only list the files.")
  private boolean dryRun;

  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    var tidying =
        new Tidying(
            new SupabaseLeftovers(project.client()), Stores.of(project.config(), project.client()));
    var names = new ArrayList<String>();
    var result = dryRun ? tidying.look(names::add) : tidying.all();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("looked_at", result.lookedAt());
    fields.put("left_over", result.found());
    fields.put("removed", result.removed());
    if (dryRun) {
      fields.put("names", names);
    }
    print(Json.object(fields), sentence(result, names));
    return ExitCode.DONE;
  }

  private String sentence(Tidying.Result result, List<String> names) {
    if (result.found() == 0) {
      return "every file belongs to a book or a job, or is younger than an hour";
    }
    return dryRun
        ? String.join("\n", names) + "\n" + names.size() + " files would be removed"
        : result.removed()
            + " of "
            + result.lookedAt()
            + " files removed that no book or job refers to";
  }
}
