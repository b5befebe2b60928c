package org.intelligentreader.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.job.BookJob;
import org.intelligentreader.app.job.Outcome;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.supabase.SupabaseException;

/// Claims and works until there is nothing left to do (job mode) or until it is told to stop.
final class Worker {
  private final WorkerConfig config;
  private final JobQueue queue;
  private final BookJob line;
  private final Log log;
  private final long started = System.nanoTime();
  private int jobs;

  Worker(WorkerConfig config, JobQueue queue, BookJob line, Log log) {
    this.config = config;
    this.queue = queue;
    this.line = line;
    this.log = log;
  }

  /// Returns when the work is done or the thread was interrupted.
  void run() throws IOException, SupabaseException {
    try {
      while (!Thread.currentThread().isInterrupted() && mayClaim()) {
        var job = queue.claim();
        if (job.isPresent()) {
          work(job.get());
        } else if (config.mode() == WorkerConfig.Mode.JOB && !lingers()) {
          log.info("no jobs available; exiting", Map.of());
          return;
        } else {
          Thread.sleep(config.pace().pollInterval());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.info(
        "done: " + jobs + (jobs == 1 ? " job" : " jobs") + " in " + elapsed().toSeconds() + " s",
        Map.of("jobs", jobs));
  }

  private boolean mayClaim() {
    var deadline = config.pace().deadline();
    var inTime = deadline.isZero() || elapsed().compareTo(deadline) < 0;
    return inTime && (config.mode() == WorkerConfig.Mode.LOOP || jobs < config.pace().maxJobs());
  }

  private boolean lingers() {
    return elapsed().compareTo(config.pace().linger()) < 0;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private void work(Job job) throws IOException, SupabaseException {
    jobs++;
    var labels =
        Map.of("job", job.lease().jobId(), "attempt", job.lease().attempt(), "book", job.bookId());
    var start = System.nanoTime();
    log.info("job " + job.lease().jobId() + ": claimed, attempt " + job.lease().attempt(), labels);
    var outcome = line.run(job);
    var seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    var name = "job " + job.lease().jobId() + ": ";
    switch (outcome) {
      case Outcome.Completed completed ->
          log.info(
              name
                  + "done in "
                  + seconds
                  + " s, "
                  + completed.book().stats().chapters()
                  + " chapters, "
                  + completed.book().stats().characters()
                  + " characters",
              labels);
      case Outcome.Failed failed ->
          log.warn(
              name + "failed (" + failed.failure().code() + "): " + failed.failure().message(),
              labels);
      case Outcome.Stopped stopped -> log.info(name + "stopped: " + stopped.why(), labels);
      case Outcome.Interrupted() -> {
        log.info(name + "given back, this worker was told to stop", labels);
        Thread.currentThread().interrupt();
      }
    }
  }
}
