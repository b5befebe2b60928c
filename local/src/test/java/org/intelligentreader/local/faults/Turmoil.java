package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.faults.FaultProxy.Fault;
import org.intelligentreader.local.faults.FaultProxy.Passing;
import org.intelligentreader.local.faults.FaultProxy.Seen;
import org.intelligentreader.local.faults.FaultProxy.When;

/// What may happen to one book, by chance: its user uploads other versions, asks again, cancels,
/// takes the job away; its workers are killed, stopped or overtaken at any of their calls.
final class Turmoil {
  private static final int KILLED = 137;
  private static final Map<String, String> SETTINGS = Map.of("PATIENCE_SECONDS", "60");

  private final Site site;
  private final Browser browser;
  private final String book;
  private final Random random;
  private final List<Seen> calls = new ArrayList<>();
  private int version = 3;
  private int kills;
  private int crashes;

  Turmoil(Site site, Browser browser, String book, Random random) {
    this.site = site;
    this.browser = browser;
    this.book = book;
    this.random = random;
  }

  int kills() {
    return kills;
  }

  int crashes() {
    return crashes;
  }

  /// The first version is finished; its worker shows which calls there are.
  void begin() throws Exception {
    upload();
    site.proxy.reset();
    work();
    site.done(browser, book);
    calls.addAll(site.proxy.seen());
    // What it asks and does when there is something to tidy.
    calls.add(new Seen("book_leftovers_among", 0));
    calls.add(new Seen("DELETE epubs", 0));
  }

  /// One change by the user and one worker that meets with something; now and then one that does
  /// not, an hour that passes, and in one of `crashOneIn` rounds a crash of the database.
  void round(FieldReader reader, int crashOneIn) throws Exception {
    if (random.nextInt(3) == 0) {
      anHourPasses(reader);
    }
    site.proxy.reset();
    change();
    if (random.nextInt(crashOneIn) == 0) {
      crashAmidst();
    } else {
      strike(
          calls.get(random.nextInt(calls.size())), random.nextBoolean() ? When.BEFORE : When.AFTER);
    }
    site.proxy.reset();
    site.muchLater();
    if (random.nextInt(3) == 0) {
      work();
      site.muchLater();
    }
  }

  /// Nothing happens any more: the newest upload is finished, an hour passes, a worker tidies.
  void end(FieldReader reader) throws Exception {
    site.proxy.reset();
    upload();
    site.muchLater();
    work();
    anHourPasses(reader);
    work();
  }

  void upload() throws Exception {
    browser.add(book, "?", VersionedBook.epub(++version));
  }

  private void work() {
    var run = site.work(SETTINGS);
    assertThat(run.code()).as(run.output()).isZero();
  }

  private void anHourPasses(FieldReader reader) throws Exception {
    reader.loading.writeLock().lock();
    try {
      site.anHourPasses();
    } finally {
      reader.loading.writeLock().unlock();
    }
  }

  private void change() throws Exception {
    switch (random.nextInt(8)) {
      case 0 -> site.update(browser, book, "queued");
      case 1 -> {
        upload();
        site.update(browser, book, "cancelled");
      }
      case 2 -> {
        site.remove(browser, "book_processing_jobs?book_id=eq." + book);
        upload();
      }
      default -> upload();
    }
  }

  private void strike(Seen call, When when) throws Exception {
    var victim = new CompletableFuture<WorkerChild>();
    var fault = fault(victim);
    site.proxy.spoil(call.kind(), call.index(), call.index() + 1, when, fault);
    try (var worker = site.child(SETTINGS)) {
      victim.complete(worker);
      end(worker);
    }
  }

  private void end(WorkerChild worker) throws IOException, InterruptedException {
    var code = worker.exitCode();
    assertThat(code).as(worker.output()).isIn(KILLED, 0);
    kills += code == KILLED ? 1 : 0;
  }

  private Fault fault(CompletableFuture<WorkerChild> victim) {
    return switch (random.nextInt(8)) {
      case 0 -> meanwhile(() -> site.update(browser, book, "cancelled"));
      case 1 -> meanwhile(this::upload);
      case 2 -> meanwhile(() -> overtake(victim.join()));
      default -> passing -> Faults.kill(victim.join()).happen(passing);
    };
  }

  /// It sleeps over its lease; another worker finishes the book.
  private void overtake(WorkerChild sleeper) throws Exception {
    sleeper.signal("STOP");
    try {
      site.muchLater();
      work();
    } finally {
      sleeper.signal("CONT");
    }
  }

  private void crashAmidst() throws Exception {
    crashes++;
    try (var worker = site.child(SETTINGS)) {
      Site.await("it works", () -> site.proxy.seen().size() > random.nextInt(calls.size()));
      var database = DatabaseControl.of(site.folder());
      database.crash();
      database.recover();
      end(worker);
    }
  }

  /// Something that a test does to its site.
  @FunctionalInterface
  private interface Deed {
    void done() throws Exception;
  }

  /// While the call is on its way; it arrives all the same.
  private static Fault meanwhile(Deed deed) {
    return call -> {
      try {
        deed.done();
      } catch (IOException | InterruptedException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
      var answer = call.asked().isPresent() ? call.answer() : call.ask();
      Faults.deliver(new Passing(call.exchange(), call.later(), Optional.of(answer)));
    };
  }
}
