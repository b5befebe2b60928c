package org.intelligentreader.local.ports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.book.wording.Message;

/// One job and its state. Only its queue touches it, one thread at a time.
final class JobRecord {
  enum State {
    QUEUED,
    PROCESSING,
    DONE,
    ERROR,
    CANCELLED
  }

  final UUID id;
  final UUID user;
  final String book;
  final Optional<String> language;
  final String source;
  State state = State.QUEUED;
  int attempts;
  int forgiven;
  Instant runAt;
  Instant leaseUntil = Instant.MIN;
  Optional<String> processedPath = Optional.empty();
  Optional<Message> error = Optional.empty();
  boolean sourceUnwanted;
  boolean sourceDeleted;

  /// The attempt of a worker that was cut off and may still write.
  Optional<Integer> cutOff = Optional.empty();

  JobRecord(
      UUID id, UUID user, String book, Optional<String> language, String source, Instant now) {
    this.id = id;
    this.user = user;
    this.book = book;
    this.language = language;
    this.source = source;
    this.runAt = now;
  }

  Lease lease() {
    return new Lease(id, attempts);
  }

  Job job() {
    return new Job(lease(), user, book, language, source);
  }

  /// What the holder of `lease` is told; empty while it holds the job.
  Optional<Verdict> fence(Lease lease, Instant now) {
    if (lease.attempt() != attempts) {
      return Optional.of(Verdict.LOST);
    }
    return switch (state) {
      case CANCELLED -> Optional.of(Verdict.CANCELLED);
      case QUEUED, DONE, ERROR -> Optional.of(Verdict.LOST);
      case PROCESSING -> leaseUntil.isBefore(now) ? Optional.of(Verdict.EXPIRED) : Optional.empty();
    };
  }

  /// Back into the line, or the end when the attempts are used up.
  Verdict endAttempt(boolean again, Instant next) {
    state = again ? State.QUEUED : State.ERROR;
    runAt = next;
    return again ? Verdict.QUEUED : Verdict.ERROR;
  }
}
