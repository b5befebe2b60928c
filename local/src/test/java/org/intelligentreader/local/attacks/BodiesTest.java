package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.intelligentreader.local.http.Jwt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Bodies and addresses that a service has to refuse in its own words.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTest {
  private static final String HALF = "\\" + "ud800";
  private final Victim victim;

  BodiesTest(@TempDir Path folder) throws Exception {
    this.victim = Victim.open(folder);
  }

  @AfterAll
  void close() throws IOException {
    victim.close();
  }

  @Test
  void text_after_the_value_is_refused_and_nothing_is_written() throws Exception {
    var before = victim.state();
    for (var garbage : List.of("garbage", "{}", "]", " 1")) {
      var rest = post("/rest/v1/books", book("late", "t") + garbage);
      assertThat(rest.status()).as(rest.toString()).isEqualTo(400);
      assertThat(rest.text()).contains("\"code\":\"PGRST102\"");
      var list = post("/storage/v1/object/list/epubs", "{\"prefix\":\"\"}" + garbage);
      assertThat(list.status()).isEqualTo(400);
      assertThat(list.text()).contains("\"statusCode\":\"400\"");
      var user = "{\"email\":\"late@example.org\",\"password\":\"correct-horse\"}";
      var auth = post("/auth/v1/signup", user + garbage);
      assertThat(auth.status()).isEqualTo(400);
      assertThat(auth.text()).contains("\"error_code\":\"bad_json\"");
    }
    assertThat(victim.column("select id from public.books where id = 'late'")).isEmpty();
    assertThat(victim.state()).isEqualTo(before);
  }

  @Test
  void half_a_character_is_refused_and_a_whole_one_is_kept() throws Exception {
    for (var half : List.of(HALF, "\\" + "udc00", HALF + "x", "\\" + "udc00" + HALF)) {
      var answer = post("/rest/v1/books", book("half", half));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertThat(answer.text()).contains("\"code\":\"22P02\"");
      assertThat(post("/rest/v1/books", "{\"" + half + "\":1}").status()).isEqualTo(400);
      var email = "{\"email\":\"" + half + "@example.org\",\"password\":\"correct-horse\"}";
      assertThat(post("/auth/v1/signup", email).status()).isEqualTo(400);
    }
    assertThat(post("/rest/v1/books", book("whole", HALF + "\\" + "udc00")).status())
        .isEqualTo(201);
    assertThat(victim.column("select title from public.books where id = 'whole'"))
        .containsExactly("\uD800\uDC00");
  }

  @Test
  void addresses_are_compared_in_lower_case() throws Exception {
    var first = post("/auth/v1/signup", user("Anna@Example.org"));
    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    assertThat(first.text()).contains("\"email\":\"anna@example.org\"");
    var second = post("/auth/v1/signup", user("ANNA@example.org"));
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.text()).contains("user_already_exists");
    assertThat(post("/auth/v1/token?grant_type=password", user("aNNA@example.ORG")).status())
        .isEqualTo(200);
  }

  @Test
  void of_many_who_sign_up_with_one_address_one_is_taken() throws Exception {
    Callable<RawHttp.Answer> signUp = () -> post("/auth/v1/signup", user("race@example.org"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new java.util.ArrayList<Integer>();
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(12, signUp))) {
        statuses.add(answer.get().status());
        assertThat(answer.get().text()).doesNotContain("duplicate", "constraint");
      }
      assertThat(Set.copyOf(statuses)).isEqualTo(Set.of(200, 422));
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }
  }

  @Test
  void a_malformed_address_is_refused_in_the_form_of_its_service() throws Exception {
    for (var bad : List.of("%zz", "%00", "%", "%c3%28", "a%2", "%u0041")) {
      for (var path : List.of("object/epubs/" + bad, bad, "object/sign/epubs/" + bad)) {
        var storage = ask("GET /storage/v1/" + path, "");
        assertThat(storage.status()).as(path).isBetween(400, 404);
        assertThat(storage.text()).as(path).contains("\"statusCode\":").doesNotContain("hint");
      }
      for (var path : List.of("user" + bad, bad, "token?grant_type=" + bad)) {
        var auth = ask("POST /auth/v1/" + path, "{}");
        assertThat(auth.status()).as(path).isBetween(400, 404);
        assertThat(auth.text()).as(path).contains("\"error_code\":").doesNotContain("hint");
      }
      var rest = ask("GET /rest/v1/" + bad, "");
      assertThat(rest.status()).isBetween(400, 404);
      assertThat(rest.text()).contains("\"hint\":");
    }
  }

  @Test
  void a_signed_address_ends_when_it_says() throws Exception {
    var object = victim.ownObject().split("/", 2);
    for (var kind : List.of("DOWNLOAD", "UPLOAD")) {
      for (var seconds : List.of(-20, -1, 600)) {
        var claims =
            Map.of(
                "for",
                kind,
                "bucket",
                object[0],
                "key",
                object[1],
                "upsert",
                true,
                "caller",
                Map.of("role", "authenticated", "sub", victim.mallory().userId()),
                "exp",
                Instant.now().getEpochSecond() + seconds);
        var token = Jwt.forSignedUrls(victim.stack().keys().jwtSecret()).sign(claims);
        var line =
            kind.equals("DOWNLOAD")
                ? "GET /storage/v1/object/sign/"
                : "PUT /storage/v1/object/upload/sign/";
        var answer = ask(line + victim.ownObject() + "?token=" + token, "bytes");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(seconds > 0 ? 200 : 400);
      }
    }
  }

  private String book(String id, String title) {
    return "{\"user_id\":\""
        + victim.mallory().userId()
        + "\",\"id\":\""
        + id
        + "\",\"title\":\""
        + title
        + "\",\"storage_path\":\"x\"}";
  }

  private static String user(String email) {
    return "{\"email\":\"" + email + "\",\"password\":\"correct-horse\"}";
  }

  private RawHttp.Answer post(String path, String body) throws IOException {
    return ask("POST " + path, body);
  }

  private RawHttp.Answer ask(String line, String body) throws IOException {
    var headers =
        List.of(
            "Host: " + victim.host(),
            "Content-Type: application/json",
            "Authorization: Bearer " + victim.mallory().token());
    return victim.http().ask(Attack.http(line, headers, body)).orElseThrow();
  }
}
