package org.intelligentreader.local;

import java.io.PrintStream;
import java.util.HashMap;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.local.demo.Arguments;
import org.intelligentreader.local.demo.DemoCommand;
import org.intelligentreader.local.demo.StackCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Commands that need the local stack.
@Command(name = "reader", mixinStandardHelpOptions = true)
public final class LocalMain {
  private LocalMain() {}

  /// Whatever is printed from here on has no piece of a secret in it, be it one of the environment
  /// or one that stands in a wrong place among the arguments. Only the stack's own keys are shown.
  public static void main(String[] args) {
    var terminal = System.out;
    var variables = new HashMap<>(System.getenv());
    for (var i = 0; i < args.length; i++) {
      variables.put("argument " + i, args[i]);
    }
    var redactor = new Environment(variables).redactor();
    System.setOut(redactor.over(terminal));
    System.setErr(redactor.over(System.err));
    var code = run(terminal, args);
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  private static int run(PrintStream terminal, String... args) {
    var line =
        new CommandLine(new LocalMain())
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new StackCommand(terminal));
    return ArgumentTypes.known(line).setParameterExceptionHandler(Arguments::refuse).execute(args);
  }
}
