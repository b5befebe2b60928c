package org.intelligentreader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigReaderTest {
  private static final String SECRET = "sb_secret_0123456789abcdef";

  @Test
  void everything_but_url_and_key_has_a_default() throws Exception {
    var config = ConfigReader.of(good(), "host-7");
    assertThat(config.supabase().bucket()).isEqualTo("epubs");
    assertThat(config.mode()).isEqualTo(WorkerConfig.Mode.LOOP);
    assertThat(config.pace().maxJobs()).isEqualTo(1);
    assertThat(config.pace().maxAttempts()).isEqualTo(5);
    assertThat(config.pace().pollInterval()).isEqualTo(Duration.ofMillis(1500));
    assertThat(config.workerId()).isEqualTo("host-7");
    assertThat(config.deleteSource()).isFalse();
    assertThat(config.words().units()).isEqualTo(Tokenizers.Units.WORDS);
  }

  @Test
  void the_worker_is_named_after_its_cloud_run_task() throws Exception {
    var environment = good();
    environment.put("CLOUD_RUN_EXECUTION", "worker-abc");
    environment.put("CLOUD_RUN_TASK_INDEX", "3");
    environment.put("CLOUD_RUN_TASK_ATTEMPT", "1");
    assertThat(ConfigReader.of(environment, "host").workerId()).isEqualTo("worker-abc/3/1");
  }

  @Test
  void log_lines_carry_the_cloud_run_execution_task_and_attempt() {
    assertThat(
            ConfigReader.logLabels(
                Map.of(
                    "CLOUD_RUN_EXECUTION", "worker-abc",
                    "CLOUD_RUN_TASK_INDEX", "3",
                    "CLOUD_RUN_TASK_ATTEMPT", "1",
                    "SUPABASE_SECRET_KEY", SECRET)))
        .isEqualTo(Map.of("execution", "worker-abc", "task", "3", "attempt", "1"));
    assertThat(ConfigReader.logLabels(Map.of())).isEmpty();
  }

  @Test
  void morphemes_can_be_chosen_instead_of_words() throws Exception {
    var environment = good();
    environment.put("WORD_UNITS", "morphemes");
    assertThat(ConfigReader.of(environment, "host").words().units())
        .isEqualTo(Tokenizers.Units.MORPHEMES);
    environment.put("WORD_UNITS", "syllables");
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining(
            "WORD_UNITS (9 characters, not shown) must be 'words' or 'morphemes'");
  }

  @Test
  void what_words_mean_is_written_unless_somebody_wants_none() throws Exception {
    var environment = good();
    assertThat(ConfigReader.of(environment, "host").words().glossary()).isTrue();
    environment.put("GLOSSARY", "Off");
    assertThat(ConfigReader.of(environment, "host").words().glossary()).isFalse();
    environment.put("GLOSSARY", "on");
    assertThat(ConfigReader.of(environment, "host").words().glossary()).isTrue();
    environment.put("GLOSSARY", "nope");
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining("GLOSSARY 'nope' must be 'on' or 'off'");
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThatThrownBy(() ->
            ConfigReader.of(
                Map.of("WORKER_MODE", "batch", "MAX_JOBS", "many", "POLL_INTERVAL_MS", "100"),
                "host"))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining("SUPABASE_URL is missing")
        .hasMessageContaining("SUPABASE_SERVICE_ROLE_KEY (or SUPABASE_SECRET_KEY) is missing")
        .hasMessageContaining("WORKER_MODE 'batch' must be 'loop' or 'job'")
        .hasMessageContaining("MAX_JOBS 'many' must be a whole number from 1")
        .hasMessageContaining("POLL_INTERVAL_MS '100' must be a whole number from 250");
  }

  @Test
  void limits_for_books_can_be_set() throws Exception {
    assertThat(ConfigReader.of(good(), "h").limits()).isEqualTo(Limits.DEFAULTS);
    var environment = good();
    environment.put("LIMIT_FILES", "7");
    environment.put("LIMIT_DEPTH", " ");
    var limits = ConfigReader.of(environment, "h").limits();
    assertThat(limits.of(Limit.FILES)).isEqualTo(7);
    assertThat(limits.of(Limit.DEPTH)).isEqualTo(Limit.DEPTH.standard());
    assertThat(ConfigReader.limits(Map.of("ratio", "9")).of(Limit.RATIO)).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE_SOURCE, yes, true false",
    "DELETE_SOURCE, on, true false",
    "DELETE_SOURCE, 1, true false",
    "DELETE_SOURCE, truе, true false",
    "GLOSSARY, true, on off",
    "WATCH_QUEUE, 0, on off"
  })
  void a_switch_has_two_words(String name, String value, String words) {
    var environment = good();
    environment.put(name, value);
    assertThatThrownBy(() -> ConfigReader.of(environment, "h"))
        .hasMessageContaining(name + " ")
        .hasMessageContaining("must be '" + words.replace(" ", "' or '") + "'");
  }

  @Test
  void a_switch_is_read_in_any_case() throws Exception {
    var environment = good();
    environment.put("DELETE_SOURCE", " TRUE ");
    environment.put("GLOSSARY", "Off");
    assertThat(ConfigReader.of(environment, "h").deleteSource()).isTrue();
    assertThat(ConfigReader.of(environment, "h").words().glossary()).isFalse();
    environment.put("DELETE_SOURCE", "false");
    assertThat(ConfigReader.of(environment, "h").deleteSource()).isFalse();
  }

  @Test
  void limits_that_cannot_be_are_named() {
    var environment = good();
    environment.put("LIMIT_FILES", "many");
    environment.put("LIMIT_RATIO", "0");
    assertThatThrownBy(() -> ConfigReader.of(environment, "h"))
        .hasMessageContaining("LIMIT_FILES 'many' must be a whole number from 1")
        .hasMessageContaining("LIMIT_RATIO '0' must be");
    assertThatThrownBy(() -> ConfigReader.limits(Map.of("size", "9", "depth", "x")))
        .hasMessageContaining("--limit 'size' is not known; there are files, file-megabytes")
        .hasMessageContaining("--limit depth 'x' must be");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://x.example, write https://",
    "abc.supabase.co, write https://",
    "https://, write https://",
    "http://supabase_kong_proj:8000, U+005F LOW LINE at position 9",
    "http://a_b, 'such as an alias of its container, or its IP address'",
    "https://a$b.example/x, U+0024 DOLLAR SIGN at position 2",
    "https://a~b, U+007E TILDE at position 2",
    "http://日本.example, in ASCII with xn--",
    "https://münchen.example:8000, U+00FC LATIN SMALL LETTER U WITH DIAERESIS at position 2",
    "https://abc.example:port, has an invalid port",
    "https://abc.example:0, has an invalid port",
    "https://abc.example:99999, has an invalid port",
    "https://-abc.example, write https://",
    "ht tp://x, U+0020 SPACE is not allowed at position 3",
    "https://user:password@abc.example, has a user name or a password",
    "https://abc.example/?apikey=correct-horse, has a query or a fragment (? or #)",
    "https://abc.example#correct-horse, has a query or a fragment (? or #)",
    "sb_secret_0123456789abcdef, contains a key",
    "https://abc.example/sb_secret_0123456789abcdef, contains a key"
  })
  void a_url_that_leads_nowhere_or_says_too_much_is_told_without_it(String url, String words) {
    var environment = good();
    environment.put("SUPABASE_URL", url);
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining("SUPABASE_URL ")
        .hasMessageContaining(words)
        .message()
        .doesNotContain("'" + url)
        .doesNotContain("password@")
        .doesNotContain("correct-horse")
        .doesNotContain(SECRET.substring(0, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "SUPABASE_BUCKET",
    "WORKER_ID",
    "WORKER_MODE",
    "WORD_UNITS",
    "GLOSSARY",
    "MAX_JOBS",
    "LIMIT_FILES",
    "DELETE_SOURCE",
    "CLOUD_RUN_EXECUTION"
  })
  void a_key_in_another_variable_is_told_without_it(String name) {
    var environment = good();
    environment.put(name, SECRET);
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining(name)
        .message()
        .doesNotContain(SECRET.substring(0, 8))
        .doesNotContain(SECRET.substring(12, 20));
  }

  @Test
  void a_key_for_browsers_is_told_apart_from_the_service_key() {
    problem("sb_publishable_abc", "is a key for browsers");
    problem(jwt("anon"), "has the role 'anon'");
    problem(jwt("sb_secret_of_somebody"), "another role");
    problem("something", "is neither a secret key nor a JWT");
    problem(SECRET + SECRET, "is two keys in a row");
  }

  static Stream<Arguments> impossibleCharacters() {
    return Stream.of(
        Arguments.of("%s\nxyz", "27 of 30: U+000A LINE FEED (LF); give one key"),
        Arguments.of("%s\u200b", "27 of 27: U+200B ZERO WIDTH SPACE; copy the key again"),
        Arguments.of("\ufeff%s", "1 of 27: U+FEFF ZERO WIDTH NO-BREAK SPACE; copy the key"),
        Arguments.of("'%s'", "1 of 28: U+0027 APOSTROPHE; write it without quotation marks"),
        Arguments.of("Bearer %s", "7 of 33: U+0020 SPACE; it looks like a whole header"),
        Arguments.of("KEY=%s", "4 of 30: U+003D EQUALS SIGN; it looks like a whole line"),
        Arguments.of("{\"k\":\"%s\"}", "1 of 34: U+007B LEFT CURLY BRACKET; it looks like JSON"),
        Arguments.of("https://abc.example/%s", "6 of 46: U+003A COLON; it looks like a URL"),
        Arguments.of("%1$s %1$s", "27 of 53: U+0020 SPACE; give one key"));
  }

  @ParameterizedTest
  @MethodSource("impossibleCharacters")
  void a_character_that_no_key_has_is_named_with_its_position(String around, String words) {
    problem(
        around.formatted(SECRET),
        "SUPABASE_SECRET_KEY has a character that a key cannot have, at position " + words);
  }

  @Test
  void a_legacy_service_key_is_taken_from_either_variable() throws Exception {
    var key = jwt("service_role");
    assertThat(
            ConfigReader.of(
                    Map.of("SUPABASE_URL", "http://x.example", "SUPABASE_SECRET_KEY", key), "h")
                .supabase()
                .key()
                .value())
        .isEqualTo(key);
    assertThat(
            ConfigReader.of(
                    Map.of("SUPABASE_URL", "http://x.example", "SUPABASE_SERVICE_ROLE_KEY", SECRET),
                    "h")
                .supabase()
                .key()
                .isOpaque())
        .isTrue();
  }

  @Test
  void secrets_never_show() throws Exception {
    assertThat(ConfigReader.of(good(), "host").toString()).doesNotContain(SECRET);
    var environment = good();
    environment.put("SUPABASE_SECRET_KEY", "oops-" + SECRET);
    assertThatThrownBy(() -> ConfigReader.of(environment, "host")).message().doesNotContain(SECRET);
  }

  private static void problem(String key, String words) {
    var environment = good();
    environment.put("SUPABASE_SECRET_KEY", key);
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining(words)
        .message()
        .doesNotContain(key);
  }

  private static Map<String, String> good() {
    var environment = new HashMap<String, String>();
    environment.put("SUPABASE_URL", "https://abc.supabase.co/");
    environment.put("SUPABASE_SECRET_KEY", SECRET);
    return environment;
  }

  private static String jwt(String role) {
    var payload = "{\"role\":\"" + role + "\"}";
    return "eyJh."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + ".sig";
  }

  @Test
  void an_attempt_fits_into_the_time_of_a_task() throws BadConfigException {
    assertThat(attemptLimit(Map.of())).isEqualTo(Duration.ofMinutes(15));
    assertThat(attemptLimit(Map.of("BOOK_TIMEOUT_SECONDS", "60"))).isEqualTo(Duration.ofMinutes(1));
    assertThat(attemptLimit(Map.of("TASK_TIMEOUT_SECONDS", "3600")))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(attemptLimit(Map.of("TASK_TIMEOUT_SECONDS", "600")))
        .isEqualTo(Duration.ofMinutes(9));
  }

  private static Duration attemptLimit(Map<String, String> more) throws BadConfigException {
    var environment = good();
    environment.putAll(more);
    return ConfigReader.of(environment, "host").pace().attemptLimit();
  }
}
