package org.intelligentreader.app.cli;

import org.intelligentreader.app.cli.doctor.DoctorCommand;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.cli.project.Started;
import org.intelligentreader.app.cli.queue.QueueCommand;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.log.Crash;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands for people.
@Command(
    name = "reader",
    description = "Converts EPUBs into bundles in which every word is clickable.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ProcessCommand.class,
      WordsCommand.class,
      AuditCommand.class,
      InspectCommand.class,
      QueueCommand.class,
      DoctorCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Commands implements Started {
  private final Environment environment;

  private Commands(Environment environment) {
    this.environment = environment;
  }

  /// Runs the command that `args` name and answers its exit code.
  public static int run(Environment environment, String... args) {
    return line(environment).setExecutionExceptionHandler(Commands::failed).execute(args);
  }

  static CommandLine line(Environment environment) {
    return ArgumentTypes.known(new CommandLine(new Commands(environment)));
  }

  @Override
  public Environment environment() {
    return environment;
  }

  /// A wrong setting is told in its own words; anything else is a bug and shows where.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof BadConfigException) {
      System.err.println(e.getMessage());
      return ExitCode.BAD_INPUT.number();
    }
    System.err.println("The command failed unexpectedly: " + Crash.words(e));
    return ExitCode.BUG.number();
  }
}
