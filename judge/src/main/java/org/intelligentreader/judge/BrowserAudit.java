package org.intelligentreader.judge;

import picocli.CommandLine;

/// `./reader audit --browser`.
public final class BrowserAudit {
  private BrowserAudit() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new JudgeCommand()).execute(arguments));
  }
}
