package org.intelligentreader.app.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.wording.Message;

/// The queue as a worker sees it. Every call is safe to repeat: a lost answer costs nothing.
public interface JobQueue {
  /// The next job, with a lease that [#heartbeat] has to renew; empty when none is ready. When it
  /// is interrupted, it gives back what it may have got.
  Optional<Job> claim() throws IOException, InterruptedException;

  /// Renews the lease for `length` from now and tells how far the work is.
  Verdict heartbeat(Lease lease, Duration length, int progress, String stage)
      throws IOException, InterruptedException;

  /// Commits the bundle whose manifest lies at `processedPath`.
  Verdict complete(Lease lease, String processedPath, Result result)
      throws IOException, InterruptedException;

  /// Records a failure; `retryable` lets the queue try again later while attempts are left.
  Verdict fail(Lease lease, Message message, boolean retryable)
      throws IOException, InterruptedException;

  /// Gives the job back untouched; nobody gets it before `delay` is over.
  Verdict release(Lease lease, Duration delay) throws IOException, InterruptedException;

  /// Tells that the worker that was cut off has stopped writing, so the next may begin.
  Verdict stopped(Lease lease) throws IOException, InterruptedException;

  /// True when this attempt has committed its bundle and a row still names it. A worker that heard
  /// no answer to its commit does not know.
  boolean isNamed(Job job) throws IOException, InterruptedException;

  /// Records before the commit that the upload will be deleted after it.
  Verdict sourceUnwanted(Lease lease) throws IOException, InterruptedException;

  /// True while the job is done by this very attempt.
  boolean isDone(Lease lease) throws IOException, InterruptedException;

  /// Records that the upload was deleted after the commit.
  Verdict sourceDeleted(Lease lease) throws IOException, InterruptedException;

  /// Uploads that an earlier run should have deleted, at most `most`.
  List<Leftover> leftoverSources(int most) throws IOException, InterruptedException;

  /// An upload that was not wanted any more when its job ended; `present` when it is still there
  /// and still the one that was read.
  record Leftover(Lease lease, String sourcePath, boolean present) {}

  /// What goes into the row of the book.
  public record Result(String title, Optional<String> cover, int chapters) {}
}
