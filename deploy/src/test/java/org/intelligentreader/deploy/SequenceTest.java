package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random sequences of first runs, changes, key rotations, upgrades, removals and acts by hand, for
/// three jobs of one project: after each command the project is exactly what the model says, so
/// that nothing changed that was not named. `-Dsequence.from=SEED -Dsequence.count=1` repeats a
/// failure.
class SequenceTest {
  private static final List<String> JOBS =
      List.of(Names.FIRST, "reader-staging", "reader-of-the-evening-school-in-the-town");
  private static final int STEPS = 12;

  /// In one order, so that a seed draws the same sequence in every run.
  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("--memory", List.of("512Mi", "1Gi", "2Gi")),
              Map.entry("--cpu", List.of("1", "2")),
              Map.entry("--timeout", List.of("3600", "7200")),
              Map.entry("--tasks", List.of("1", "3")),
              Map.entry("--parallelism", List.of("1", "2")),
              Map.entry("--max-retries", List.of("0", "1", "3")),
              Map.entry("--max-jobs", List.of("50", "7")),
              Map.entry("--bucket", List.of("epubs")),
              Map.entry("--trigger", List.of("tick", "linger", "event")),
              Map.entry("--schedule", List.of("*/5 * * * *", "* * * * *", "0 6 * * 1-5")),
              Map.entry("--time-zone", List.of("Etc/UTC", "Europe/Berlin")),
              Map.entry("--tag", List.of("v1", "v1.0", "v1-0", "v2_rc.1")),
              Map.entry(
                  "--set", List.of("LIMIT_DEPTH=9", "NO_PROXY=a.example,b.example", "NOTE=a=b|c")),
              Map.entry("--unset", List.of("LIMIT_DEPTH", "NOTE")),
              Map.entry("--resume", List.of("")),
              Map.entry(
                  "--supabase-url",
                  List.of("https://abc.supabase.co", "https://xyz.example.org"))));

  @TempDir private Path folder = Path.of("");

  @Test
  void what_no_option_names_stays_and_what_another_job_uses_is_there() throws Exception {
    run(Integer.getInteger("sequence.from", 1), Integer.getInteger("sequence.count", 3));
  }

  @Test
  @Tag("campaign")
  void the_same_for_long() throws Exception {
    run(Integer.getInteger("sequence.from", 1000), Integer.getInteger("sequence.count", 200));
  }

  private void run(int from, int count) throws Exception {
    for (var seed = from; seed < from + count; seed++) {
      try (var gcloud = FakeGcloud.start().in(folder.resolve("bin-" + seed))) {
        new Sequence(
                gcloud,
                folder.resolve("bin-" + seed),
                new Random(seed),
                new ArrayList<>(List.of("seed " + seed)))
            .run();
      }
    }
  }

  /// One project and its history.
  private record Sequence(FakeGcloud gcloud, Path bin, Random random, List<String> history) {
    void run() throws Exception {
      var hand = new HandActs(gcloud.world(), random);
      JOBS.stream().filter(_ -> random.nextInt(4) == 0).forEach(hand::deployAsBefore);
      for (var step = 0; step < STEPS; step++) {
        var job = JOBS.get(random.nextInt(JOBS.size()));
        switch (random.nextInt(11)) {
          case 0, 1, 2 -> history.add(hand.act(job));
          case 3 -> undeploy(job);
          case 4 -> refused(job);
          default -> deploy(job);
        }
      }
    }

    private void deploy(String job) throws Exception {
      var expected = gcloud.world().copy();
      var model = new Model(expected);
      var isFirst = model.find(job).isEmpty();
      var options = options(isFirst);
      var key = isFirst || random.nextInt(3) == 0 ? Optional.of(key()) : Optional.<String>empty();
      model.deploy(job, options, key);
      gcloud.refuseForAWhile(random.nextInt(3));
      var before = gcloud.world().copy();
      var ended = command("deploy/deploy.sh", job, options, key);
      assertThat(ended.code()).as("%s%n%s", history, ended.output()).isZero();
      check(expected, ended.output());
      every_change_is_told(job, before, ended.output());
    }

    private void every_change_is_told(String job, World before, String output) {
      assertThat(output.contains("Nothing changes:"))
          .as("%s%n%s%n%s", history, output, before.differenceTo(gcloud.world()))
          .isEqualTo(before.equals(gcloud.world()));
      var isPaused =
          new Model(gcloud.world())
              .find(job)
              .map(Names::schedule)
              .filter(gcloud.world()::has)
              .filter(thing -> "PAUSED".equals(gcloud.world().of(thing).get("state")))
              .isPresent();
      assertThat(output.contains("is paused")).as("%s%n%s", history, output).isEqualTo(isPaused);
    }

    private Map<String, String> options(boolean isFirst) {
      var options = new TreeMap<String, String>();
      VALUES.forEach((option, values) -> {
        if (random.nextInt(isFirst ? 3 : 6) == 0) {
          options.put(option, values.get(random.nextInt(values.size())));
        }
      });
      if (isFirst) {
        options.putIfAbsent("--supabase-url", "https://abc.supabase.co");
        options.putIfAbsent("--tag", "v1");
        options.put("--no-alerts", "");
        options.remove("--unset");
        if (random.nextInt(4) == 0) {
          options.put("--region", "europe-west1");
        }
      }
      if (options.containsKey("--set")) {
        options.remove("--unset");
      }
      return options;
    }

    private String key() {
      return "sb_secret_%04d_of_the_tests".formatted(random.nextInt(3));
    }

    private void undeploy(String job) throws Exception {
      var expected = gcloud.world().copy();
      new RemovalModel(expected).undeploy(job);
      var ended = command("deploy/undeploy.sh", job, Map.of(), Optional.empty());
      assertThat(ended.code()).as("%s%n%s", history, ended.output()).isZero();
      check(expected, ended.output());
    }

    /// A mistyped command changes nothing.
    private void refused(String job) throws Exception {
      var expected = gcloud.world().copy();
      var wrong =
          List.of(
              Map.of("--memory", "1GB"),
              Map.of("--tag", "-v1"),
              Map.of("--trigger", "often"),
              Map.of("--tiemout", "3"),
              Map.of("--set", "SUPABASE_SECRET_KEY=x"),
              Map.of("--timeout", ""));
      var ended =
          command(
              "deploy/deploy.sh", job, wrong.get(random.nextInt(wrong.size())), Optional.empty());
      assertThat(ended.code()).as("%s%n%s", history, ended.output()).isEqualTo(64);
      assertThat(ended.output().lines()).as("one sentence").hasSize(1);
      check(expected, ended.output());
    }

    private void check(World expected, String output) {
      assertThat(gcloud.world())
          .withFailMessage(() ->
              "%s%n- expected, + found:%n%s%n%s"
                  .formatted(
                      String.join("\n", history), expected.differenceTo(gcloud.world()), output))
          .isEqualTo(expected);
    }

    private Commands.Ended command(
        String script, String job, Map<String, String> options, Optional<String> key)
        throws Exception {
      var command = new ArrayList<>(List.of(script, "--job", job));
      options.forEach((name, value) -> {
        if (name.equals("--resume") || name.equals("--no-alerts")) {
          command.add(name);
        } else if (random.nextBoolean()) {
          command.add(name + "=" + value);
        } else {
          command.addAll(List.of(name, value));
        }
      });
      key.ifPresent(_ -> command.addAll(List.of("--key-file", "-")));
      command.add("--yes");
      if (script.endsWith("/deploy.sh")) {
        command.add("--builder=cloud");
      }
      history.add(String.join(" ", command) + key.map(" < "::concat).orElse(""));
      return new Scripts(bin)
          .run(Map.of(), key.map(text -> text + "\n").orElse(""), command.toArray(String[]::new));
    }
  }
}
