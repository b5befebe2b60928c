package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.intelligentreader.local.faults.FaultProxy.Fault;
import org.intelligentreader.local.faults.FaultProxy.Seen;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Faults that pass, at any call, of any kind, for up to a minute of moved time: no run ends, and
/// no attempt is lost.
class PassingFaultsTest extends SiteTest {
  private static final int FAULTS_OF_A_RUN = 5;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /// Status and code, as services, proxies and gateways say them.
  private static final List<Map.Entry<Integer, String>> ANSWERS =
      List.of(
          Map.entry(405, "25006"),
          Map.entry(500, "08006"),
          Map.entry(503, "08003"),
          Map.entry(503, "08001"),
          Map.entry(500, "53100"),
          Map.entry(503, "53300"),
          Map.entry(503, "53400"),
          Map.entry(500, "57014"),
          Map.entry(503, "57P01"),
          Map.entry(500, "57P02"),
          Map.entry(500, "57P03"),
          Map.entry(500, "57P05"),
          Map.entry(500, "58030"),
          Map.entry(500, "XX000"),
          Map.entry(500, "40001"),
          Map.entry(500, "40P01"),
          Map.entry(500, "55P03"),
          Map.entry(500, "25P02"),
          Map.entry(503, "PGRST000"),
          Map.entry(503, "PGRST001"),
          Map.entry(503, "PGRST002"),
          Map.entry(504, "PGRST003"),
          Map.entry(401, "PGRST303"),
          Map.entry(500, "PGRSTX00"),
          Map.entry(500, "InternalError"),
          Map.entry(544, "DatabaseTimeout"),
          Map.entry(429, "SlowDown"),
          Map.entry(423, "ResourceLocked"),
          Map.entry(500, "nobody-knows-this"),
          Map.entry(408, ""),
          Map.entry(429, ""),
          Map.entry(500, ""),
          Map.entry(502, ""),
          Map.entry(503, ""),
          Map.entry(504, ""),
          Map.entry(520, ""),
          Map.entry(521, ""),
          Map.entry(522, ""),
          Map.entry(523, ""),
          Map.entry(524, ""),
          Map.entry(525, ""),
          Map.entry(530, ""),
          Map.entry(599, ""));

  private static final List<Map.Entry<Integer, String>> WITHOUT_CODE =
      ANSWERS.stream().filter(answer -> answer.getValue().isEmpty()).toList();

  private final MovedTime time = new MovedTime();

  @Test
  void faults_that_pass_end_no_run_and_cost_no_attempt() throws Exception {
    inject(Integer.getInteger("faults.count", 40));
  }

  /// A day of them: `./mvnw -pl local -am verify -Dtest=PassingFaultsTest -Dtest.excluded.groups=
  /// -Dgroups=campaign -Dsurefire.failIfNoSpecifiedTests=false`, with `-Dfaults.seed=…` to repeat.
  @Test
  @Tag("campaign")
  void a_thousand_faults_that_pass_end_no_run_and_cost_no_attempt() throws Exception {
    inject(Integer.getInteger("faults.count", 1000));
  }

  private void inject(int count) throws Exception {
    var seed = Long.getLong("faults.seed", new Random().nextLong());
    System.out.println("faults.seed=" + seed);
    var random = new Random(seed);
    var kinds = kinds();
    for (var injected = 0; injected < count; injected += FAULTS_OF_A_RUN) {
      run(kinds, random);
    }
    System.out.printf(
        "%d faults over %d kinds of calls, %d s of moved time%n",
        count, kinds.size(), time.passed().toSeconds());
  }

  /// The kinds of calls of one undisturbed run.
  private List<String> kinds() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    site().proxy.reset();
    assertThat(site().work(Map.of("DELETE_SOURCE", "true")).code()).isZero();
    return site().proxy.seen().stream().map(Seen::kind).distinct().sorted().toList();
  }

  private void run(List<String> kinds, Random random) throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    site().proxy.reset();
    var story = new ArrayList<String>();
    for (var i = 0; i < FAULTS_OF_A_RUN; i++) {
      spoil(kinds, random, story);
    }

    var run = site().work(Map.of("DELETE_SOURCE", "true"), time);

    assertThat(run.code()).as("%s%n%s", story, run.output()).isZero();
    site().proxy.pass();
    assertThat(site().done(browser, BOOK).path("attempts").asInt())
        .as("%s%n%s", story, run.output())
        .isEqualTo(1);
  }

  private void spoil(List<String> kinds, Random random, List<String> story) {
    var kind = kinds.get(random.nextInt(kinds.size()));
    var length = Duration.ofMillis(random.nextLong(LONGEST.toMillis()));
    // An answer to HEAD has no body, so no code either: there the status has to say all.
    var answers = kind.startsWith("HEAD") ? WITHOUT_CODE : ANSWERS;
    var answer = answers.get(random.nextInt(answers.size()));
    var choice = random.nextInt(10);
    story.add("%s: %s (%d) for %s".formatted(kind, answer, choice, length));
    var fault =
        switch (choice) {
          case 0 -> Faults.cut();
          case 1 -> Faults.lost();
          case 2 -> truncated();
          case 3 -> Faults.answer(429, Map.of("Retry-After", "" + random.nextInt(1, 10)), "");
          default -> Faults.status(answer.getKey(), answer.getValue());
        };
    site().proxy.spoil(kind, 0, Integer.MAX_VALUE, When.BEFORE, Faults.during(time, length, fault));
  }

  private static Fault truncated() {
    return call -> Faults.truncated().happen(call.answered());
  }
}
