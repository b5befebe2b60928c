package org.intelligentreader.local.faults;

import java.util.Map;
import java.util.random.RandomGenerator;

/// Workers of a storm, most of which chance kills.
interface StormWorkers {
  /// The exit code of a killed worker, by the number of the signal.
  int KILLED = 137;

  /// When these workers are killed.
  StormPace pace();

  /// Runs one worker until chance kills it, or to its end: a few are killed while they start, most
  /// while they hold a book. Answers its exit code, [#KILLED] for a killed one, and its output.
  Site.Run run(Map<String, String> environment, RandomGenerator random) throws Exception;
}
