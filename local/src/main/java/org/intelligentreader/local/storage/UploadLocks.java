package org.intelligentreader.local.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import org.intelligentreader.local.http.HttpError;

/// One request at a time works on an upload. Who comes later stops the one who is there: it is most
/// often the same sender, whose earlier connection broke without an error.
final class UploadLocks {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final Map<String, Runnable> holders = new HashMap<>();

  /// The right to work on one upload, until it is closed.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /// `stop` is called when somebody else asks for the same turn.
  Turn take(String id, Runnable stop) throws HttpError, IOException {
    var end = System.nanoTime() + PATIENCE_NANOS;
    synchronized (holders) {
      for (var holder = holders.get(id); holder != null; holder = holders.get(id)) {
        holder.run();
        await(end - System.nanoTime());
      }
      holders.put(id, stop);
    }
    return () -> {
      synchronized (holders) {
        holders.remove(id);
        holders.notifyAll();
      }
    };
  }

  private void await(long nanos) throws HttpError, IOException {
    if (nanos <= 0) {
      throw HttpError.storage(
          503, "acquiring_lock_timeout", "acquiring lock timeout", "LockTimeout");
    }
    try {
      holders.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
