package org.intelligentreader.app.cli.doctor;

/// What one look found. `advice` says what to do, and is empty when all is well.
record Finding(String check, State state, String found, String advice) {
  /// How bad it is. A warning does not stop a worker from working.
  enum State {
    OK,
    WARNING,
    FAILED
  }

  static Finding ok(String check, String found) {
    return new Finding(check, State.OK, found, "");
  }

  static Finding warning(String check, String found, String advice) {
    return new Finding(check, State.WARNING, found, advice);
  }

  static Finding failed(String check, String found, String advice) {
    return new Finding(check, State.FAILED, found, advice);
  }
}
