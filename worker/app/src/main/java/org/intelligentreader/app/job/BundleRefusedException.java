package org.intelligentreader.app.job;

import java.io.IOException;
import org.intelligentreader.app.queue.Verdict;

/// The queue does not find the bundle that was just written, or not where it may lie.
final class BundleRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  BundleRefusedException(Verdict verdict) {
    super("the queue refused the finished bundle: " + verdict);
  }
}
