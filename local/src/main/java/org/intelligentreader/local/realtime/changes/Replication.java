package org.intelligentreader.local.realtime.changes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.intelligentreader.local.sql.Sql;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

/// Follows what is committed to the published tables, from a slot that PostgreSQL drops when the
/// connection ends: the log is kept for nobody who is away.
final class Replication implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Replication.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int STATUS_SECONDS = 10;
  private static final String PUBLICATIONS =
      """
      select string_agg(pubname, ',') from pg_catalog.pg_publication
       where pubname in ('supabase_realtime', 'supabase_realtime_messages_publication')
      having bool_or(pubname = 'supabase_realtime')
      """;

  private final String url;
  private final Consumer<Change> sink;
  private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean isClosed;
  private volatile Optional<Connection> current = Optional.empty();

  /// `sink` is given each change in the order of the commits, by one thread.
  Replication(String url, Consumer<Change> sink) {
    this.url = url;
    this.sink = sink;
    this.thread = Thread.ofVirtual().name("realtime changes").unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  /// Done when every later commit is told; open again while the stream is broken.
  CompletableFuture<Void> ready() {
    return ready;
  }

  private void follow() {
    while (!isClosed) {
      try (var connection = connect()) {
        current = Optional.of(connection);
        try (var stream = stream(connection)) {
          ready.complete(null);
          read(stream);
        }
      } catch (SQLException | RuntimeException e) {
        if (ready.isDone()) {
          ready = new CompletableFuture<>();
        }
        pause(e);
      }
    }
  }

  private void read(PGReplicationStream stream) throws SQLException {
    var messages = new PgOutput();
    while (!isClosed) {
      var message = stream.read();
      if (message != null) {
        messages.read(message).ifPresent(sink);
        stream.setAppliedLSN(stream.getLastReceiveLSN());
        stream.setFlushedLSN(stream.getLastReceiveLSN());
      }
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
    PGProperty.REPLICATION.set(properties, "database");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    return DriverManager.getConnection(url, properties);
  }

  private static PGReplicationStream stream(Connection connection) throws SQLException {
    var published = Sql.single(connection, PUBLICATIONS);
    if (published.isEmpty()) {
      throw new SQLException(
          "the database has no publication supabase_realtime; create it with: create publication"
              + " supabase_realtime");
    }
    var slot = "realtime_" + UUID.randomUUID().toString().replace('-', '_');
    var api = connection.unwrap(PGConnection.class).getReplicationAPI();
    api.createReplicationSlot()
        .logical()
        .withSlotName(slot)
        .withOutputPlugin("pgoutput")
        .withTemporaryOption()
        .make();
    return api.replicationStream()
        .logical()
        .withSlotName(slot)
        .withSlotOption("proto_version", 1)
        .withSlotOption("publication_names", published.get())
        // A reset between tests has an origin: nobody is told of it as a change.
        .withSlotOption("origin", "none")
        .withStatusInterval(STATUS_SECONDS, TimeUnit.SECONDS)
        .start();
  }

  /// A publication that is dropped and created again ends the stream; the next stream follows it.
  private void pause(Exception cause) {
    if (isClosed) {
      return;
    }
    LOG.log(System.Logger.Level.DEBUG, "the stream of changes begins again", cause);
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      isClosed = true;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      var connection = current;
      if (connection.isPresent()) {
        connection.get().abort(Runnable::run);
      }
      thread.interrupt();
      thread.join(Duration.ofSeconds(5));
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "the stream of changes was closed already", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
