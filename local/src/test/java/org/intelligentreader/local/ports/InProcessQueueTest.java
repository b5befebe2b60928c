package org.intelligentreader.local.ports;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.storage.folder.FolderObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class InProcessQueueTest extends JobQueueConformance {
  @TempDir private Path bucket;

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private Optional<InProcessQueue> begun = Optional.empty();

  @BeforeEach
  void begin() {
    InstantSource clock = () -> now;
    var rules = new InProcessQueue.Rules(Duration.ofMinutes(1), 5);
    begun = Optional.of(new InProcessQueue(store(), rules, clock, UUID::randomUUID));
  }

  private InProcessQueue inProcess() {
    return begun.orElseThrow();
  }

  @Override
  JobQueue queue() {
    return inProcess();
  }

  @Override
  ObjectStore store() {
    return new FolderObjectStore(bucket);
  }

  @Override
  UUID enqueue(Optional<String> language) {
    return inProcess().enqueue(new UUID(0, 2), "book", language, "source.epub");
  }

  @Override
  void cancel(UUID job) {
    inProcess().cancel(job);
  }

  @Override
  void delete(UUID job) {
    inProcess().delete(job);
  }

  @Override
  void retry(UUID job) {
    inProcess().retry(job);
  }

  @Override
  void muchLater() {
    now = now.plus(Duration.ofHours(3));
    inProcess().sweep();
    now = now.plus(Duration.ofHours(3));
  }
}
