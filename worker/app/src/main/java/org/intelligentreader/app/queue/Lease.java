package org.intelligentreader.app.queue;

import java.util.UUID;

/// The right to work on one job. `attempt` is the fencing number: it grows with every claim, so a
/// call with an older one changes nothing.
public record Lease(UUID jobId, int attempt) {
  /// Names what is written under this lease, and nothing else ever: a job that is deleted and made
  /// again has another id, and a number of attempt is handed out once.
  public String edition() {
    return jobId + "-" + attempt;
  }
}
