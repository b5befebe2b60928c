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
  private final Summary summary = new Summary();
  private final long started = System.nanoTime();

  Worker(WorkerConfig config, JobQueue queue, BookJob line, Log log) {
    this.config = config;
    this.queue = queue;
    this.line = line;
    this.log = log;
  }

  /// Returns when the work is done or the thread was interrupted.
  void run() throws IOException, SupabaseException {
    try {
      work();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      var spent = line.stages().spent();
      if (summary.jobs() > 0) {
        log.info(summary.sentence(elapsed(), spent), summary.fields(elapsed(), spent));
      }
    }
  }

  private void work() throws IOException, SupabaseException, InterruptedException {
    while (!Thread.currentThread().isInterrupted() && mayClaim()) {
      var job = queue.claim();
      if (job.isPresent()) {
        work(job.get());
      } else if (config.mode() == WorkerConfig.Mode.JOB && !lingers()) {
        log.info("no jobs available; exiting", summary.fields(elapsed(), line.stages().spent()));
        return;
      } else {
        Thread.sleep(config.pace().pollInterval());
      }
    }
  }

  private boolean mayClaim() {
    var deadline = config.pace().deadline();
    if (!deadline.isZero() && deadline.minus(elapsed()).compareTo(reserve(deadline)) < 0) {
      log.info(
          "no time for another job: "
              + elapsed().toSeconds()
              + " s of "
              + deadline.toSeconds()
              + " s used; exiting",
          Map.of());
      return false;
    }
    return config.mode() == WorkerConfig.Mode.LOOP || summary.jobs() < config.pace().maxJobs();
  }

  /// What must be left of the task's time for another job: twice the longest so far, and of a fresh
  /// run a tenth.
  private Duration reserve(Duration deadline) {
    var twice = summary.longest().multipliedBy(2);
    var tenth = deadline.dividedBy(10);
    return twice.compareTo(tenth) > 0 ? twice : tenth;
  }

  private boolean lingers() {
    return elapsed().compareTo(config.pace().linger()) < 0;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private void work(Job job) throws IOException, SupabaseException {
    var name = "job " + job.lease().jobId() + ": ";
    var lines =
        log.with(
            Map.of(
                "job_id", job.lease().jobId().toString(),
                "job_attempt", String.valueOf(job.lease().attempt()),
                "book_id", job.bookId()));
    var start = System.nanoTime();
    lines.info(name + "claimed, attempt " + job.lease().attempt(), Map.of());
    summary.claimed();
    var outcome = line.run(job);
    var duration = Duration.ofNanos(System.nanoTime() - start);
    summary.ended(outcome, duration);
    tell(outcome, name, Summary.seconds(duration), lines);
    if (outcome instanceof Outcome.Interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Outcome outcome, String name, double seconds, Log log) {
    switch (outcome) {
      case Outcome.Completed completed -> {
        var stats = completed.book().stats();
        log.info(
            "%sdone in %s s, %d chapters, %d characters"
                .formatted(name, seconds, stats.chapters(), stats.characters()),
            Map.of(
                "seconds", seconds,
                "chapters", stats.chapters(),
                "characters", stats.characters()));
      }
      case Outcome.Failed(var failure) ->
          log.warn(
              name + "failed (" + failure.code() + "): " + failure.message(),
              Map.of("seconds", seconds, "code", failure.code()));
      case Outcome.Stopped(var why) ->
          log.info(name + "stopped: " + why, Map.of("seconds", seconds));
      case Outcome.Interrupted() ->
          log.info(name + "given back, this worker was told to stop", Map.of("seconds", seconds));
    }
  }
}
