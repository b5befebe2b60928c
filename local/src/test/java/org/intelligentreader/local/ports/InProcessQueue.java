package org.intelligentreader.local.ports;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.wording.Message;

/// A queue in the memory of one process, by which the conformance suite shows that it asks nothing
/// that only Supabase has. Its verdicts are those of `docs/job-states.md`; jobs wait in the order
/// in which they came.
final class InProcessQueue implements JobQueue {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  private final ObjectStore store;
  private final Rules rules;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Map<UUID, JobRecord> entries = new LinkedHashMap<>();

  /// A lease lasts `lease`; `maxAttempts` failures end a job.
  public record Rules(Duration lease, int maxAttempts) {}

  /// `store` knows whether a bundle is there; `ids` gives each job another id.
  public InProcessQueue(ObjectStore store, Rules rules, InstantSource clock, Supplier<UUID> ids) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
    this.ids = ids;
  }

  /// Puts an upload into the line.
  public synchronized UUID enqueue(
      UUID user, String book, Optional<String> language, String source) {
    var entry = new JobRecord(ids.get(), user, book, language, source, clock.instant());
    entries.put(entry.id, entry);
    return entry.id;
  }

  /// As its user does; whoever works on it learns so at the next call.
  public synchronized void cancel(UUID job) {
    find(job)
        .filter(entry -> entry.state != JobRecord.State.DONE)
        .ifPresent(entry -> {
          cutOff(entry);
          entry.state = JobRecord.State.CANCELLED;
        });
  }

  /// A fresh start, whatever the state.
  public synchronized void retry(UUID job) {
    find(job)
        .ifPresent(entry -> {
          cutOff(entry);
          entry.state = JobRecord.State.QUEUED;
          entry.forgiven = entry.attempts;
          entry.runAt = entry.cutOff.isPresent() ? entry.leaseUntil : clock.instant();
        });
  }

  /// The book was deleted.
  public synchronized void delete(UUID job) {
    entries.remove(job);
  }

  /// Why a job failed last.
  public synchronized Optional<Message> error(UUID job) {
    return find(job).flatMap(entry -> entry.error);
  }

  @Override
  public synchronized Optional<Job> claim() {
    sweep();
    var now = clock.instant();
    var next =
        entries.values().stream()
            .filter(entry -> entry.state == JobRecord.State.QUEUED && !entry.runAt.isAfter(now))
            .findFirst();
    return next.map(entry -> {
      entry.state = JobRecord.State.PROCESSING;
      entry.attempts++;
      entry.leaseUntil = now.plus(rules.lease());
      entry.error = Optional.empty();
      return entry.job();
    });
  }

  @Override
  public synchronized Verdict heartbeat(Lease lease, Duration length, int progress, String stage) {
    return held(
        lease,
        false,
        entry -> {
          entry.leaseUntil = clock.instant().plus(length);
          return Verdict.OK;
        });
  }

  @Override
  public synchronized Verdict complete(Lease lease, String processedPath, Result result)
      throws IOException, InterruptedException {
    if (isDone(lease)) {
      return Verdict.ALREADY;
    }
    var isThere = store.etag(processedPath).isPresent();
    return held(
        lease,
        true,
        entry -> {
          if (!processedPath.startsWith(entry.job().editionPrefix())) {
            return Verdict.BAD_PATH;
          }
          if (!isThere) {
            return Verdict.BUNDLE_MISSING;
          }
          entry.state = JobRecord.State.DONE;
          entry.processedPath = Optional.of(processedPath);
          return Verdict.OK;
        });
  }

  @Override
  public synchronized Verdict fail(Lease lease, Message message, boolean retryable) {
    return held(lease, true, entry -> failed(entry, message, retryable));
  }

  @Override
  public synchronized Verdict release(Lease lease, Duration delay) {
    return held(
        lease,
        true,
        entry -> {
          entry.forgiven++;
          return entry.endAttempt(true, clock.instant().plus(delay));
        });
  }

  @Override
  public synchronized Verdict stopped(Lease lease) {
    var waiting =
        find(lease.jobId()).filter(entry -> entry.cutOff.equals(Optional.of(lease.attempt())));
    waiting.ifPresent(entry -> {
      entry.cutOff = Optional.empty();
      entry.runAt = clock.instant();
    });
    return waiting.isPresent() ? Verdict.OK : Verdict.LOST;
  }

  @Override
  public synchronized boolean isNamed(Job job) {
    return entries.values().stream()
        .anyMatch(entry -> entry.processedPath.equals(Optional.of(job.manifestKey())));
  }

  @Override
  public synchronized Verdict sourceUnwanted(Lease lease) {
    return held(
        lease,
        true,
        entry -> {
          entry.sourceUnwanted = true;
          return Verdict.OK;
        });
  }

  @Override
  public synchronized boolean isDone(Lease lease) {
    return find(lease.jobId())
        .filter(entry -> entry.state == JobRecord.State.DONE && entry.attempts == lease.attempt())
        .isPresent();
  }

  @Override
  public synchronized Verdict sourceDeleted(Lease lease) {
    if (find(lease.jobId()).isEmpty()) {
      return Verdict.GONE;
    }
    if (!isDone(lease)) {
      return Verdict.LOST;
    }
    find(lease.jobId()).ifPresent(entry -> entry.sourceDeleted = true);
    return Verdict.OK;
  }

  @Override
  public synchronized List<Leftover> leftoverSources(int most)
      throws IOException, InterruptedException {
    var found = new ArrayList<Leftover>();
    for (var entry : entries.values()) {
      if (entry.state == JobRecord.State.DONE
          && entry.sourceUnwanted
          && !entry.sourceDeleted
          && found.size() < most) {
        var present = store.etag(entry.source).isPresent();
        found.add(new Leftover(entry.lease(), entry.source, present));
      }
    }
    return found;
  }

  /// Takes jobs back whose lease ran out. A lost worker costs an attempt, so a book that kills its
  /// worker ends as an error.
  public synchronized void sweep() {
    var now = clock.instant();
    for (var entry : entries.values()) {
      if (entry.state == JobRecord.State.PROCESSING && entry.leaseUntil.isBefore(now)) {
        failed(entry, Message.of("worker-lost", "worker", "(unnamed)"), true);
      }
    }
  }

  private Verdict failed(JobRecord entry, Message message, boolean retryable) {
    var failures = entry.attempts - entry.forgiven;
    var pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(failures - 1, 3)));
    entry.error = Optional.of(message);
    return entry.endAttempt(
        retryable && failures < rules.maxAttempts(), clock.instant().plus(pause));
  }

  private void cutOff(JobRecord entry) {
    if (entry.state == JobRecord.State.PROCESSING && entry.leaseUntil.isAfter(clock.instant())) {
      entry.cutOff = Optional.of(entry.attempts);
    }
  }

  private Optional<JobRecord> find(UUID job) {
    return Optional.ofNullable(entries.get(job));
  }

  @FunctionalInterface
  private interface Change {
    Verdict of(JobRecord entry);
  }

  /// Changes the job of a lease, if this attempt still has it; `late` allows one that has expired.
  private Verdict held(Lease lease, boolean late, Change change) {
    var entry = find(lease.jobId());
    if (entry.isEmpty()) {
      return Verdict.GONE;
    }
    var refused = entry.get().fence(lease, clock.instant());
    if (refused.isPresent() && !(late && refused.get() == Verdict.EXPIRED)) {
      return refused.get();
    }
    return change.of(entry.get());
  }
}
