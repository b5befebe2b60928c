package org.intelligentreader.local.stack;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.intelligentreader.local.postgres.Snapshot;

/// The state that a stack goes back to, once it has been remembered.
final class Remembered implements AutoCloseable {
  private Optional<Snapshot> snapshot = Optional.empty();

  synchronized void remember(Snapshot.Opener opener) throws SQLException {
    var taken = Snapshot.take(opener);
    if (snapshot.isPresent()) {
      snapshot.get().close();
    }
    snapshot = Optional.of(taken);
  }

  /// Goes back to it; false when nothing was remembered.
  synchronized boolean reset() throws SQLException {
    if (snapshot.isPresent()) {
      snapshot.get().restore();
    }
    return snapshot.isPresent();
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      if (snapshot.isPresent()) {
        snapshot.get().close();
      }
    } catch (SQLException e) {
      throw new IOException("the connection for resets did not close", e);
    }
  }
}
