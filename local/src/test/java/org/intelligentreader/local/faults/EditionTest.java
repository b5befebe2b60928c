package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A bundle that can be read stays whole while its book is uploaded again, cancelled and killed;
/// what no row names any more goes away.
class EditionTest extends SiteTest {
  private static final Map<String, String> SETTINGS = Map.of();

  @Test
  void a_reader_never_sees_a_mixture_nor_misses_a_file() throws Exception {
    turmoil(Integer.getInteger("editions.rounds", 10), 1_000_000);
  }

  /// `./mvnw -pl local -am verify -Dtest=EditionTest -Dtest.excluded.groups= -Dgroups=campaign
  /// -Deditions.rounds=10000`, with `-Deditions.seed=…` to repeat one.
  @Test
  @Tag("campaign")
  void a_reader_never_sees_a_mixture_nor_misses_a_file_for_long() throws Exception {
    turmoil(Integer.getInteger("editions.rounds", 1000), 50);
  }

  private void turmoil(int rounds, int crashOneIn) throws Exception {
    var seed = Long.getLong("editions.seed", System.nanoTime());
    System.out.println("editions: " + rounds + " rounds from seed " + seed);
    var browser = site().browser();
    var turmoil = new Turmoil(site(), browser, BOOK, new Random(seed));
    var reader = new FieldReader(browser, BOOK);
    turmoil.begin();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reading = threads.submit(reading(reader));
      try {
        for (var round = 1; round <= rounds && !reading.isDone(); round++) {
          turmoil.round(reader, crashOneIn);
          if (round % 100 == 0) {
            System.out.printf("editions: round %d, %s%n", round, told(turmoil, reader));
          }
        }
        turmoil.end(reader);
        throwWhatEnded(reading);
      } finally {
        reading.cancel(true);
      }
    }
    System.out.println("editions: " + told(turmoil, reader));
    reader.load();
    everyObjectIsNamed(browser);
    // Few rounds may have none by chance.
    assertThat(turmoil.kills()).isGreaterThanOrEqualTo(rounds / 100);
    assertThat(reader.loads.get()).isGreaterThan(rounds);
  }

  private static String told(Turmoil turmoil, FieldReader reader) {
    return turmoil.kills()
        + " workers killed, the database crashed "
        + turmoil.crashes()
        + " times, the book was loaded "
        + reader.loads
        + " times with "
        + reader.files
        + " files";
  }

  private static Callable<Boolean> reading(FieldReader reader) {
    return () -> {
      try {
        reader.read();
      } catch (InterruptedException e) {
        return true;
      }
      return true;
    };
  }

  /// Throws what the reader met with, if anything ended it.
  private static void throwWhatEnded(Future<Boolean> reading) throws Exception {
    if (reading.isDone()) {
      reading.get();
    }
  }

  @Test
  void a_bundle_of_an_older_worker_stays_readable_until_its_book_is_processed_again()
      throws Exception {
    var browser = site().browser();
    var turmoil = new Turmoil(site(), browser, BOOK, new Random(1));
    turmoil.begin();
    moveIntoTheFolderItself(browser);
    var reader = new FieldReader(browser, BOOK);
    site().anHourPasses();
    assertThat(site().work(SETTINGS).code()).isZero();
    reader.load();

    turmoil.upload();
    killedAt("POST vocabulary.json.gz");
    site().update(browser, BOOK, "cancelled");
    site().anHourPasses();
    assertThat(site().work(SETTINGS).code()).isZero();
    reader.load();

    turmoil.end(reader);
    reader.load();
    assertThat(reader.loads.get()).isEqualTo(3);
    everyObjectIsNamed(browser);
    assertThat(site().objects(browser, BOOK))
        .noneMatch(name -> name.contains("/processed/tokens/"));
  }

  /// What an older page does: it knows the names that a bundle had before there were editions.
  @Test
  void a_book_that_an_older_page_deleted_leaves_nothing() throws Exception {
    var browser = site().browser();
    new Turmoil(site(), browser, BOOK, new Random(2)).begin();
    browser.put(
        browser.userId() + "/" + BOOK + "/overrides.json",
        "application/json",
        "{}".getBytes(StandardCharsets.UTF_8));
    site().remove(browser, "book_processing_jobs?book_id=eq." + BOOK);
    site().remove(browser, "books?id=eq." + BOOK);
    assertThat(site().work(SETTINGS).code()).isZero();
    assertThat(site().objects(browser, BOOK)).as("within the hour").hasSizeGreaterThan(5);

    site().anHourPasses();
    assertThat(site().work(SETTINGS).code()).isZero();

    assertThat(site().objects(browser, BOOK)).isEmpty();
  }

  @Test
  void an_upload_waits_an_hour_for_its_rows_and_what_is_beside_a_book_stays() throws Exception {
    var browser = site().browser();
    new Turmoil(site(), browser, BOOK, new Random(3)).begin();
    var folder = browser.userId() + "/" + BOOK;
    browser.put(folder + "/overrides.json", "application/json", new byte[] {'{', '}'});
    browser.put(browser.userId() + "/other/source.epub", "application/epub+zip", new byte[] {1});
    assertThat(site().work(SETTINGS).code()).isZero();
    assertThat(site().objects(browser, "other")).hasSize(1);

    site().anHourPasses();
    assertThat(site().work(SETTINGS).code()).isZero();

    assertThat(site().objects(browser, "other")).isEmpty();
    assertThat(browser.download(folder + "/overrides.json")).hasSize(2);
    assertThat(site().hasSource(browser, BOOK)).isTrue();
    new FieldReader(browser, BOOK).load();
  }

  private void killedAt(String call) throws Exception {
    var victim = new CompletableFuture<WorkerChild>();
    site().proxy.reset();
    site()
        .proxy
        .spoil(call, 0, 1, When.AFTER, passing -> Faults.kill(victim.resultNow()).happen(passing));
    try (var worker = site().child(SETTINGS)) {
      victim.complete(worker);
      assertThat(worker.exitCode()).as(worker.output()).isEqualTo(137);
    }
    site().proxy.reset();
    site().muchLater();
  }

  /// As a worker of before wrote it.
  private void moveIntoTheFolderItself(Browser browser) throws Exception {
    var manifest = site().job(browser, BOOK).path("processed_path").asText();
    var edition = manifest.substring(0, manifest.lastIndexOf('/') + 1);
    var folder = browser.userId() + "/" + BOOK + "/processed/";
    for (var object : site().objects(browser, BOOK)) {
      var name = object.substring(0, object.indexOf(' '));
      if (name.startsWith(edition)) {
        var bytes = browser.download(name);
        browser.put(
            name.replace(edition, folder),
            "application/gzip",
            name.equals(manifest) ? renamed(bytes, edition, folder) : bytes);
      }
    }
    for (var table : new String[] {"books", "book_processing_jobs"}) {
      site()
          .sql(
              "update public.%s set processed_path = '%smanifest.json.gz' where processed_path = '%s'"
                  .formatted(table, folder, manifest));
    }
  }

  private static byte[] renamed(byte[] gzipped, String from, String to) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped));
        var out = new GZIPOutputStream(bytes)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      out.write(text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void everyObjectIsNamed(Browser browser) throws Exception {
    var manifest = site().job(browser, BOOK).path("processed_path").asText();
    var edition = manifest.substring(0, manifest.lastIndexOf('/') + 1);
    assertThat(site().objects(browser, BOOK))
        .allMatch(name -> name.startsWith(edition) || name.contains("/source.epub "));
  }
}
