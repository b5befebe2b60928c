package org.intelligentreader.local.storage;

import java.io.IOException;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// A body that breaks off when it is longer than a limit, however its length was announced.
final class BoundedSource implements Content.Source {
  private final Content.Source body;
  private final long limit;
  private long seen;

  BoundedSource(Content.Source body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  boolean isExceeded() {
    return seen > limit;
  }

  @Override
  public Content.@Nullable Chunk read() {
    var chunk = body.read();
    if (chunk == null || Content.Chunk.isFailure(chunk)) {
      return chunk;
    }
    seen += chunk.remaining();
    if (isExceeded()) {
      chunk.release();
      return Content.Chunk.from(new IOException("the body is longer than " + limit + " bytes"));
    }
    return chunk;
  }

  @Override
  public void demand(Runnable demandCallback) {
    body.demand(demandCallback);
  }

  @Override
  public void fail(Throwable failure) {
    // What is left is read away by the gateway, so that the client hears the answer.
  }
}
