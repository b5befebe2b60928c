package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More requests at once than PostgreSQL has connections.
class CrowdsTest {
  private static final int MANY = 600;

  @Test
  void all_of_many_requests_at_once_are_answered(@TempDir Path folder) throws Exception {
    try (var victim = Victim.open(folder)) {
      victim.execute(
          "create function public.nap() returns void language sql as 'select pg_sleep(0.1)';"
              + " grant execute on function public.nap() to authenticated");
      var request =
          victim.ask("POST /rest/v1/rpc/nap", List.of("Content-Type: application/json"), "{}");
      Callable<Integer> ask = () -> victim.http().ask(request).orElseThrow().status();
      var statuses = new ArrayList<Integer>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(Collections.nCopies(MANY, ask))) {
          statuses.add(done.get());
        }
      }
      assertThat(statuses).containsOnly(204);
    }
  }
}
