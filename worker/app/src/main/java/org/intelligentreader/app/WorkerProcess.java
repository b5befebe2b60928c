package org.intelligentreader.app;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.installed.InstalledData;
import org.intelligentreader.app.job.BookJob;
import org.intelligentreader.app.job.SourceRemoval;
import org.intelligentreader.app.job.Tidying;
import org.intelligentreader.app.log.Crash;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.queue.supabase.SupabaseJobQueue;
import org.intelligentreader.app.queue.supabase.SupabaseLeftovers;
import org.intelligentreader.app.storage.choice.Stores;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.RetryBudget;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.work.WorkFolders;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.language.choice.Tokenizers;

/// Builds the adapters and runs the worker. It ends as done when the work is done or was handed
/// back; failed books are recorded in their rows.
public final class WorkerProcess {
  private WorkerProcess() {}

  public static ExitCode run(WorkerConfig config, Log log, RandomGenerator random) {
    return run(config, log, random, MonotonicClock.system());
  }

  /// The same by another clock.
  public static ExitCode run(
      WorkerConfig config, Log log, RandomGenerator random, MonotonicClock clock) {
    var server = config.supabase();
    var retry = new Retry(patience(config), random, clock);
    config.notes().forEach(note -> log.warn(note, Map.of()));
    var monitoring = new WorkerMonitoring(config, log, clock);
    try (var _ = monitoring;
        var client = new SupabaseClient(server.url(), server.key(), retry, server.network())) {
      monitoring.begin();
      worker(config, client, clearedUp(WorkFolders.ofMachine(), log), log, random, monitoring)
          .run();
      return ExitCode.DONE;
    } catch (ServerException e) {
      return ended(config, e, log);
    } catch (BadConfigException e) {
      log.error(String.valueOf(e.getMessage()), Map.of());
      return ExitCode.BAD_INPUT;
    } catch (IOException e) {
      log.error("The worker cannot continue: " + e.getMessage() + ".", Map.of());
      return ExitCode.UNAVAILABLE;
    } catch (RuntimeException e) {
      log.error("The worker failed unexpectedly: " + Crash.words(e), Map.of());
      return ExitCode.BUG;
    }
  }

  /// A limit is not a failure of a worker: anyone who starts it again, does so later.
  private static ExitCode ended(WorkerConfig config, ServerException failure, Log log) {
    var wait = failure.fault().retryAfter();
    if (failure instanceof SuspendedException && wait.isPresent()) {
      log.info(
          "the project asks the worker to retry in %d s, at %s; exiting (%s)"
              .formatted(wait.get().toSeconds(), log.now().plus(wait.get()), failure.getMessage()),
          Map.of("retry_after_seconds", wait.get().toSeconds()));
      return ExitCode.DONE;
    }
    log.error(
        failure.fault().status() == 0
            ? "The worker cannot reach " + config.supabase().url() + ": " + failure.sentences()
            : "The worker cannot continue: " + failure.sentences(),
        Map.of());
    return ExitCode.UNAVAILABLE;
  }

  private static RetryBudget patience(WorkerConfig config) {
    var call = config.pace().patience();
    return switch (config.mode()) {
      case JOB -> RetryBudget.ofRun(call);
      case LOOP -> RetryBudget.endless(call);
    };
  }

  /// Without the files of workers that were killed here.
  private static WorkFolders clearedUp(WorkFolders folders, Log log) {
    try {
      var removed = folders.removeAbandoned();
      if (removed > 0) {
        log.info(
            "removed the files of " + removed + " workers that were killed in the middle of a book",
            Map.of("folders", removed));
      }
    } catch (IOException e) {
      var reason =
          e instanceof NoSuchFileException ? "it does not exist" : String.valueOf(e.getMessage());
      log.warn(
          "could not search the folder for temporary files %s (%s): name another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER"
              .formatted(folders.home(), reason),
          Map.of());
    }
    return folders;
  }

  private static Worker worker(
      WorkerConfig config,
      SupabaseClient client,
      WorkFolders folders,
      Log log,
      RandomGenerator random,
      WorkerMonitoring monitoring) {
    var pace = config.pace();
    var rules = new SupabaseJobQueue.Rules(pace.maxAttempts(), pace.userCap());
    var queue = new SupabaseJobQueue(client, config.workerId(), pace.lease(), rules);
    var store = Stores.of(config, client);
    var sources = Optional.of(new SourceRemoval(queue, store)).filter(_ -> config.deleteSource());
    var installed = InstalledData.ofMachine(words -> log.info(words, Map.of()));
    var line =
        new BookJob(
            queue,
            store,
            new BookJob.Setup(
                Tokenizers.standard(config.words().units(), installed),
                config.words().glossary() ? new Glossaries(installed.words()) : Glossaries.NONE,
                folders,
                config.limits(),
                Bounds.of(pace.attemptLimit()),
                pace.lease()),
            sources);
    if (ConfigReader.isCloudRun()) {
      PauseSignal.tells(line::expectPause);
    }
    var tidying = new Tidying(new SupabaseLeftovers(client), store);
    return new Worker(config, queue, line, sources, tidying, log, random, monitoring.of(client));
  }
}
