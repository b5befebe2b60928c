package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that the scripts print is Chinese where `LANG` says so, but commands, names and what
/// gcloud says.
class ChineseTest extends GcloudTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /// Three words of a sentence in a row.
  private static final Pattern ENGLISH =
      Pattern.compile("(?<![\\w/.\\-'])[A-Za-z]?[a-z]{2,}(?: [a-z-]{2,}){2,}");

  /// Values of variables, and the name of a job.
  private static final Pattern NAMES = Pattern.compile("  [A-Z_]+：.* → .*|  Job [a-z-]+|\\s*");

  private final List<String> output = new ArrayList<>();

  @Test
  void a_deployment_from_its_plan_to_its_removal() throws Exception {
    deploy(Scripts.KEY, "--dry-run", "--alert-email=ops@example.org");
    run("", "deploy/deploy.sh", "--dry-run", "--tag=v1", "--builder=cloud");
    deploy(Scripts.KEY, "--alert-email=ops@example.org");
    run("", "deploy/deploy.sh");
    run("", "deploy/deploy.sh", "--memory=1Gi", "--timeout=7200", "--set=NOTE=a", "--tasks=2");
    run("", "deploy/deploy.sh", "--trigger=event", "--upgrade", "--builder=cloud", "--unset=NOTE");
    run(
        "",
        "deploy/deploy.sh",
        "--trigger=linger",
        "--schedule=*/5 * * * *",
        "--time-zone=Asia/Tokyo");
    run("", "deploy/deploy.sh", "--alert-email=new@example.org", "--alert-after=5", "--budget=20");
    run(Scripts.KEY + "x", "deploy/deploy.sh", "--key-file=-");
    run("", "deploy/undeploy.sh", "--dry-run");
    run("", "deploy/undeploy.sh");
    run("", "deploy/deploy.sh", "--no-alerts");
    run("", "deploy/deploy.sh");
    run("", "deploy/undeploy.sh", "--yes");
    run("", "deploy/undeploy.sh", "--yes", "--job=" + Names.FIRST);
    run("", "deploy/undeploy.sh", "--yes", "--job=" + Names.FIRST);
    run("", "deploy/deploy.sh");
    everything_is_chinese();
  }

  @Test
  void what_google_refuses_and_what_others_use() throws Exception {
    for (var refused : List.of("monitoring", "set-cleanup-policies", "budgets")) {
      world.clear();
      gcloud.forbid(refused);
      deploy(Scripts.KEY, "--alert-email=ops@example.org");
      run("", "deploy/deploy.sh");
      run("", "deploy/undeploy.sh", "--dry-run");
    }
    gcloud.forbid("service-accounts");
    run("", "deploy/deploy.sh", "--dry-run");
    run("", "deploy/deploy.sh");
    gcloud.forbid("nothing");
    var names = new Names(Names.FIRST, "us-central1");
    world.make("job us-central1/report").put("env KEY", "secret:" + names.secret() + ":latest");
    world.make("service us-central1/site").put(Model.ACCOUNT, names.account("run"));
    world.make("schedule us-central1/nightly").put(Model.TICK_ACCOUNT, names.account("tick"));
    run(Scripts.KEY + "x", "deploy/deploy.sh", "--key-file=-");
    run("", "deploy/undeploy.sh", "--dry-run");
    world.of(names.schedule()).put("state", "PAUSED");
    run("", "deploy/deploy.sh");
    run("", "deploy/deploy.sh", "--resume");
    world.remove(names.schedule());
    run("", "deploy/deploy.sh");
    everything_is_chinese();
  }

  @Test
  void a_check_that_fails_and_a_deployment_that_is_completed() throws Exception {
    var command =
        List.of("deploy/deploy.sh", "--key-file=-", "--tag=v1", "--builder=cloud", "--no-alerts");
    var sick = new ArrayList<>(command);
    sick.add("--supabase-url=https://empty.supabase.co");
    run(Scripts.KEY, sick.toArray(String[]::new));
    run("", "deploy/deploy.sh", "--resume");
    run("", "deploy/deploy.sh", "--supabase-url=https://abc.supabase.co");
    everything_is_chinese();
  }

  @Test
  void mistakes() throws Exception {
    for (var key :
        List.of(
            "sb_secret_abc\u200bdef",
            "sb_secret_a\ufeffb",
            "sb_secret_a b",
            "sb_secret_a\tb",
            "sb_secret_a“b")) {
      run(key, "deploy/deploy.sh", "--key-file=-");
    }
    for (var option :
        List.of(
            "--memory=1GB", "--memory=sb_secret_x", "--cpu=4", "--nothing", "word", "--set=X")) {
      run("", "deploy/deploy.sh", option);
    }
    everything_is_chinese();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "undeploy", "run-once"})
  void the_help_names_the_same_options_in_both_languages(String script) throws Exception {
    var english =
        Commands.run(Map.of("LC_ALL", "C.UTF-8"), "", "deploy/" + script + ".sh", "--help")
            .output();
    run("", "deploy/" + script + ".sh", "--help");
    var chinese = output.getFirst();
    assertThat(options(chinese)).isEqualTo(options(english)).isNotEmpty();
    assertThat(chinese.lines().filter(line -> !line.isBlank()))
        .allMatch(line -> CHINESE.matcher(line).find());
  }

  private static List<String> options(String help) {
    return Pattern.compile("--[a-z][a-z-]+ ?(?:[A-Z]+\\b)?")
        .matcher(help)
        .results()
        .map(option -> option.group().strip())
        .filter(option -> help.contains("  " + option) || help.contains("[" + option))
        .toList();
  }

  private void everything_is_chinese() {
    var found =
        output.stream()
            .flatMap(String::lines)
            .filter(line -> !line.matches("(?:gcloud|docker|ERROR:) .*"))
            .map(ChineseTest::ofOurs)
            .filter(line -> ENGLISH.matcher(line).find() || isForeign(line))
            .distinct();
    assertThat(found).as("write them into deploy/lib/words.zh-CN.tsv").isEmpty();
  }

  private static boolean isForeign(String line) {
    return !CHINESE.matcher(line).find() && !NAMES.matcher(line).matches();
  }

  /// The line without what gcloud and the check said, and without commands.
  private static String ofOurs(String line) {
    return line.replaceAll("drop schema.*", "")
        .replaceAll("(?:gcloud|ERROR:|INVALID_ARGUMENT:|PERMISSION_DENIED:) .*", "")
        .replaceAll("'[^']*'", "");
  }

  private void deploy(String key, String... options) throws Exception {
    var all =
        new ArrayList<>(List.of("deploy/deploy.sh", "--key-file=-", "--tag=v1", "--builder=cloud"));
    all.add("--supabase-url=https://abc.supabase.co");
    all.addAll(List.of(options));
    run(key, all.toArray(String[]::new));
  }

  private void run(String input, String... command) throws Exception {
    var all = new ArrayList<>(List.of("env", "-u", "LC_ALL", "-u", "LC_MESSAGES"));
    all.addAll(List.of(command));
    var ended =
        new Scripts(bin).run(Map.of("LANG", "zh_CN.UTF-8"), input, all.toArray(String[]::new));
    output.add(ended.output());
  }
}
