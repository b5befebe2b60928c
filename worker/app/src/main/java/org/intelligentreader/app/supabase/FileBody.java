package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Writes a body into a file, and tells a disk that fails from a network that does.
public final class FileBody implements BodySubscriber<Path> {
  private final Path file;
  private final OpenOption how;
  private final CompletableFuture<Path> written = new CompletableFuture<>();
  private @Nullable FileChannel channel;
  private @Nullable Subscription subscription;

  private FileBody(Path file, OpenOption how) {
    this.file = file;
    this.how = how;
  }

  /// Replaces what is in `file`.
  public static FileBody whole(Path file) {
    return new FileBody(file, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /// Continues after what is in `file`.
  public static FileBody rest(Path file) {
    return new FileBody(file, StandardOpenOption.APPEND);
  }

  @Override
  public CompletionStage<Path> getBody() {
    return written;
  }

  /// Writes nothing more: what is still under way comes too late.
  public synchronized void stop() {
    if (!written.isDone()) {
      if (subscription != null) {
        subscription.cancel();
      }
      close();
      written.cancel(false);
    }
  }

  @Override
  public synchronized void onSubscribe(Subscription begun) {
    subscription = begun;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
      begun.request(Long.MAX_VALUE);
    } catch (IOException e) {
      fail(e);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> parts) {
    if (channel == null || written.isDone()) {
      return;
    }
    try {
      for (var part : parts) {
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  @Override
  public synchronized void onError(Throwable thrown) {
    close();
    written.completeExceptionally(thrown);
  }

  @Override
  public synchronized void onComplete() {
    close();
    written.complete(file);
  }

  private void fail(IOException disk) {
    if (subscription != null) {
      subscription.cancel();
    }
    close();
    written.completeExceptionally(new DiskException(file, disk));
  }

  private void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      written.completeExceptionally(new DiskException(file, e));
    }
  }
}
