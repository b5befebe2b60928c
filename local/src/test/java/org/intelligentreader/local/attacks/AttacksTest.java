package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Hundreds of attacks on the local stack, other ones at each seed (`-Dattacks.seed=…`). None
/// succeeds, none is answered with anything but the services' JSON, and nothing has changed in the
/// end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
  private static final int LEAST = 600;

  private Optional<Victim> opened = Optional.empty();
  private Path folder = Path.of("");

  @BeforeAll
  void open(@TempDir Path data) throws Exception {
    folder = data;
    opened = Optional.of(Victim.open(data));
  }

  @AfterAll
  void close() throws IOException {
    if (opened.isPresent()) {
      opened.get().close();
    }
  }

  @Test
  void no_attack_succeeds() throws Exception {
    var victim = opened.orElseThrow();
    long seed = Long.getLong("attacks.seed", System.nanoTime());
    System.out.println("attacks.seed=" + seed);
    var random = new Random(seed);
    var attacks = new ArrayList<Attack>();
    attacks.addAll(new ForeignPages(victim, random).all());
    attacks.addAll(new WrongTokens(victim, random).all());
    attacks.addAll(new OddRequests(victim, random).all());
    attacks.addAll(new Sizes(victim).all());
    assertThat(attacks).hasSizeGreaterThan(LEAST);
    Collections.shuffle(attacks, random);
    var before = victim.state();
    var successes = new ArrayList<String>();
    for (var attack : attacks) {
      var answer = victim.http().ask(attack.request());
      fault(victim, attack, answer)
          .ifPresent(fault -> successes.add(fault + "\n" + attack + "\n→ " + answer.orElse(null)));
    }
    System.out.println(attacks.size() + " attacks, " + successes.size() + " successes");
    assertThat(successes).isEmpty();
    assertThat(victim.state()).isEqualTo(before);
    assertThat(leftovers(victim)).isEmpty();
  }

  /// A program without `Origin`, the own page, and a page that was named are served: the attacks
  /// above fail for what they are, not because nothing works.
  @Test
  void who_may_ask_is_served() throws Exception {
    var victim = opened.orElseThrow();
    var line = "GET /rest/v1/books?select=title";
    var token = "Authorization: Bearer " + victim.owner().token();
    for (var signs :
        List.of(
            List.of("Host: " + victim.host()),
            List.of("Host: localhost:" + victim.port()),
            List.of("Host: LOCALHOST:" + victim.port(), "Sec-Fetch-Site: same-origin"),
            List.of("Host: [::1]:" + victim.port(), "Origin: http://[::1]:" + victim.port()),
            List.of(
                "Host: " + victim.host(),
                "Origin: http://" + victim.host(),
                "Sec-Fetch-Site: same-origin"),
            List.of("Host: " + victim.host(), "Sec-Fetch-Site: none"),
            List.of(
                "Host: " + victim.host(),
                "Origin: " + Victim.FRIEND,
                "Sec-Fetch-Site: cross-site"))) {
      var headers = new ArrayList<>(signs);
      headers.add(token);
      var answer = victim.http().ask(Attack.http(line, headers, "")).orElseThrow();
      assertThat(answer.status()).as(signs + "\n" + answer).isEqualTo(200);
      assertThat(answer.text()).contains(Victim.TITLE);
      assertThat(answer.header("access-control-allow-origin"))
          .isEqualTo(signs.toString().contains(Victim.FRIEND) ? Victim.FRIEND : "");
    }
  }

  @Test
  void a_link_to_the_page_may_be_followed_and_nothing_else() throws Exception {
    var victim = opened.orElseThrow();
    var visit =
        List.of(
            "Host: " + victim.host(),
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Dest: document");
    var framed =
        List.of(
            "Host: " + victim.host(),
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Dest: iframe");
    assertThat(victim.http().ask(Attack.http("GET /", visit, "")).orElseThrow().status())
        .isEqualTo(200);
    assertThat(victim.http().ask(Attack.http("GET /", framed, "")).orElseThrow().status())
        .isEqualTo(403);
    assertThat(victim.http().ask(Attack.http("GET /config.js", visit, "")).orElseThrow().status())
        .isEqualTo(403);
    assertThat(victim.http().ask(Attack.http("POST /", visit, "")).orElseThrow().status())
        .isEqualTo(403);
  }

  private static Optional<String> fault(
      Victim victim, Attack attack, Optional<RawHttp.Answer> answered) {
    if (answered.isEmpty()) {
      return Optional.empty();
    }
    var answer = answered.get();
    var all = answer.head() + answer.text();
    if (victim.secrets().stream().anyMatch(all::contains)) {
      return Optional.of("a secret is told");
    }
    if (answer.status() >= 500 || (attack.refused() && answer.status() < 400)) {
      return Optional.of("answered with " + answer.status());
    }
    if (attack.name().startsWith("origin")
        && answer.headers().containsKey("access-control-allow-origin")) {
      return Optional.of("another origin may read the answer");
    }
    if (all.contains("org.eclipse")
        || all.contains("java.")
        || all.toLowerCase(java.util.Locale.ROOT).contains("<html")
        || all.contains("\nset-cookie")) {
      return Optional.of("more is told than the services tell");
    }
    return answer.status() >= 400 && !attack.name().equals("the oldest version")
        ? notJson(attack, answer)
        : Optional.empty();
  }

  private static Optional<String> notJson(Attack attack, RawHttp.Answer answer) {
    if (attack.request().startsWith("HEAD")) {
      return Optional.empty();
    }
    try {
      var json = new ObjectMapper().readTree(answer.text());
      var isOurs = json.isObject() && (json.has("message") || json.has("msg"));
      return isOurs && answer.header("content-type").startsWith("application/json")
          ? Optional.empty()
          : Optional.of("the answer is not the services' JSON");
    } catch (JsonProcessingException e) {
      return Optional.of("the answer is not JSON");
    }
  }

  /// Files in the store that no row names.
  private List<String> leftovers(Victim victim) throws Exception {
    var versions = new HashSet<>(victim.column("select version from storage.objects"));
    try (var files = Files.list(folder.resolve("objects"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !versions.contains(name))
          .toList();
    }
  }
}
