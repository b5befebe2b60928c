package org.intelligentreader.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("machine")
class LogTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void a_line_for_cloud_logging_is_one_json_object_with_severity_message_time_and_labels()
      throws Exception {
    var log = log(true).with(Map.of("execution", "worker-abc", "task", "0"));
    log.with(Map.of("job_id", "7")).warn("failed\nbadly: 「猫」", Map.of("seconds", 1.25));
    var line = onlyLine();
    assertThat(line.path("severity").asText()).isEqualTo("WARNING");
    assertThat(line.path("message").asText()).isEqualTo("failed\nbadly: 「猫」");
    assertThat(line.path("time").asText()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(line.path("seconds").asDouble()).isEqualTo(1.25);
    var labels = line.path("logging.googleapis.com/labels");
    assertThat(labels.path("execution").asText()).isEqualTo("worker-abc");
    assertThat(labels.path("task").asText()).isEqualTo("0");
    assertThat(labels.path("job_id").asText()).isEqualTo("7");
  }

  @Test
  void labels_of_one_job_do_not_stick_to_the_next() throws Exception {
    var log = log(true);
    assertThat(log.with(Map.of("job_id", "7"))).isNotSameAs(log);
    log.info("next", Map.of());
    assertThat(onlyLine().has("logging.googleapis.com/labels")).isFalse();
  }

  @Test
  void a_line_for_people_is_the_message_alone() {
    log(false).with(Map.of("job_id", "7")).error("It broke.", Map.of("seconds", 1));
    assertThat(text()).isEqualTo("It broke." + System.lineSeparator());
  }

  private Log log(boolean structured) {
    return new Log(new PrintStream(bytes, true, StandardCharsets.UTF_8), structured, () -> NOW);
  }

  private JsonNode onlyLine() throws Exception {
    assertThat(text().lines()).hasSize(1);
    return new ObjectMapper().readTree(text());
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
