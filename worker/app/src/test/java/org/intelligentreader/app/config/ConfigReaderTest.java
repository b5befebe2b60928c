package org.intelligentreader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.intelligentreader.book.epub.Limit;
import org.intelligentreader.book.epub.Limits;
import org.intelligentreader.book.language.Tokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(config.units()).isEqualTo(Tokenizers.Units.WORDS);
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
    assertThat(ConfigReader.of(environment, "host").units()).isEqualTo(Tokenizers.Units.MORPHEMES);
    environment.put("WORD_UNITS", "syllables");
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining("WORD_UNITS 'syllables' must be 'words' or 'morphemes'");
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
  @CsvSource({"ftp://x.example", "abc.supabase.co", "https://", "ht tp://x"})
  void a_url_that_leads_nowhere_is_named(String url) {
    var environment = good();
    environment.put("SUPABASE_URL", url);
    assertThatThrownBy(() -> ConfigReader.of(environment, "host"))
        .hasMessageContaining("SUPABASE_URL '" + url + "'");
  }

  @Test
  void a_key_for_browsers_is_told_apart_from_the_service_key() {
    problem("sb_publishable_abc", "publishable key for browsers");
    problem(jwt("anon"), "has the role 'anon'");
    problem("something", "neither a JWT nor an sb_secret_ key");
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
}
