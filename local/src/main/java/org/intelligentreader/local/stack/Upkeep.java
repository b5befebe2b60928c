package org.intelligentreader.local.stack;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.intelligentreader.local.storage.StorageService;

/// Clears up behind the services while they run.
final class Upkeep implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Thread thread;

  Upkeep(StorageService storage) {
    this.thread = Thread.ofVirtual().name("upkeep").start(() -> tidy(storage));
  }

  private static void tidy(StorageService storage) {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        once(storage);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// While the database restarts, the next time will do.
  private static void once(StorageService storage) {
    try {
      storage.tidy();
    } catch (IOException | SQLException e) {
      if (!Thread.currentThread().isInterrupted()) {
        System.err.println(
            "The bytes of deleted objects stay for now; the next try is in "
                + PAUSE.toSeconds()
                + " s: "
                + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
