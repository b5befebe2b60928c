package org.intelligentreader.local.page;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// A wire on loopback between a browser and a stack. It counts what is sent to the stack, and
/// breaks in the middle of whatever passes when told to.
final class Wire implements AutoCloseable {
  private static final int BUFFER = 65_536;

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong breaksAt = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong stallsAt = new AtomicLong(Long.MAX_VALUE);
  private final Semaphore flow = new Semaphore(0);
  private final URI target;
  private volatile boolean isBroken;
  private volatile boolean isStalled;

  Wire(URI target) throws IOException {
    this.target = target;
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /// Bytes towards the stack so far.
  long sent() {
    return sent.get();
  }

  /// Breaks all connections after so many more bytes towards the stack, and lets no new one through
  /// until it is mended. A browser repeats by itself what breaks once.
  void breakAfter(long bytes) {
    breaksAt.set(sent.get() + bytes);
  }

  void mend() {
    isBroken = false;
  }

  /// After so many more bytes, the connection on which they came stands still until it may flow;
  /// others pass.
  void stallAfter(long bytes) {
    stallsAt.set(sent.get() + bytes);
  }

  boolean isStalled() {
    return isStalled;
  }

  void flow() {
    stallsAt.set(Long.MAX_VALUE);
    flow.release();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        var browser = door.accept();
        if (isBroken) {
          browser.close();
          continue;
        }
        var stack = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
        sockets.add(browser);
        sockets.add(stack);
        threads.execute(() -> pass(browser, stack, this::count));
        threads.execute(() -> pass(stack, browser, _ -> {}));
      }
    } catch (IOException e) {
      // The door was closed.
    }
  }

  private void pass(Socket from, Socket to, IntConsumer passed) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      var buffer = new byte[BUFFER];
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        passed.accept(n);
      }
    } catch (IOException e) {
      // One end hung up, or the wire broke.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void count(int bytes) {
    if (sent.get() + bytes >= stallsAt.get()) {
      stallsAt.set(Long.MAX_VALUE);
      isStalled = true;
      flow.acquireUninterruptibly();
    }
    if (sent.addAndGet(bytes) >= breaksAt.get()) {
      breaksAt.set(Long.MAX_VALUE);
      isBroken = true;
      sockets.forEach(Wire::end);
    }
  }

  private static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was at its end already.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    flow();
    sockets.forEach(Wire::end);
    threads.close();
  }
}
