package org.intelligentreader.app.job;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.bundle.BundleSink;

/// Uploads beside the work: a few at a time, so that a slow store does not idle the processor, and
/// with a bound on the bytes that wait, so that memory does not grow. The manifest waits until
/// everything before it is stored. The first failure stops the rest and is thrown at the next call.
final class Uploads implements BundleSink, AutoCloseable {
  /// One connection each, kept alive between files.
  static final int AT_ONCE = 8;

  /// What may be on its way; a larger file takes all of it.
  private static final int ROOM_KIB = 16 * 1024;

  private final BundleSink store;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore room = new Semaphore(ROOM_KIB);
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  /// `store` is called on many threads; it returns when a file is safe.
  Uploads(BundleSink store) {
    this.store = store;
  }

  /// Returns when a thread has taken charge of `file`, or, for the manifest, when it is stored.
  @Override
  public void put(BundleFile file) throws IOException, InterruptedException {
    if (file.isManifest()) {
      awaitAll();
      store.put(file);
      return;
    }
    var kib = Math.clamp(file.size() / 1024, 1, ROOM_KIB);
    room.acquire(kib);
    places.acquire();
    var thread = Thread.ofVirtual().name("upload").unstarted(() -> upload(file, kib));
    running.add(thread);
    thread.start();
    throwFailure();
  }

  /// Cuts all uploads short; the next call throws.
  void stop() {
    fail(new IOException("the uploads were stopped"));
  }

  /// Stops; returns when no upload is under way any more.
  @Override
  public void close() {
    stop();
    places.acquireUninterruptibly(AT_ONCE);
  }

  private void awaitAll() throws IOException, InterruptedException {
    places.acquire(AT_ONCE);
    places.release(AT_ONCE);
    throwFailure();
  }

  private void upload(BundleFile file, int kib) {
    try {
      if (!failed.isDone()) {
        store.put(file);
      }
    } catch (Throwable e) {
      fail(e);
    } finally {
      running.remove(Thread.currentThread());
      room.release(kib);
      places.release();
    }
  }

  private void fail(Throwable thrown) {
    if (failed.completeExceptionally(thrown)) {
      running.forEach(Thread::interrupt);
    }
  }

  private void throwFailure() throws IOException {
    if (!failed.isDone()) {
      return;
    }
    switch (failed.exceptionNow()) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IOException("an upload was interrupted", e);
    }
  }
}
