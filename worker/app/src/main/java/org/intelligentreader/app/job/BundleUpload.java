package org.intelligentreader.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.bundle.BundleSink;

/// Writes a bundle to the keys of its edition while the lease allows it, and remembers what it
/// wrote.
final class BundleUpload implements BundleSink {
  private static final int STORING = 95;

  /// These keys are nobody else's, so no lease limits how long it takes to remove them.
  private static final TimeLimit PATIENT = TimeLimit.of(Duration.ofSeconds(30));

  private final ObjectStore store;
  private final Job job;
  private final Heartbeat heartbeat;
  private final Queue<String> written = new ConcurrentLinkedQueue<>();

  BundleUpload(ObjectStore store, Job job, Heartbeat heartbeat) {
    this.store = store;
    this.job = job;
    this.heartbeat = heartbeat;
  }

  /// Before the manifest the queue itself is asked once more: most attempts that are lost end here.
  @Override
  public void put(BundleFile file) throws IOException, InterruptedException {
    if (file.isManifest()) {
      heartbeat.progress(STORING, "storing");
      heartbeat.beatNow();
    }
    heartbeat.timeToWrite();
    var key = job.editionPrefix() + file.path();
    written.add(key);
    store.upload(key, file, heartbeat::timeToWrite);
  }

  boolean isEmpty() {
    return written.isEmpty();
  }

  /// Takes back what was written.
  void remove() throws IOException, InterruptedException {
    store.remove(List.copyOf(written), PATIENT);
  }
}
