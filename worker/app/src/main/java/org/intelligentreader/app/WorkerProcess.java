package org.intelligentreader.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.job.BookJob;
import org.intelligentreader.app.job.SourceRemoval;
import org.intelligentreader.app.log.Crash;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.queue.supabase.SupabaseJobQueue;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.SupabaseException;
import org.intelligentreader.book.language.Tokenizers;

/// Builds the adapters and runs the worker; says how it ended as an exit code.
public final class WorkerProcess {
  /// The work is done, or was handed back; failed books are recorded in their rows.
  public static final int OK = 0;

  /// Nothing could be claimed or recorded.
  public static final int UNAVAILABLE = 69;

  /// A mistake of the program.
  private static final int BUG = 70;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

  private WorkerProcess() {}

  public static int run(WorkerConfig config, Log log, RandomGenerator random) {
    var server = config.supabase();
    try (var client =
        new SupabaseClient(
            server.url(), server.key(), new Retry(config.pace().patience(), FIRST_PAUSE, random))) {
      work(config, client, log);
      return OK;
    } catch (SupabaseException e) {
      log.error("The worker cannot go on: " + e.getMessage() + "." + e.advice(), Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OK;
    } catch (IOException e) {
      log.error(
          "The worker cannot reach "
              + server.url()
              + ": "
              + e
              + ". Check SUPABASE_URL and the network.",
          Map.of());
    } catch (RuntimeException e) {
      log.error("The worker failed unexpectedly: " + Crash.words(e), Map.of());
      return BUG;
    }
    return UNAVAILABLE;
  }

  private static void work(WorkerConfig config, SupabaseClient client, Log log)
      throws IOException, SupabaseException, InterruptedException {
    var server = config.supabase();
    var pace = config.pace();
    var rules = new SupabaseJobQueue.Rules(pace.maxAttempts(), pace.userCap());
    var queue = new SupabaseJobQueue(client, config.workerId(), pace.lease(), rules);
    var store = new SupabaseObjectStore(client, server.bucket(), server.downloadTimeout());
    var sources = Optional.of(new SourceRemoval(queue, store)).filter(_ -> config.deleteSource());
    var line =
        new BookJob(
            queue,
            store,
            Tokenizers.standard(config.units()),
            config.limits(),
            pace.lease(),
            sources);
    if (ConfigReader.isCloudRun()) {
      PauseSignal.tells(line::expectPause);
    }
    if (sources.isPresent()) {
      sources.get().finishEarlierRuns();
    }
    new Worker(config, queue, line, log).run();
  }
}
