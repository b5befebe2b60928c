package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Tries a call again while the failure may pass: with jittered, growing pauses, for so long in
/// all.
public record Retry(Duration patience, Duration firstPause, RandomGenerator random) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  /// A call that may fail for a moment.
  @FunctionalInterface
  public interface Call<T> {
    T run() throws IOException, SupabaseException, InterruptedException;
  }

  public <T> T run(Call<T> call) throws IOException, SupabaseException, InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    for (var pause = firstPause; ; pause = longer(pause)) {
      try {
        return call.run();
      } catch (SupabaseException e) {
        if (!e.isTransient() || isOver(end, pause)) {
          throw e;
        }
      } catch (FinalException e) {
        throw e;
      } catch (IOException e) {
        if (isOver(end, pause)) {
          throw e;
        }
      }
      Thread.sleep((long) (pause.toMillis() * (0.5 + zeroToOne())));
    }
  }

  /// Calls run in parallel, and most generators serve one thread.
  private double zeroToOne() {
    synchronized (random) {
      return random.nextDouble();
    }
  }

  private static boolean isOver(long end, Duration pause) {
    return System.nanoTime() + pause.toNanos() > end;
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
