package org.intelligentreader.local.storage;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// A body whose reader can be sent away by somebody else, even while it waits for a client that has
/// gone silent.
final class StoppableBody implements Content.Source {
  private final Content.Source body;
  private final AtomicReference<Runnable> waiting = new AtomicReference<>(StoppableBody::nobody);
  private volatile boolean isStopped;

  StoppableBody(Content.Source body) {
    this.body = body;
  }

  boolean isStopped() {
    return isStopped;
  }

  void stop() {
    isStopped = true;
    wake();
  }

  private static void nobody() {}

  private void wake() {
    waiting.getAndSet(StoppableBody::nobody).run();
  }

  @Override
  public Content.@Nullable Chunk read() {
    return isStopped
        ? Content.Chunk.from(new IOException("another request continues this upload"))
        : body.read();
  }

  @Override
  public void demand(Runnable demandCallback) {
    waiting.set(demandCallback);
    body.demand(this::wake);
    if (isStopped) {
      wake();
    }
  }

  @Override
  public void fail(Throwable failure) {
    // What is left is read away by the gateway, so that the client hears the answer.
  }
}
