package org.intelligentreader.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
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
  void numbers_are_numbers_and_what_json_has_no_number_for_is_null() throws Exception {
    log(true)
        .info(
            "x",
            Map.of(
                "whole",
                3,
                "long",
                3L,
                "part",
                19.46,
                "none",
                Double.NaN,
                "all",
                Double.POSITIVE_INFINITY));
    var line = onlyLine();
    assertThat(line.path("whole").isInt()).isTrue();
    assertThat(line.path("long").isIntegralNumber()).isTrue();
    assertThat(line.path("part").isDouble()).isTrue();
    assertThat(line.path("none").isNull()).isTrue();
    assertThat(line.path("all").isNull()).isTrue();
  }

  @Test
  void whatever_a_message_a_field_or_a_label_holds_is_one_line_of_valid_json() throws Exception {
    var seed = 20261129L;
    var random = new Random(seed);
    for (var i = 0; i < 3000; i++) {
      bytes.reset();
      var text = text(random);
      log(true).with(Map.of("label", text(random))).warn(text, Map.of(text(random), text(random)));
      var raw = bytes.toString(StandardCharsets.US_ASCII);
      assertThat(raw.chars().filter(c -> c < ' ' || c > '~')).as("seed %d", seed).hasSize(1);
      assertThat(onlyLine().path("message").asText())
          .isEqualTo(text.replace('\0', '\uFFFD').replaceAll("\\p{Cs}", "\uFFFD"));
    }
  }

  @Test
  void a_log_that_cannot_be_written_stops_nothing() {
    var closed = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    closed.close();
    new Log(closed, true, () -> NOW).info("nobody reads this", Map.of("seconds", 1.0));
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    new Log(new PrintStream(full, true, StandardCharsets.UTF_8), true, () -> NOW)
        .error("nobody reads this", Map.of());
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(12); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append((char) (0xD800 + random.nextInt(0x800)));
        case 2 -> text.appendCodePoint(0x1F600 + random.nextInt(40));
        case 3 -> text.append("\u2028\u2029\u0085\r\n\"\\".charAt(random.nextInt(7)));
        case 4 -> text.append((char) random.nextInt(0x10000));
        default -> text.append("本 a");
      }
    }
    return text.toString();
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
