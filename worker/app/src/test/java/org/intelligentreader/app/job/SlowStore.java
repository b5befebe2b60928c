package org.intelligentreader.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.bundle.BundleFile;

/// A store that is as slow as a test wants it to be, and remembers what was going on.
final class SlowStore implements ObjectStore {
  /// What an upload waits for.
  @FunctionalInterface
  interface Delay {
    /// `underWay` uploads are going on, this one included.
    void await(String key, int underWay) throws IOException, InterruptedException;
  }

  final Collection<String> stored = new ConcurrentLinkedQueue<>();
  final List<String> removed = new ArrayList<>();
  final AtomicInteger interrupted = new AtomicInteger();
  private final int chapters;
  private final Delay delay;
  private final AtomicInteger underWay = new AtomicInteger();

  SlowStore(int chapters, Delay delay) {
    this.chapters = chapters;
    this.delay = delay;
  }

  int underWay() {
    return underWay.get();
  }

  @Override
  public Optional<String> download(String key, Path file) throws IOException {
    if (!key.endsWith(".epub")) {
      throw new MissingException(Fault.of("GET " + key, 404, "", "Object not found"));
    }
    SmallBook.write(file, chapters);
    return etag(key);
  }

  @Override
  public Optional<String> etag(String key) {
    return Optional.of("1");
  }

  @Override
  public void upload(String key, BundleFile file, TimeLimit limit)
      throws IOException, InterruptedException {
    try {
      delay.await(key, underWay.incrementAndGet());
      stored.add(key);
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    } finally {
      underWay.decrementAndGet();
    }
  }

  @Override
  public void remove(List<String> keys, TimeLimit limit) {
    removed.addAll(keys);
  }
}
