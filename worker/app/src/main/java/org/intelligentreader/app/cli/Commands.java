package org.intelligentreader.app.cli;

import org.intelligentreader.app.cli.doctor.DoctorCommand;
import org.intelligentreader.app.cli.queue.QueueCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands for people.
@Command(
    name = "reader",
    description = "Turns EPUBs into bundles whose every word is clickable.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ProcessCommand.class,
      AuditCommand.class,
      InspectCommand.class,
      QueueCommand.class,
      DoctorCommand.class
    })
public final class Commands {
  /// Runs the command that `args` name and answers its exit code.
  public static int run(String... args) {
    return new CommandLine(new Commands()).execute(args);
  }
}
