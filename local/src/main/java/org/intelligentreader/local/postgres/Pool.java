package org.intelligentreader.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Connections of one role, which are kept: a new one takes longer than most requests. Work waits
/// for one when there are as many as may be.
final class Pool {
  private static final int MOST = 24;
  private static final int LONGEST_CHECK_SECONDS = 5;
  private static final int LONGEST_WAIT_SECONDS = 60;

  /// Opens a connection.
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  private final Opener opener;
  private final Semaphore places = new Semaphore(MOST, true);
  private final Deque<Connection> idle = new ArrayDeque<>();

  Pool(Opener opener) {
    this.opener = opener;
  }

  <T, E extends Exception> T transaction(Postgres.Work<T, E> work) throws SQLException, E {
    await();
    try {
      return run(work);
    } finally {
      places.release();
    }
  }

  /// Source: PostgREST 14, "Errors".
  private void await() throws SQLException {
    try {
      if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException("Timed out acquiring connection from connection pool.", "PGRST003");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("the stack is being stopped", "57P01", e);
    }
  }

  private <T, E extends Exception> T run(Postgres.Work<T, E> work) throws SQLException, E {
    var connection = borrow();
    var clean = false;
    try {
      var result = work.run(connection);
      connection.commit();
      clean = true;
      return result;
    } finally {
      giveBack(connection, clean);
    }
  }

  /// An idle connection that a restart of the server ended is left out.
  private Connection borrow() throws SQLException {
    for (var kept = idle(); kept.isPresent(); kept = idle()) {
      if (kept.get().isValid(LONGEST_CHECK_SECONDS)) {
        return kept.get();
      }
      kept.get().close();
    }
    var connection = opener.open();
    connection.setAutoCommit(false);
    return connection;
  }

  private Optional<Connection> idle() {
    synchronized (idle) {
      return Optional.ofNullable(idle.poll());
    }
  }

  private void giveBack(Connection connection, boolean clean) throws SQLException {
    if (!clean && !isRolledBack(connection)) {
      return;
    }
    synchronized (idle) {
      idle.push(connection);
    }
  }

  /// False for a connection that broke: what broke it is told already.
  private static boolean isRolledBack(Connection connection) throws SQLException {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      connection.close();
      return false;
    }
  }
}
