package org.intelligentreader.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.storage.ObjectStore;

/// Deletes uploads after their bundles are committed, and only those that the bundle was made of.
/// The wish is recorded before the commit, so a later run finishes what a crash cut short.
public final class SourceRemoval {
  private static final int BATCH = 100;

  /// No lease limits what is done after the commit.
  private static final TimeLimit PATIENT = TimeLimit.of(Duration.ofSeconds(60));

  private final JobQueue queue;
  private final ObjectStore store;

  public SourceRemoval(JobQueue queue, ObjectStore store) {
    this.queue = queue;
    this.store = store;
  }

  /// Before the commit.
  void announce(Job job) throws IOException, InterruptedException {
    queue.sourceUnwanted(job.lease());
  }

  /// After the commit. An upload that has changed since it was downloaded is somebody's new book.
  void remove(Job job, Optional<String> downloaded) throws IOException, InterruptedException {
    if (queue.isDone(job.lease())
        && downloaded.isPresent()
        && store.etag(job.sourcePath()).equals(downloaded)) {
      store.remove(List.of(job.sourcePath()), PATIENT);
      queue.sourceDeleted(job.lease());
    }
  }

  /// Finishes what an earlier run left behind; answers how many.
  public int finishEarlierRuns() throws IOException, InterruptedException {
    var leftovers = queue.leftoverSources(BATCH);
    for (var leftover : leftovers) {
      if (leftover.present()) {
        store.remove(List.of(leftover.sourcePath()), PATIENT);
      }
      queue.sourceDeleted(leftover.lease());
    }
    return leftovers.size();
  }
}
