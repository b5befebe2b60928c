package org.intelligentreader.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.job.BookJob;
import org.intelligentreader.app.job.Outcome;
import org.intelligentreader.app.job.SourceRemoval;
import org.intelligentreader.app.job.Tidying;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;

/// Claims and works until there is nothing left to do (job mode) or until it is told to stop.
final class Worker {
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  private final WorkerConfig config;
  private final JobQueue queue;
  private final BookJob line;
  private final Tidying tidying;
  private final Log log;
  private final MonotonicClock clock;
  private final WorkerMonitoring monitoring;
  private final Outage outage;
  private final Summary summary = new Summary();
  private final Deque<Lease> unsettled = new ArrayDeque<>();
  private final long started;
  private Optional<SourceRemoval> leftovers;
  private Optional<Long> tidied = Optional.empty();

  /// `leftovers` is there when uploads that earlier runs should have deleted are to be deleted.
  Worker(
      WorkerConfig config,
      JobQueue queue,
      BookJob line,
      Optional<SourceRemoval> leftovers,
      Tidying tidying,
      Log log,
      RandomGenerator random,
      WorkerMonitoring monitoring) {
    this.config = config;
    this.queue = queue;
    this.line = line;
    this.leftovers = leftovers;
    this.tidying = tidying;
    this.log = log;
    this.monitoring = monitoring;
    this.clock = monitoring.clock();
    this.outage = new Outage(log, clock, random);
    this.started = clock.nanos();
  }

  /// Returns when the work is done or the thread was interrupted.
  void run() throws IOException {
    try {
      work();
      if (!Thread.currentThread().isInterrupted()) {
        tidy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      var spent = line.stages().spent();
      if (summary.jobs() > 0) {
        log.info(summary.sentence(elapsed(), spent), summary.fields(elapsed(), spent));
      } else if (Thread.currentThread().isInterrupted()) {
        log.info("stop signal received, no job was running; exiting", Map.of());
      }
    }
  }

  private void work() throws IOException, InterruptedException {
    var goesOn = true;
    while (goesOn && !Thread.currentThread().isInterrupted() && mayClaim()) {
      try {
        goesOn = step();
        outage.over();
      } catch (IOException e) {
        if (config.mode() == WorkerConfig.Mode.JOB) {
          throw e;
        }
        outage.await(e);
      }
    }
  }

  /// One look for work, and the work if there is some. False when a run that ends has nothing left.
  private boolean step() throws IOException, InterruptedException {
    settle();
    monitoring.look();
    var job = queue.claim();
    monitoring.answered();
    if (job.isPresent()) {
      work(job.get());
    } else if (config.mode() == WorkerConfig.Mode.JOB && !lingers()) {
      log.info("no jobs available; exiting", Map.of());
      return false;
    } else {
      if (isTimeToTidy()) {
        tidy();
      }
      clock.sleep(config.pace().pollInterval());
    }
    return true;
  }

  /// A loop has no end of a run, so it tidies when it is idle.
  private boolean isTimeToTidy() {
    var pause = TIDY_EVERY.toNanos();
    return tidied.map(last -> clock.nanos() - last > pause).orElse(true);
  }

  /// What nobody names can wait for the next run: no failure here is one of the worker's.
  private void tidy() throws InterruptedException {
    tidied = Optional.of(clock.nanos());
    try {
      var removed = tidying.some().removed();
      if (removed > 0) {
        log.info(
            "removed " + removed + " files that no book or job refers to",
            Map.of("files", removed));
      }
    } catch (IOException e) {
      log.warn("could not remove files that no book or job refers to: " + e.getMessage(), Map.of());
    }
  }

  /// What an outage or an earlier run left undone, before anything new.
  private void settle() throws IOException, InterruptedException {
    while (!unsettled.isEmpty()) {
      queue.release(unsettled.getFirst(), Duration.ZERO);
      unsettled.removeFirst();
    }
    if (leftovers.isPresent()) {
      leftovers.get().finishEarlierRuns();
      leftovers = Optional.empty();
    }
  }

  private boolean mayClaim() {
    if (line.isRunaway()) {
      log.warn("the work on a book could not be stopped; exiting to free its memory", Map.of());
      return false;
    }
    var deadline = config.pace().deadline();
    if (!deadline.isZero() && deadline.minus(elapsed()).compareTo(reserve()) < 0) {
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

  /// What must be left of the task's time for another job: all that one attempt may take, so that
  /// no book is cut off by the end of the task.
  private Duration reserve() {
    return config.pace().attemptLimit();
  }

  private boolean lingers() {
    return elapsed().compareTo(config.pace().linger()) < 0;
  }

  private Duration elapsed() {
    return Duration.ofNanos(clock.nanos() - started);
  }

  private void work(Job job) throws IOException {
    var name = "job " + job.lease().jobId();
    var lines =
        log.with(
            Map.of(
                "job_id", job.lease().jobId().toString(),
                "job_attempt", String.valueOf(job.lease().attempt()),
                "book_id", job.bookId()));
    var start = clock.nanos();
    lines.info(name + ": claimed, attempt " + job.lease().attempt(), Map.of());
    summary.claimed();
    var outcome = line.run(job);
    var duration = Duration.ofNanos(clock.nanos() - start);
    summary.ended(outcome, duration);
    monitoring.ended(Summary.wordOf(outcome), duration);
    var attempt = name + ", attempt " + job.lease().attempt() + ": ";
    tell(outcome, attempt, Summary.seconds(duration), lines);
    switch (outcome) {
      case Outcome.Interrupted _ -> Thread.currentThread().interrupt();
      case Outcome.GivenBack(var why) -> throw why;
      case Outcome.Unsettled(var lease, var why) -> {
        unsettled.add(lease);
        throw why;
      }
      case Outcome.Completed _, Outcome.Failed _, Outcome.Stopped _ -> {}
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
      case Outcome.Failed(var message) ->
          log.warn(
              name + "failed (" + message.code() + "): " + message.english(),
              Map.of("seconds", seconds, "code", message.code()));
      case Outcome.Stopped(var why) ->
          log.info(name + "stopped: " + why, Map.of("seconds", seconds));
      case Outcome.Interrupted() ->
          log.info(
              name + "given back: this worker received a stop signal", Map.of("seconds", seconds));
      case Outcome.GivenBack(var why) ->
          log.warn(name + "given back: " + why.getMessage(), Map.of("seconds", seconds));
      case Outcome.Unsettled(_, var why) ->
          log.warn(
              name + "aborted, its end could not be recorded: " + why.getMessage(),
              Map.of("seconds", seconds));
    }
  }
}
