package org.intelligentreader.app;

import sun.misc.Signal;

/// Cloud Run sends SIGTSTP about ten seconds before it moves a running container to another
/// machine, and SIGCONT afterwards ([Container runtime
/// contract](https://cloud.google.com/run/docs/container-contract)). On a terminal the same signal
/// is Ctrl-Z, so nobody else should catch it.
final class PauseSignal {
  private PauseSignal() {}

  /// From now on a coming pause is told to `listener`; the process does not stop by itself.
  static void tells(Runnable listener) {
    Signal.handle(new Signal("TSTP"), _ -> listener.run());
  }
}
