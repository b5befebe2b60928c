package org.intelligentreader.local;

import org.intelligentreader.local.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Commands that need the local stack.
@Command(name = "reader", mixinStandardHelpOptions = true, subcommands = DemoCommand.class)
public final class Main {
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
