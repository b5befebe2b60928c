package org.intelligentreader.app;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.intelligentreader.app.job.Outcome;
import org.intelligentreader.app.job.Stages.Stage;

/// What a run did: how many jobs, how they ended, and where the time went.
final class Summary {
  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private int jobs;
  private Duration longest = Duration.ZERO;

  /// How a claimed job can end for this worker, in the words of the log.
  private enum End {
    DONE,
    FAILED,
    STOPPED,
    GIVEN_BACK,
    UNSETTLED;

    static End of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Completed _ -> DONE;
        case Outcome.Failed _ -> FAILED;
        case Outcome.Stopped _ -> STOPPED;
        case Outcome.Interrupted _, Outcome.GivenBack _ -> GIVEN_BACK;
        case Outcome.Unsettled _ -> UNSETTLED;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  static String wordOf(Outcome outcome) {
    return End.of(outcome).word();
  }

  void claimed() {
    jobs++;
  }

  void ended(Outcome outcome, Duration duration) {
    ends.merge(End.of(outcome), 1, Integer::sum);
    longest = duration.compareTo(longest) > 0 ? duration : longest;
  }

  int jobs() {
    return jobs;
  }

  /// Of one job.
  Duration longest() {
    return longest;
  }

  /// For people.
  String sentence(Duration elapsed, Map<Stage, Duration> spent) {
    var ended = new StringJoiner(", ", " (", ")").setEmptyValue("");
    ends.forEach((end, count) -> ended.add(count + " " + end.word()));
    var times = new StringJoiner(", ", "; ", "").setEmptyValue("");
    inOrder(spent).forEach((stage, time) -> times.add(stage.label() + " " + seconds(time) + " s"));
    return "%d %s in %s s".formatted(jobs, jobs == 1 ? "job" : "jobs", seconds(elapsed))
        + ended
        + times;
  }

  /// For machines. `build` says which image this was.
  Map<String, Object> fields(Duration elapsed, Map<Stage, Duration> spent) {
    var stages = new LinkedHashMap<String, Object>();
    inOrder(spent).forEach((stage, time) -> stages.put(stage.label(), seconds(time)));
    var fields = new LinkedHashMap<String, Object>();
    fields.put("jobs", jobs);
    ends.forEach((end, count) -> fields.put("jobs_" + end.name().toLowerCase(Locale.ROOT), count));
    fields.put("seconds", seconds(elapsed));
    fields.put("stage_seconds", stages);
    fields.put("build", BuildId.value());
    return fields;
  }

  /// To the hundredth.
  static double seconds(Duration duration) {
    return Math.round(duration.toSeconds() * 100.0 + duration.toNanosPart() / 1e7) / 100.0;
  }

  /// The constructor that copies a map cannot do it with an empty one, which is what a run has in
  /// which every job failed before its first stage.
  private static Map<Stage, Duration> inOrder(Map<Stage, Duration> spent) {
    var stages = new EnumMap<Stage, Duration>(Stage.class);
    stages.putAll(spent);
    return stages;
  }
}
