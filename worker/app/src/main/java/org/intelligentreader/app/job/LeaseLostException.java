package org.intelligentreader.app.job;

import java.io.IOException;
import org.intelligentreader.app.queue.Verdict;

/// The lease is not ours any more; nothing may be written under it.
final class LeaseLostException extends IOException {
  private static final long serialVersionUID = 1;

  private final Verdict verdict;

  LeaseLostException(Verdict verdict) {
    super("the queue says " + verdict);
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }
}
