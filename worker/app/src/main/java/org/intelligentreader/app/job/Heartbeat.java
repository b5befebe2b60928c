package org.intelligentreader.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.supabase.SupabaseException;

/// Renews a lease beside the work, and knows on the monotonic clock until when writing under it is
/// safe.
final class Heartbeat implements AutoCloseable {
  /// A request may still be on its way so long after it was sent.
  private static final Duration WRITE_MARGIN = Duration.ofSeconds(5);

  /// How often news of the work may be told.
  private static final Duration NEWS = Duration.ofSeconds(2);

  private final JobQueue queue;
  private final Lease lease;
  private final Duration length;
  private final Thread thread;
  private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OK);
  private volatile long safeUntil;
  private volatile int progress;
  private volatile String stage = "claimed";
  private volatile String told = "claimed";
  private volatile Runnable whenLost = () -> {};

  Heartbeat(JobQueue queue, Lease lease, Duration length) {
    this.queue = queue;
    this.lease = lease;
    this.length = length;
    this.safeUntil = System.nanoTime() + safe().toNanos();
    this.thread = Thread.ofVirtual().name("heartbeat").start(this::beat);
  }

  /// Tells how far the work is; the next beat carries it.
  void progress(int percent, String newStage) {
    progress = percent;
    stage = newStage;
  }

  /// Beats now. Throws when the lease is gone.
  void beatNow() throws IOException, SupabaseException, InterruptedException {
    renew();
    check();
  }

  /// Throws when the lease is gone or too near its end for another write.
  void check() throws LeaseLostException {
    var now = verdict.get();
    if (now.meansStop()) {
      throw new LeaseLostException(now);
    }
    if (System.nanoTime() - safeUntil > 0) {
      throw new LeaseLostException(Verdict.EXPIRED);
    }
  }

  /// Runs `action` as soon as the queue says that the lease is gone: writes on their way are cut
  /// short instead of waited for.
  void whenLost(Runnable action) {
    whenLost = action;
    lost().ifPresent(_ -> action.run());
  }

  Optional<Verdict> lost() {
    return Optional.of(verdict.get()).filter(Verdict::meansStop);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private Duration safe() {
    return length.minus(WRITE_MARGIN);
  }

  /// Renews in good time, and sooner when there is something new to tell.
  private void beat() {
    var last = System.nanoTime();
    while (!verdict.get().meansStop()) {
      try {
        Thread.sleep(NEWS);
        var due = System.nanoTime() - last > length.dividedBy(4).toNanos();
        if (due || !stage.equals(told)) {
          last = System.nanoTime();
          renew();
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException | SupabaseException e) {
        // The next beat may get through; until then the lease runs on, and check() stops the work
        // before its end.
      }
    }
  }

  private synchronized void renew() throws IOException, SupabaseException, InterruptedException {
    var sent = System.nanoTime();
    told = stage;
    var answer = queue.heartbeat(lease, progress, told);
    if (answer.meansStop()) {
      verdict.compareAndSet(Verdict.OK, answer);
      whenLost.run();
    } else {
      safeUntil = sent + safe().toNanos();
    }
  }
}
