package org.intelligentreader.app.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.JobQueue;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.supabase.SupabaseException;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.ProcessedBook;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.epub.Limits;
import org.intelligentreader.book.language.Tokenizers;
import org.intelligentreader.book.text.EpubBookText;

/// The straight line of one job: download, read, analyse, upload, manifest last, commit. Uploads
/// run beside the reading and analysing.
public final class BookJob {
  private static final int DOWNLOADED = 5;
  private static final int ANALYSED = 95;

  private final JobQueue queue;
  private final ObjectStore store;
  private final Tokenizers tokenizers;
  private final Duration lease;
  private final boolean deleteSource;

  public BookJob(
      JobQueue queue,
      ObjectStore store,
      Tokenizers tokenizers,
      Duration lease,
      boolean deleteSource) {
    this.queue = queue;
    this.store = store;
    this.tokenizers = tokenizers;
    this.lease = lease;
    this.deleteSource = deleteSource;
  }

  /// Works on a claimed job to its end and records that end, unless the server cannot be reached
  /// any more.
  public Outcome run(Job job) throws IOException, SupabaseException {
    var written = Collections.synchronizedList(new ArrayList<String>());
    try (var heartbeat = new Heartbeat(queue, job.lease(), lease)) {
      try {
        return new Outcome.Completed(process(job, heartbeat, written));
      } catch (InterruptedException e) {
        return release(job);
      } catch (LeaseLostException e) {
        return stopped(job, e.verdict(), written);
      } catch (Exception | OutOfMemoryError | StackOverflowError e) {
        if (Thread.interrupted()) {
          return release(job);
        }
        var lost = heartbeat.lost();
        return lost.isPresent()
            ? stopped(job, lost.get(), written)
            : failed(job, Failure.of(e), written);
      }
    }
  }

  private ProcessedBook process(Job job, Heartbeat heartbeat, List<String> written)
      throws BadBookException, IOException, SupabaseException, InterruptedException {
    var folder = Files.createTempDirectory("book-");
    try {
      var source = folder.resolve("source.epub");
      heartbeat.progress(1, "downloading");
      store.download(job.sourcePath(), source);
      heartbeat.progress(DOWNLOADED, "reading");
      heartbeat.beatNow();
      try (var book = EpubBookText.open(source, Limits.DEFAULTS, language(job));
          var uploads = new Uploads(file -> upload(job, file, heartbeat, written))) {
        heartbeat.whenLost(uploads::stop);
        var processed =
            BookProcessor.process(
                new BundleAddress(job.bookId(), job.processedPrefix()),
                book,
                tokenizers.forLanguage(book.metadata().language()),
                folder,
                uploads,
                (done, expected) ->
                    heartbeat.progress(
                        DOWNLOADED + (ANALYSED - DOWNLOADED) * done / Math.max(1, expected),
                        "analysing " + done + "/" + expected));
        commit(job, processed);
        return processed;
      }
    } finally {
      deleteFolder(folder);
    }
  }

  /// `en` is the column's default: it says that nobody chose.
  private static Optional<String> language(Job job) {
    return Optional.of(job.language())
        .filter(language -> !language.isBlank() && !language.equals("en"));
  }

  private void upload(Job job, BundleFile file, Heartbeat heartbeat, List<String> written)
      throws IOException, InterruptedException {
    var key = job.processedPrefix() + file.path();
    try {
      if (file.isManifest()) {
        heartbeat.progress(ANALYSED, "storing");
        heartbeat.beatNow();
      }
      heartbeat.check();
      written.add(key);
      store.upload(key, file);
    } catch (SupabaseException e) {
      throw new StoreFailedException(e);
    }
  }

  private void commit(Job job, ProcessedBook book)
      throws IOException, SupabaseException, InterruptedException {
    var result =
        new JobQueue.Result(
            book.metadata().title(), book.cover().thumbnail(), book.stats().chapters());
    var verdict = queue.complete(job.lease(), job.processedPrefix() + BundleFile.MANIFEST, result);
    switch (verdict) {
      case OK, ALREADY -> deleteSource(job);
      case CANCELLED, LOST, EXPIRED, GONE -> throw new LeaseLostException(verdict);
      case QUEUED, ERROR, BUNDLE_MISSING, BAD_PATH ->
          throw new IOException("the queue refused the finished bundle: " + verdict);
    }
  }

  private void deleteSource(Job job) throws IOException, SupabaseException, InterruptedException {
    if (deleteSource) {
      store.remove(List.of(job.sourcePath()));
      queue.sourceDeleted(job.lease());
    }
  }

  private Outcome release(Job job) throws IOException, SupabaseException {
    try {
      queue.release(job.lease());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Outcome.Interrupted();
  }

  /// A cancelled or deleted book keeps nothing of what this attempt wrote, unless an earlier bundle
  /// of the same keys is still being read; a lost one belongs to somebody else.
  private Outcome stopped(Job job, Verdict verdict, List<String> written)
      throws IOException, SupabaseException {
    try {
      var unwanted =
          verdict == Verdict.GONE
              || (verdict == Verdict.CANCELLED && !queue.hasCommittedBundle(job));
      if (unwanted && !written.isEmpty()) {
        store.remove(List.copyOf(written));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Outcome.Stopped(verdict.name().toLowerCase(Locale.ROOT));
  }

  private Outcome failed(Job job, Failure failure, List<String> written)
      throws IOException, SupabaseException {
    try {
      var verdict =
          queue.fail(
              job.lease(), failure.message(), failure.code(), failure instanceof Failure.Transient);
      return verdict.meansStop() ? stopped(job, verdict, written) : new Outcome.Failed(failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Interrupted();
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(BookJob::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
