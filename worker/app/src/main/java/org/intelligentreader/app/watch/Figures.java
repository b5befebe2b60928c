package org.intelligentreader.app.watch;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Counts of one worker since it started, for any thread. Names follow OpenTelemetry's conventions
/// in their Prometheus form: https://opentelemetry.io/docs/specs/semconv/general/metrics/
public final class Figures {
  private final Map<String, Integer> ends = new TreeMap<>();
  private double seconds;
  private int waiting;
  private int oldestSeconds;
  private long answered;

  /// `now` is the time of the start, in nanoseconds of a clock that only passes.
  public Figures(long now) {
    answered = now;
  }

  /// The project answered.
  public synchronized void answered(long now) {
    answered = now;
  }

  /// How long ago the project answered.
  public synchronized Duration silence(long now) {
    return Duration.ofNanos(now - answered);
  }

  /// A job ended in this way.
  public synchronized void ended(String way, Duration duration) {
    ends.merge(way, 1, Integer::sum);
    seconds += duration.toNanos() / 1e9;
  }

  synchronized void queue(int books, int oldest) {
    waiting = books;
    oldestSeconds = oldest;
  }

  /// In the text format of Prometheus, which an OpenTelemetry collector reads as well.
  synchronized String text(long now) {
    var text = new StringBuilder();
    family(text, "reader_book_duration_seconds", "summary", "Time spent on attempts at books.");
    var count = ends.values().stream().mapToInt(Integer::intValue).sum();
    text.append("reader_book_duration_seconds_sum ").append(decimal(seconds)).append('\n');
    text.append("reader_book_duration_seconds_count ").append(count).append('\n');
    family(text, "reader_books_total", "counter", "Attempts at books by how they ended.");
    ends.forEach((way, number) ->
        text.append("reader_books_total{outcome=\"%s\"} %d\n".formatted(way, number)));
    value(text, "reader_queue_books", "Books that wait in the queue.", waiting);
    value(text, "reader_queue_oldest_seconds", "How long the oldest of them waits.", oldestSeconds);
    value(
        text,
        "reader_project_silence_seconds",
        "Time since the project answered.",
        silence(now).toSeconds());
    var runtime = Runtime.getRuntime();
    value(
        text,
        "jvm_memory_used_bytes",
        "Memory in use by the Java heap.",
        runtime.totalMemory() - runtime.freeMemory());
    value(text, "jvm_memory_limit_bytes", "The largest Java heap.", runtime.maxMemory());
    return text.toString();
  }

  private static void value(StringBuilder text, String name, String help, long value) {
    family(text, name, "gauge", help);
    text.append(name).append(' ').append(value).append('\n');
  }

  private static void family(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
