package org.intelligentreader.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.work.WorkFolders;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;

/// Uploads beside the work: what may happen at the same time, and what never.
class OverlapTest {
  private static final int CHAPTERS = 60;
  private static final String MANIFEST = OneJobQueue.JOB.manifestKey();

  private final OneJobQueue queue = new OneJobQueue();
  private final CountDownLatch full = new CountDownLatch(Uploads.AT_ONCE);

  @Test
  void uploads_go_on_side_by_side_and_the_manifest_goes_alone_after_all_of_them() throws Exception {
    var most = new AtomicInteger();
    var withManifest = new AtomicInteger();
    var store =
        new SlowStore(
            CHAPTERS,
            (key, underWay) -> {
              most.accumulateAndGet(underWay, Math::max);
              if (key.equals(MANIFEST)) {
                withManifest.set(underWay);
              } else {
                awaitFull();
              }
            });

    var outcome = run(store);

    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(queue.end.get()).isEqualTo("completed");
    assertThat(most.get()).isEqualTo(Uploads.AT_ONCE);
    assertThat(withManifest.get()).isEqualTo(1);
    assertThat(store.stored).hasSize(CHAPTERS + 3).doesNotHaveDuplicates();
    assertThat(List.copyOf(store.stored).getLast()).isEqualTo(MANIFEST);
  }

  @Test
  void a_cancelled_job_cuts_its_uploads_short_and_takes_back_what_it_wrote() throws Exception {
    var store =
        new SlowStore(
            CHAPTERS,
            (_, _) -> {
              awaitFull();
              queue.lease.set(Verdict.CANCELLED);
              hang();
            });

    var outcome = run(store);

    assertThat(outcome).isEqualTo(new Outcome.Stopped("cancelled"));
    assertThat(store.stored).isEmpty();
    assertThat(store.interrupted.get()).isEqualTo(Uploads.AT_ONCE);
    assertThat(store.removed).hasSizeGreaterThanOrEqualTo(Uploads.AT_ONCE);
    assertThat(queue.end.get()).isEqualTo("open");
    nothingRuns(store);
  }

  @Test
  void a_stop_signal_while_the_store_hangs_gives_the_job_back() throws Exception {
    var store =
        new SlowStore(
            CHAPTERS,
            (_, _) -> {
              full.countDown();
              hang();
            });
    var outcome = new FutureTask<>(() -> run(store));
    var worker = Thread.ofPlatform().start(outcome);
    assertThat(full.await(30, TimeUnit.SECONDS)).isTrue();

    worker.interrupt();

    assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted());
    assertThat(queue.end.get()).isEqualTo("released");
    assertThat(store.stored).isEmpty();
    nothingRuns(store);
  }

  @Test
  void one_upload_that_fails_fails_the_job_and_stops_the_others() throws Exception {
    var store =
        new SlowStore(
            CHAPTERS,
            (_, underWay) -> {
              awaitFull();
              if (underWay == Uploads.AT_ONCE) {
                throw new IOException("the store is full");
              }
              hang();
            });

    var outcome = run(store);

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(queue.end.get()).contains("the store is full");
    assertThat(store.stored).isEmpty();
    nothingRuns(store);
  }

  @Test
  void the_last_upload_that_fails_leaves_no_manifest() throws Exception {
    var store =
        new SlowStore(
            CHAPTERS,
            (key, _) -> {
              if (key.endsWith("report.json")) {
                throw new IOException("broken pipe");
              }
            });

    assertThat(run(store)).isInstanceOf(Outcome.Failed.class);
    assertThat(store.stored).hasSize(CHAPTERS + 1).doesNotContain(MANIFEST);
  }

  private Outcome run(SlowStore store) throws Exception {
    return new BookJob(
            queue,
            store,
            new BookJob.Setup(
                Tokenizers.standard(),
                Glossaries.NONE,
                WorkFolders.ofMachine(),
                Limits.DEFAULTS,
                Bounds.of(Duration.ofMinutes(5)),
                Duration.ofSeconds(60)),
            Optional.empty())
        .run(OneJobQueue.JOB);
  }

  /// Returns when as many uploads are under way as may be.
  private void awaitFull() throws IOException, InterruptedException {
    full.countDown();
    if (!full.await(30, TimeUnit.SECONDS)) {
      throw new IOException("uploads do not overlap");
    }
  }

  private static void hang() throws InterruptedException {
    Thread.sleep(Duration.ofMinutes(5));
  }

  private static void nothingRuns(SlowStore store) {
    assertThat(store.underWay()).isZero();
    var names = new ArrayList<String>();
    Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
    assertThat(names).doesNotContain("read", "analyse");
  }
}
