package org.intelligentreader.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.intelligentreader.app.WorkerProcess;

/// A worker that is started again when it fails: what is served goes on meanwhile.
record KeptWorker(PrintStream out, Duration pause) {
  /// Runs the worker until it ends as it should, which it does when it is stopped.
  void run(IntSupplier worker) throws InterruptedException {
    while (worker.getAsInt() != WorkerProcess.OK) {
      out.println(
          "the worker ended; the page is still served, and the worker starts again in "
              + pause.toSeconds()
              + " seconds");
      Thread.sleep(pause);
    }
  }
}
