package org.intelligentreader.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.intelligentreader.app.exit.ExitCode;
import org.junit.jupiter.api.Test;

class KeptWorkerTest {
  @Test
  void a_worker_that_fails_is_started_again_until_it_is_stopped() throws Exception {
    var codes =
        new ArrayDeque<>(
            List.of(ExitCode.UNAVAILABLE, ExitCode.BUG, ExitCode.DONE, ExitCode.INTERRUPTED));
    var text = new ByteArrayOutputStream();
    var out = new PrintStream(text, true, StandardCharsets.UTF_8);
    new KeptWorker(out, Duration.ofMillis(1)).run(codes::remove);
    assertThat(codes).containsExactly(ExitCode.INTERRUPTED);
    assertThat(text.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("starts again"));
  }
}
