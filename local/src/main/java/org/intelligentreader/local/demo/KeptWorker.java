package org.intelligentreader.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.intelligentreader.app.exit.ExitCode;

/// A worker that is started again when it fails. The local stack keeps serving during the pause.
record KeptWorker(PrintStream out, Duration pause) {
  /// Runs the worker until it ends without a failure: it was stopped.
  void run(Supplier<ExitCode> worker) throws InterruptedException {
    while (worker.get() != ExitCode.DONE) {
      out.println(
          "the worker ended; the page is still served, and the worker starts again in "
              + pause.toSeconds()
              + " seconds");
      Thread.sleep(pause);
    }
  }
}
