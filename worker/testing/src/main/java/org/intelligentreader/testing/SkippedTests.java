package org.intelligentreader.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Counts the tests that were skipped for want of something, in a line for each missing thing: into
/// the file that `./reader test` names and sums up over the modules, or else to standard output.
public final class SkippedTests implements TestExecutionListener {
  /// The file to which each module adds `COUNT<tab>LINE`.
  private static final Optional<Path> REPORT =
      Optional.ofNullable(System.getenv("SKIPPED_TESTS")).map(Path::of);

  private final Consumer<Map<String, Long>> told;
  private final Map<String, Long> counts = new TreeMap<>();
  private Optional<TestPlan> plan = Optional.empty();

  /// JUnit's platform makes one for each run.
  public SkippedTests() {
    this(SkippedTests::tell);
  }

  SkippedTests(Consumer<Map<String, Long>> told) {
    this.told = told;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = Optional.of(started);
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier skipped, String reason) {
    count(reason, tests(skipped));
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      result
          .getThrowable()
          .flatMap(aborted -> Optional.ofNullable(aborted.getMessage()))
          .ifPresent(reason -> count(reason, tests(test)));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan ended) {
    if (!counts.isEmpty()) {
      told.accept(counts);
    }
  }

  private static void tell(Map<String, Long> counts) {
    if (REPORT.isPresent()) {
      add(REPORT.get(), counts);
    } else {
      counts.forEach((line, count) -> System.out.println(count + " tests skipped: " + line));
    }
  }

  private static void add(Path report, Map<String, Long> counts) {
    var lines =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + "\t" + entry.getKey() + "\n")
            .collect(Collectors.joining());
    try {
      Files.writeString(report, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(String reason, long tests) {
    Skipped.lines(reason).forEach(line -> counts.merge(line, tests, Long::sum));
  }

  /// A test with parameters or made at run time counts as one before it has run.
  private long tests(TestIdentifier skipped) {
    var below = plan.map(known -> known.getDescendants(skipped)).orElse(Set.of());
    var parents =
        below.stream().flatMap(one -> one.getParentIdObject().stream()).collect(Collectors.toSet());
    return Math.max(
        1, below.stream().filter(one -> !parents.contains(one.getUniqueIdObject())).count());
  }
}
