package org.intelligentreader.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.intelligentreader.app.port.MovedClock;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MovedClock clock = new MovedClock();

  private Progress progress(Progress.Kind kind) {
    var progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), kind, clock);
    progress.begin("moby-dick.epub");
    return progress;
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void after(Progress progress, Duration time) throws InterruptedException {
    clock.sleep(time);
    progress.tick();
  }

  @Test
  void the_first_two_seconds_are_silent() throws InterruptedException {
    var progress = progress(Progress.Kind.TERMINAL);
    after(progress, Duration.ofMillis(1900));
    assertThat(shown()).isEmpty();
    after(progress, Duration.ofMillis(200));
    assertThat(shown()).contains("moby-dick.epub: opening, 2 s");
  }

  @Test
  void a_terminal_has_one_line_that_changes() throws InterruptedException {
    var progress = progress(Progress.Kind.TERMINAL);
    progress.step(30, 120);
    after(progress, Duration.ofSeconds(5));
    progress.step(60, 120);
    after(progress, Duration.ofSeconds(5));
    assertThat(shown())
        .isEqualTo(
            "\r\u001b[Kmoby-dick.epub: 30 of 120 chapters, 5 s, about 15 s left"
                + "\r\u001b[Kmoby-dick.epub: 60 of 120 chapters, 10 s, about 10 s left");
    progress.end();
    assertThat(shown()).endsWith("\r\u001b[K");
  }

  @Test
  void a_file_gets_a_plain_line_now_and_then() throws InterruptedException {
    var progress = progress(Progress.Kind.LINES);
    progress.step(1, 2);
    for (var i = 0; i < 14; i++) {
      after(progress, Duration.ofSeconds(1));
    }
    progress.end();
    assertThat(shown().lines())
        .containsExactly(
            "moby-dick.epub: 1 of 2 chapters, 2 s, about 2 s left",
            "moby-dick.epub: 1 of 2 chapters, 12 s, about 12 s left");
  }

  @Test
  void what_is_finished_is_not_shown_any_more() throws InterruptedException {
    var progress = progress(Progress.Kind.LINES);
    progress.end();
    after(progress, Duration.ofMinutes(1));
    assertThat(shown()).isEmpty();
  }
}
