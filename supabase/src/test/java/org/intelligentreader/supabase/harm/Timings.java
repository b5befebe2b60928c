package org.intelligentreader.supabase.harm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long calls took, by name, and which of them failed.
final class Timings {
  private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  void took(String call, long start) {
    nanos.computeIfAbsent(call, _ -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - start);
  }

  void failed(String failure) {
    failures.add(failure);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  int calls() {
    return nanos.values().stream().mapToInt(Queue::size).sum();
  }

  /// `claim 0.8/2.1 ms` and so on: median and 99th percentile of each call.
  @Override
  public String toString() {
    var text = new StringBuilder();
    new TreeMap<>(nanos)
        .forEach((call, times) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    " %s %.1f/%.1f",
                    call,
                    percentile(times, 0.5),
                    percentile(times, 0.99))));
    return text + " ms (p50/p99)";
  }

  private static double percentile(Queue<Long> times, double rank) {
    var sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * rank))) / 1e6;
  }
}
