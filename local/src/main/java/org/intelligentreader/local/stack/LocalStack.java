package org.intelligentreader.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.intelligentreader.local.auth.AuthService;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.http.Authentication;
import org.intelligentreader.local.http.Gateway;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.JsonErrors;
import org.intelligentreader.local.http.RequestGuard;
import org.intelligentreader.local.http.ServerConnections;
import org.intelligentreader.local.page.DictionaryService;
import org.intelligentreader.local.page.Edict;
import org.intelligentreader.local.page.OperatorFunctions;
import org.intelligentreader.local.page.OwnPages;
import org.intelligentreader.local.page.PageSession;
import org.intelligentreader.local.page.Pages;
import org.intelligentreader.local.page.Pairing;
import org.intelligentreader.local.page.Reset;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.realtime.RealtimeService;
import org.intelligentreader.local.rest.RestService;
import org.intelligentreader.local.storage.StorageService;

/// A Supabase-compatible server on one loopback port, with a real PostgreSQL behind it. Its data
/// folder may be used by one stack at a time and survives any kind of end.
public final class LocalStack implements AutoCloseable {
  /// Line and headers of a request together; front ends name many rows in an address.
  private static final int LONGEST_HEAD = 32_768;

  private static final int LONGEST_QUEUE = 1024;

  private final FileLock lock;
  private final Postgres postgres;
  private final RealtimeService realtime;
  private final Server server;
  private final ApiKeys keys;
  private final AuthService auth;
  private final Pairing pairing;
  private final Upkeep upkeep;
  private final Remembered remembered = new Remembered();

  private LocalStack(LocalOptions options, FileLock lock) throws IOException {
    this.lock = lock;
    this.keys = KeyFile.in(options.dataFolder());
    this.postgres =
        Postgres.start(
            options.dataFolder(), options.programsParent(), options.grants(), options.reader());
    this.auth =
        new AuthService(postgres, keys, InstantSource.system(), System.err::println, this::url);
    this.realtime =
        new RealtimeService(
            postgres, new Authentication(keys, InstantSource.system()), InstantSource.system());
    this.pairing = new Pairing(InstantSource.system(), options.codeTeller());
    try {
      var storage = storage(PrivateFolder.inside(options.dataFolder(), "objects"));
      this.server = server(options, storage);
      this.upkeep = new Upkeep(storage);
    } catch (IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /// Starts the stack, or says why it cannot.
  public static LocalStack start(LocalOptions options) throws IOException {
    PrivateFolder.prepare(options.dataFolder());
    var lock = lock(options.dataFolder());
    LocalStack stack;
    try {
      stack = new LocalStack(options, lock);
    } catch (IOException | RuntimeException e) {
      lock.channel().close();
      throw e;
    }
    try {
      stack.server.start();
      if (options.lan()) {
        stack.pairing.open();
      }
      return stack;
    } catch (Exception e) {
      // Somebody stops the stack: it ends as a whole before that is told on.
      var isStopped = Thread.interrupted() || e instanceof InterruptedException;
      stack.close();
      if (isStopped) {
        Thread.currentThread().interrupt();
        throw new IOException("the start was stopped", e);
      }
      throw new IOException(
          "port "
              + options.port()
              + " cannot be used: "
              + e.getMessage()
              + "; choose another with --port",
          e);
    }
  }

  public URI url() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  /// Where devices of the local network find the page, once it is served to them.
  public List<URI> lanUrls() {
    return Lan.addresses().stream()
        .map(address -> URI.create("http://" + address + ":" + url().getPort()))
        .toList();
  }

  public ApiKeys keys() {
    return keys;
  }

  /// JDBC, as the superuser; for tests.
  public String databaseUrl() {
    return postgres.url();
  }

  /// Runs SQL as the superuser, for example what a test wants to find. The place of a mistake
  /// counts from its first character.
  public void seed(String sql) throws SQLException {
    try (var connection = postgres.scripts();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The reader's own schema closes functions that are made later. From now on they are open, as on
  /// a new project: for an application whose double this is.
  public void openFunctions() throws SQLException {
    seed(
        """
        alter default privileges grant execute on functions to public;
        alter default privileges in schema public grant execute on functions to anon, authenticated;
        """);
  }

  /// Remembers the state of now for `reset`.
  public void remember() throws SQLException {
    remembered.remember(postgres::scripts);
  }

  /// Goes back to what was remembered; false when nothing was.
  public boolean reset() throws SQLException {
    return remembered.reset();
  }

  public UUID ensureUser(String email, String password) throws IOException {
    try {
      return auth.ensureUser(email, password);
    } catch (SQLException | HttpError e) {
      throw new IOException("the user could not be created: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the HTTP server did not stop: " + e.getMessage(), e);
    } finally {
      upkeep.close();
      try {
        remembered.close();
      } finally {
        realtime.close();
        postgres.close();
        lock.channel().close();
      }
    }
  }

  private static FileLock lock(Path folder) throws IOException {
    PrivateFolder.file(folder.resolve("lock"));
    var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // This process holds it: the same message.
    }
    channel.close();
    throw new IOException(
        "the data folder "
            + folder
            + " is in use by another stack; stop it or choose another with --data");
  }

  private StorageService storage(Path folder) throws IOException {
    var storage = new StorageService(postgres, folder, keys.jwtSecret(), InstantSource.system());
    try {
      storage.sweep();
      return storage;
    } catch (SQLException e) {
      throw new IOException("the stored files could not be searched: " + e.getMessage(), e);
    }
  }

  private Server server(LocalOptions options, StorageService storage) throws IOException {
    var threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    // Buffers are not shared: one that the server gave back twice, after a broken request, would
    // let
    // a caller read the request of another.
    var jetty = new Server(threads, null, ByteBufferPool.NON_POOLING);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUseInputDirectByteBuffers(false);
    http.setUseOutputDirectByteBuffers(false);
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setRequestHeaderSize(LONGEST_HEAD);
    var connector = new ServerConnector(jetty, new ServerConnections(http));
    if (!options.lan()) {
      connector.setHost("127.0.0.1");
    }
    connector.setPort(options.port());
    // A test may send all its requests at once.
    connector.setAcceptQueueSize(LONGEST_QUEUE);
    jetty.addConnector(connector);
    jetty.setErrorHandler(new JsonErrors());
    var rest = new RestService(postgres);
    jetty.setHandler(
        new Gateway(
            keys,
            InstantSource.system(),
            new RequestGuard(options.origins(), options.lan() ? Lan.names() : Set.of()),
            Map.of(
                "/rest/v1",
                rest,
                "/storage/v1",
                storage,
                "/auth/v1",
                auth,
                "/realtime/v1",
                realtime),
            new OwnPages(
                Map.of(
                    "/local/session",
                    new PageSession(auth, options.pageUser(), pairing),
                    "/local/operator",
                    new OperatorFunctions(rest, options.pageUser().isPresent()),
                    "/local/reset",
                    new Reset(keys, this::reset),
                    "/dictionary",
                    new DictionaryService(Edict.INSTALLED)),
                new Pages(options.webFolder(), keys.publishable())),
            realtime));
    ServerWebSocketContainer.ensure(jetty);
    return jetty;
  }
}
