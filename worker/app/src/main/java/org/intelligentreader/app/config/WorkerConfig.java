package org.intelligentreader.app.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.app.network.Network;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;

/// How this run of the worker was set up. Read once, by [ConfigReader]. `notes` say what was taken
/// otherwise than it was written, a sentence each.
public record WorkerConfig(
    Supabase supabase,
    Mode mode,
    Pace pace,
    Limits limits,
    String workerId,
    boolean deleteSource,
    Words words,
    Watch watch,
    List<String> notes) {
  /// Where and as whom.
  public record Supabase(
      URI url, ServiceKey key, String bucket, Duration downloadTimeout, Network network) {}

  /// `JOB` ends when the queue is empty; `LOOP` continues polling.
  public enum Mode {
    LOOP,
    JOB
  }

  /// What is written of words: what comes as one, and whether bundles say what it means.
  public record Words(Tokenizers.Units units, boolean glossary) {}

  /// What operators' programs see: whether the log says how long books wait, and where `/metrics`
  /// listens, if anywhere.
  public record Watch(boolean queue, Optional<InetSocketAddress> metrics) {}

  /// How much and how fast. `patience` is how long a failing call is repeated. `linger` keeps a
  /// job-mode run polling for so long after it started; `deadline` is when no new job is claimed
  /// any more, `bookTimeout` what one attempt may take. `userCap` is how many jobs of one user may
  /// run at a time, 0 for any number.
  public record Pace(
      int maxJobs,
      int maxAttempts,
      int userCap,
      Duration pollInterval,
      Duration lease,
      Duration linger,
      Duration deadline,
      Duration bookTimeout,
      Duration patience) {
    /// Of a deadline, what one attempt may take at most: a run has to start, too.
    private static final double MOST_OF_DEADLINE = 0.9;

    /// What one attempt may take, so that a run that has just begun has room for it.
    public Duration attemptLimit() {
      var most = Duration.ofMillis((long) (MOST_OF_DEADLINE * deadline.toMillis()));
      return deadline.isZero() || bookTimeout.compareTo(most) < 0 ? bookTimeout : most;
    }
  }
}
