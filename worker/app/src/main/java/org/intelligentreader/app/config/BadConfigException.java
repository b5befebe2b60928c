package org.intelligentreader.app.config;

import java.util.List;

/// The environment cannot be used; the message lists everything that is wrong with it.
public final class BadConfigException extends Exception {
  private static final long serialVersionUID = 1;

  /// Each problem is a sentence without its full stop.
  public BadConfigException(List<String> problems) {
    super("The configuration cannot be used:" + list(problems));
  }

  /// One problem is one sentence.
  private static String list(List<String> problems) {
    return problems.size() == 1
        ? " " + problems.getFirst()
        : "\n  - " + String.join("\n  - ", problems);
  }
}
