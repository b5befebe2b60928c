package org.intelligentreader.app.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.book.wording.Message;

/// A queue whose one job is claimed; remembers its end.
final class OneJobQueue implements JobQueue {
  static final Job JOB =
      new Job(
          new Lease(new UUID(0, 1), 1), new UUID(0, 2), "book", Optional.empty(), "source.epub");

  final AtomicReference<Verdict> lease = new AtomicReference<>(Verdict.OK);
  final AtomicReference<String> end = new AtomicReference<>("open");

  @Override
  public Optional<Job> claim() {
    return Optional.of(JOB);
  }

  @Override
  public Verdict heartbeat(Lease held, Duration length, int progress, String stage) {
    return lease.get();
  }

  @Override
  public Verdict complete(Lease held, String processedPath, Result result) {
    end.set("completed");
    return lease.get();
  }

  @Override
  public Verdict fail(Lease held, Message message, boolean retryable) {
    end.set("failed: " + message.english());
    return lease.get();
  }

  @Override
  public Verdict release(Lease held, Duration delay) {
    end.set("released");
    return lease.get();
  }

  @Override
  public Verdict stopped(Lease held) {
    return lease.get();
  }

  @Override
  public boolean isNamed(Job job) {
    return false;
  }

  @Override
  public Verdict sourceUnwanted(Lease held) {
    return lease.get();
  }

  @Override
  public boolean isDone(Lease held) {
    return end.get().equals("completed");
  }

  @Override
  public Verdict sourceDeleted(Lease held) {
    return lease.get();
  }

  @Override
  public List<Leftover> leftoverSources(int most) {
    return List.of();
  }
}
