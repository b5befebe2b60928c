package org.intelligentreader.app.job;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// A stopwatch for the stages of one line of jobs. Reading, analysing and uploading of chapters
/// overlap, so they are one stage.
public final class Stages {
  /// Where the time of a job goes.
  public enum Stage {
    DOWNLOAD,
    CHAPTERS,
    COMMIT;

    /// For logs.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final LongSupplier nanos;
  private final Map<Stage, Duration> spent = new EnumMap<>(Stage.class);

  /// `nanos` is a clock like [System#nanoTime].
  public Stages(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Counts the time until the answer is closed.
  public Running time(Stage stage) {
    var start = nanos.getAsLong();
    return () -> add(stage, Duration.ofNanos(nanos.getAsLong() - start));
  }

  /// What was spent so far, by stage; stages never entered are absent.
  public synchronized Map<Stage, Duration> spent() {
    return Map.copyOf(spent);
  }

  private synchronized void add(Stage stage, Duration time) {
    spent.merge(stage, time, Duration::plus);
  }

  /// A stage under way.
  @FunctionalInterface
  public interface Running extends AutoCloseable {
    @Override
    void close();
  }
}
