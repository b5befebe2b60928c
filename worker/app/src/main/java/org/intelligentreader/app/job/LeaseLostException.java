package org.intelligentreader.app.job;

import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.supabase.FinalException;

/// The lease is not ours any more; nothing may be written under it.
final class LeaseLostException extends FinalException {
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
