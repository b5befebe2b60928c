package org.intelligentreader.app.supabase;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Reads a body as text, and no more of it than a limit: what stands at an address may send without
/// an end.
final class TextBody implements BodySubscriber<TextBody.Text> {
  /// An error says what it has to say within so much.
  static final int LONGEST_ERROR = 64 * 1024;

  /// The largest answers are lists of a thousand names or rows.
  static final int LONGEST_ANSWER = 16 * 1024 * 1024;

  private final int longest;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Text> read = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  TextBody(int longest) {
    this.longest = longest;
  }

  /// What came; `whole` is false when there was more than the limit.
  record Text(String text, boolean whole) {}

  static BodyHandler<Text> ofAnswer() {
    return _ -> new TextBody(LONGEST_ANSWER);
  }

  @Override
  public CompletionStage<Text> getBody() {
    return read;
  }

  @Override
  public synchronized void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> parts) {
    for (var part : parts) {
      var taken = new byte[Math.min(part.remaining(), longest - bytes.size())];
      part.get(taken);
      bytes.writeBytes(taken);
      if (part.hasRemaining()) {
        end(false);
        return;
      }
    }
  }

  @Override
  public synchronized void onError(Throwable thrown) {
    read.completeExceptionally(thrown);
  }

  @Override
  public synchronized void onComplete() {
    end(true);
  }

  private void end(boolean whole) {
    if (!whole && subscription != null) {
      subscription.cancel();
    }
    read.complete(new Text(bytes.toString(StandardCharsets.UTF_8), whole));
  }
}
