package org.intelligentreader.app.exit;

/// How the worker or a command ends, for scripts. The READMEs have the same table.
public enum ExitCode {
  DONE(0),
  /// Part of it failed; each failure has its own message.
  PARTLY_FAILED(1),
  /// The command line cannot be understood.
  USAGE(2),
  /// The configuration, or a file or folder named, cannot be used; for a book among several it is
  /// [#PARTLY_FAILED].
  BAD_INPUT(64),
  /// The project cannot be reached or refuses the calls, or a program that is needed is missing.
  UNAVAILABLE(69),
  /// A mistake of the program.
  BUG(70),
  /// Stopped with Ctrl+C.
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The code of a command that did all it was asked for, or only a part.
  public static ExitCode of(boolean isAllDone) {
    return isAllDone ? DONE : PARTLY_FAILED;
  }
}
