package org.intelligentreader.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.intelligentreader.app.bounds.BoundedWork;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.job.Stages.Stage;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.work.WorkFolders;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.ProcessedBook;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.language.overrides.Overrides;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.intelligentreader.book.wording.Message;

/// The straight line of one job: download, read, analyse, upload, manifest last, commit.
public final class BookJob {
  private static final int DOWNLOADED = 5;
  private static final int ANALYSED = 95;

  /// A job that met an outage lets others go first, in case it alone meets it.
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  private final JobQueue queue;
  private final ObjectStore store;
  private final Setup setup;
  private final Optional<SourceRemoval> sources;
  private final Stages stages = new Stages(System::nanoTime);
  private volatile Optional<Heartbeat> beating = Optional.empty();
  private boolean runaway;

  /// With what a book is processed, where its files lie meanwhile, and within which bounds.
  public record Setup(
      Tokenizers tokenizers,
      Glossaries glossaries,
      WorkFolders folders,
      Limits limits,
      Bounds bounds,
      Duration lease) {}

  /// `sources` is there when uploads are deleted after their commit.
  public BookJob(JobQueue queue, ObjectStore store, Setup setup, Optional<SourceRemoval> sources) {
    this.queue = queue;
    this.store = store;
    this.setup = setup;
    this.sources = sources;
  }

  /// Where the time of all jobs so far went.
  public Stages stages() {
    return stages;
  }

  /// Works on a claimed job to its end and records that end, unless the server cannot be reached
  /// any more.
  public Outcome run(Job job) throws IOException {
    var attempt = new Attempt(job);
    try (var heartbeat = attempt.heartbeat) {
      beating = Optional.of(heartbeat);
      try {
        return new Outcome.Completed(attempt.line.run());
      } catch (ExecutionException e) {
        var cause = Optional.ofNullable(e.getCause()).orElse(e);
        var lost =
            cause instanceof LeaseLostException gone
                ? Optional.of(gone.verdict())
                : heartbeat.lost();
        return settled(
            job.lease(),
            () ->
                lost.isPresent()
                    ? stopped(attempt, lost.get())
                    : failed(attempt, Failure.of(cause)));
      }
    } catch (InterruptedException e) {
      return interrupted(job);
    } finally {
      beating = Optional.empty();
      runaway |= attempt.line.isRunaway();
    }
  }

  /// True when the work on a book could not be stopped and still takes memory and processor time:
  /// no other book should be begun in this process.
  public boolean isRunaway() {
    return runaway;
  }

  /// The machine is about to stand still for a while: the job that is worked on, if any, gets a
  /// lease that outlasts that.
  public void expectPause() {
    beating.ifPresent(Heartbeat::expectPause);
  }

  /// One run of one job.
  private final class Attempt {
    private final Job job;
    private final BoundedWork<ProcessedBook> line =
        new BoundedWork<>(this::process, setup.bounds());
    private final Heartbeat heartbeat;
    private final BundleUpload bundle;

    Attempt(Job job) {
      this.job = job;
      this.heartbeat = new Heartbeat(queue, job.lease(), setup.lease(), line::stop);
      this.bundle = new BundleUpload(store, job, heartbeat);
    }

    private ProcessedBook process() throws BadBookException, IOException, InterruptedException {
      try (var work = setup.folders().create()) {
        var folder = work.path();
        var source = folder.resolve("source.epub");
        heartbeat.progress(1, "downloading");
        var etag = download(source);
        heartbeat.progress(DOWNLOADED, "reading");
        heartbeat.beatNow();
        var book = analyse(source, folder, BookOverrides.of(store, job, folder));
        try (var _ = stages.time(Stage.COMMIT)) {
          commit(book, etag);
        }
        return book;
      }
    }

    private Optional<String> download(Path source) throws IOException, InterruptedException {
      try (var _ = stages.time(Stage.DOWNLOAD)) {
        return store.download(job.sourcePath(), source);
      }
    }

    private ProcessedBook analyse(Path source, Path folder, Overrides overrides)
        throws BadBookException, IOException, InterruptedException {
      try (var _ = stages.time(Stage.CHAPTERS);
          var book = Books.open(source, setup.limits(), job.language());
          var uploads = new Uploads(bundle)) {
        return BookProcessor.process(
            new BundleAddress(job.bookId(), job.editionPrefix()),
            book,
            setup.tokenizers().forBook(book.metadata().language(), overrides),
            setup.glossaries().forLanguage(book.metadata().language()),
            folder,
            uploads,
            (done, expected) ->
                heartbeat.progress(
                    DOWNLOADED + (ANALYSED - DOWNLOADED) * done / Math.max(1, expected),
                    "analysing " + done + "/" + expected));
      }
    }

    private void commit(ProcessedBook book, Optional<String> etag)
        throws IOException, InterruptedException {
      if (sources.isPresent()) {
        sources.get().announce(job);
      }
      var result =
          new JobQueue.Result(
              book.metadata().title(), book.cover().thumbnail(), book.stats().chapters());
      var verdict = queue.complete(job.lease(), job.manifestKey(), result);
      switch (verdict) {
        case OK, ALREADY -> {
          if (sources.isPresent()) {
            sources.get().remove(job, etag);
          }
        }
        case CANCELLED, LOST, EXPIRED, GONE -> throw new LeaseLostException(verdict);
        case QUEUED, ERROR, BUNDLE_MISSING, BAD_PATH -> throw new BundleRefusedException(verdict);
      }
    }
  }

  /// The end of a job as the queue is told of it.
  @FunctionalInterface
  private interface Ending {
    Outcome tell() throws IOException, InterruptedException;
  }

  /// A project that does not answer hears of the end later.
  private static Outcome settled(Lease lease, Ending ending)
      throws IOException, InterruptedException {
    try {
      return ending.tell();
    } catch (ServerException e) {
      return new Outcome.Unsettled(lease, e);
    }
  }

  /// Whatever the server says, the signal to stop stays: a loop would continue without it.
  private Outcome interrupted(Job job) throws IOException {
    try {
      queue.release(job.lease(), Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      Thread.currentThread().interrupt();
      throw e;
    }
    return new Outcome.Interrupted();
  }

  /// Of a cancelled or deleted book nothing stays that this attempt wrote, unless it was committed
  /// and only the answer got lost. Until the queue knows that this worker has stopped, it gives the
  /// job to nobody else. When the lease is over by time, as after an outage, the job is given back
  /// and costs no attempt, unless somebody else has it by now.
  private Outcome stopped(Attempt attempt, Verdict verdict)
      throws IOException, InterruptedException {
    var job = attempt.job;
    var unwanted = verdict == Verdict.GONE || verdict == Verdict.CANCELLED;
    if (unwanted && !attempt.bundle.isEmpty()) {
      takeBack(attempt);
    }
    if (verdict == Verdict.EXPIRED) {
      queue.release(job.lease(), Duration.ZERO);
    } else {
      queue.stopped(job.lease());
    }
    return new Outcome.Stopped(verdict.word());
  }

  /// What cannot be removed now is found later: no row names it.
  private void takeBack(Attempt attempt) throws InterruptedException {
    try {
      if (!queue.isNamed(attempt.job)) {
        attempt.bundle.remove();
      }
    } catch (IOException e) {
      return;
    }
  }

  private Outcome failed(Attempt attempt, Failure failure)
      throws IOException, InterruptedException {
    return switch (failure) {
      case Failure.Permanent(var message) -> recorded(attempt, message, false);
      case Failure.Transient(var message) -> recorded(attempt, message, true);
      case Failure.Outage(var why) -> {
        queue.release(attempt.job.lease(), OUTAGE);
        yield new Outcome.GivenBack(why);
      }
    };
  }

  private Outcome recorded(Attempt attempt, Message message, boolean retryable)
      throws IOException, InterruptedException {
    var verdict = queue.fail(attempt.job.lease(), message, retryable);
    return verdict.meansStop() ? stopped(attempt, verdict) : new Outcome.Failed(message);
  }
}
