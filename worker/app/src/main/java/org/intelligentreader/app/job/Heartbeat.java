package org.intelligentreader.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;

/// Renews a lease beside the work, stops the work when the lease is gone, and knows on the
/// monotonic clock how long a write may take so that it ends before the lease does.
final class Heartbeat implements AutoCloseable {
  /// Between the end of the last write and the end of the lease.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /// A write that must be over sooner than this is not begun.
  private static final Duration SHORTEST_WRITE = Duration.ofSeconds(1);

  /// A lease that outlasts the move of a container to another machine.
  private static final Duration PAUSE = Duration.ofMinutes(3);

  /// How often news of the work may be told.
  private static final Duration NEWS = Duration.ofSeconds(2);

  private final JobQueue queue;
  private final Lease lease;
  private final Runnable onLoss;
  private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OK);
  private final Thread thread;
  private volatile Duration length;
  private volatile long writesEnd;
  private volatile int progress;
  private volatile String stage = "claimed";
  private volatile String told = "claimed";

  /// Beats until it is closed or the lease is lost, which runs `onLoss` once.
  Heartbeat(JobQueue queue, Lease lease, Duration length, Runnable onLoss) {
    this.queue = queue;
    this.lease = lease;
    this.length = length;
    this.onLoss = onLoss;
    this.writesEnd = writesEnd(System.nanoTime(), length);
    this.thread = Thread.ofVirtual().name("heartbeat").start(this::beat);
  }

  /// Tells how far the work is; the next beat carries it.
  void progress(int percent, String newStage) {
    progress = percent;
    stage = newStage;
  }

  /// Beats now. Throws when the lease is gone.
  void beatNow() throws IOException, InterruptedException {
    renew();
    timeToWrite();
  }

  /// The machine is about to stand still: from now on the lease is long enough to outlast that.
  void expectPause() {
    if (length.compareTo(PAUSE) < 0) {
      length = PAUSE;
    }
    Thread.ofVirtual().name("heartbeat before a pause").start(this::beatQuietly);
  }

  /// How long a write that begins now may take. Throws when the lease is gone or too near its end.
  Duration timeToWrite() throws LeaseLostException {
    var now = verdict.get();
    if (now.meansStop()) {
      throw new LeaseLostException(now);
    }
    var left = Duration.ofNanos(writesEnd - System.nanoTime());
    if (left.compareTo(SHORTEST_WRITE) < 0) {
      throw new LeaseLostException(Verdict.EXPIRED);
    }
    return left;
  }

  Optional<Verdict> lost() {
    return Optional.of(verdict.get()).filter(Verdict::meansStop);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private static long writesEnd(long sent, Duration granted) {
    return sent + granted.minus(MARGIN).toNanos();
  }

  /// Renews in good time, and sooner when there is something new to tell.
  private void beat() {
    var last = System.nanoTime();
    while (!verdict.get().meansStop()) {
      try {
        Thread.sleep(NEWS);
      } catch (InterruptedException e) {
        return;
      }
      var due = System.nanoTime() - last > length.dividedBy(4).toNanos();
      if (due || !stage.equals(told)) {
        last = System.nanoTime();
        beatQuietly();
      }
    }
  }

  /// A beat that fails, be it for want of memory, is not news: the next may get through; until then
  /// the lease runs on, and timeToWrite() stops the work before its end.
  private void beatQuietly() {
    try {
      renew();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | OutOfMemoryError e) {
      return;
    }
  }

  /// The lease is counted from before the request, so it never seems longer than it is.
  private synchronized void renew() throws IOException, InterruptedException {
    var sent = System.nanoTime();
    var asked = length;
    told = stage;
    var answer = queue.heartbeat(lease, asked, progress, told);
    if (!answer.meansStop()) {
      writesEnd = writesEnd(sent, asked);
    } else if (verdict.compareAndSet(Verdict.OK, answer)) {
      onLoss.run();
    }
  }
}
