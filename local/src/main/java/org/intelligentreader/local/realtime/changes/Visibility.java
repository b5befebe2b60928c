package org.intelligentreader.local.realtime.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.intelligentreader.local.sql.Sql;

/// The log tells of a commit a moment before others see its rows: a backend holds the lock on its
/// transaction until they do. Used by one thread.
final class Visibility {
  private static final int MOST_LOOKS = 1000;
  private static final long PAUSE_NANOS = 1_000_000;

  /// Both have 32 bits of a transaction's number.
  private static final String HELD =
      "select 1 from pg_catalog.pg_locks where locktype = 'transactionid' and transactionid::text = ";

  /// The last transaction whose rows others see.
  private long seen;

  /// Waits about a second at most.
  void await(Connection connection, long transaction) throws SQLException {
    for (var i = 0; transaction != seen && i < MOST_LOOKS; i++) {
      if (Sql.single(connection, HELD + Sql.literal(String.valueOf(transaction))).isEmpty()) {
        seen = transaction;
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
