package org.intelligentreader.app.cli;

import org.intelligentreader.app.cli.doctor.DoctorCommand;
import org.intelligentreader.app.cli.queue.QueueCommand;
import org.intelligentreader.app.config.BadConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands for people.
@Command(
    name = "reader",
    description = "Turns EPUBs into bundles whose every word is clickable.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ProcessCommand.class,
      WordsCommand.class,
      AuditCommand.class,
      InspectCommand.class,
      QueueCommand.class,
      DoctorCommand.class
    })
public final class Commands {
  private static final int BAD_CONFIG = 64;

  /// Runs the command that `args` name and answers its exit code.
  public static int run(String... args) {
    return new CommandLine(new Commands())
        .setExecutionExceptionHandler(Commands::failed)
        .execute(args);
  }

  /// A wrong setting is told in its own words; anything else is a bug and shows where.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof BadConfigException) {
      System.err.println(e.getMessage());
      return BAD_CONFIG;
    }
    throw e;
  }
}
