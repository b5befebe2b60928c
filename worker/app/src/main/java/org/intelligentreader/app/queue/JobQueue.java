package org.intelligentreader.app.queue;

import java.io.IOException;
import java.util.Optional;
import org.intelligentreader.app.supabase.SupabaseException;

/// The queue as a worker sees it. Every call is safe to repeat: a lost answer costs nothing.
public interface JobQueue {
  /// The next job, with a lease that [#heartbeat] has to renew; empty when none is ready.
  Optional<Job> claim() throws IOException, SupabaseException, InterruptedException;

  /// Renews the lease and tells how far the work is.
  Verdict heartbeat(Lease lease, int progress, String stage)
      throws IOException, SupabaseException, InterruptedException;

  /// Commits the bundle whose manifest lies at `processedPath`.
  Verdict complete(Lease lease, String processedPath, Result result)
      throws IOException, SupabaseException, InterruptedException;

  /// Records a failure; `retryable` lets the queue try again later while attempts are left.
  Verdict fail(Lease lease, String message, String code, boolean retryable)
      throws IOException, SupabaseException, InterruptedException;

  /// Gives the job back untouched.
  Verdict release(Lease lease) throws IOException, SupabaseException, InterruptedException;

  /// Records that the upload was deleted after the commit.
  Verdict sourceDeleted(Lease lease) throws IOException, SupabaseException, InterruptedException;

  /// True when an earlier run of this book has committed a bundle, which is still being read.
  boolean hasCommittedBundle(Job job) throws IOException, SupabaseException, InterruptedException;

  /// What goes into the row of the book.
  record Result(String title, Optional<String> cover, int chapters) {}
}
