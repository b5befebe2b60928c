package org.intelligentreader.app.cli.queue;

import picocli.CommandLine.Command;

/// The operator's view of the queue.
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = {
      "Inspects and repairs the job queue of a project.",
      "The project is named by the worker's environment: SUPABASE_URL and SUPABASE_SECRET_KEY."
    },
    subcommands = {
      StatsCommand.class,
      ListCommand.class,
      ShowCommand.class,
      RetryCommand.class,
      CancelCommand.class,
      RequeueExpiredCommand.class,
      TidyCommand.class,
      EnqueueCommand.class
    })
public final class QueueCommand {}
