package org.intelligentreader.app.storage.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.MovedClock;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.app.storage.supabase.BreakingStore.Manner;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.RetryBudget;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Downloads over links that break.
class DownloadTest {
  private static final int MIB = 1024 * 1024;
  private static final String KEY = "user/book/source.epub";

  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock();

  @Test
  void a_book_comes_through_a_link_that_breaks_every_8_mb_and_moves_once() throws Exception {
    var book = bytes(1, 40 * MIB);
    try (var store = new BreakingStore(Manner.STANDARD, book, 8 * MIB)) {
      assertThat(download(store, KEY)).isEqualTo(book);
      assertThat(store.asked()).hasSize(5);
      assertThat((double) store.sent() / book.length).isLessThan(1.02);
      assertThat(clock.passed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"STANDARD", "WEAK", "BLIND"})
  void a_book_that_changed_meanwhile_comes_whole_again(Manner manner) throws Exception {
    var newer = bytes(3, 2 * MIB);
    try (var store = new BreakingStore(manner, bytes(2, 3 * MIB), MIB)) {
      store.change(1, newer);
      assertThat(download(store, KEY)).isEqualTo(newer);
    }
  }

  @Test
  void a_server_without_ranges_is_asked_for_all_of_it_until_it_gives_up_or_comes()
      throws Exception {
    var book = bytes(4, 2 * MIB);
    try (var store = new BreakingStore(Manner.WHOLE, book, MIB)) {
      assertThatThrownBy(() -> download(store, KEY)).isInstanceOf(UnavailableException.class);
      store.cut(Long.MAX_VALUE);
      assertThat(download(store, KEY)).isEqualTo(book);
    }
  }

  /// Prints its seed; `-Ddownloads.seed=…` repeats it, `-Ddownloads.count=…` asks for more.
  @Test
  void any_book_over_any_link_comes_as_it_is() throws Exception {
    var seed = Long.getLong("downloads.seed", new Random().nextLong());
    System.out.println("downloads.seed=" + seed);
    var random = new Random(seed);
    for (var i = 0; i < Integer.getInteger("downloads.count", 30); i++) {
      var manner = Arrays.asList(Manner.values()).get(random.nextInt(3));
      var book = bytes(random.nextLong(), random.nextInt(200_000, 2 * MIB));
      var cut = random.nextInt(70_000, book.length + 10_000);
      try (var store = new BreakingStore(manner, book, cut)) {
        assertThat(download(store, KEY)).as("%s, cut at %d", manner, cut).isEqualTo(book);
        assertThat((double) store.sent() / book.length).isLessThan(1.02);
      }
    }
  }

  /// Whatever servers and proxies answer, what comes is one version of the object, or nothing.
  @Test
  void no_odd_answer_makes_a_book_that_never_was() throws Exception {
    var seed = Long.getLong("downloads.seed", new Random().nextLong());
    System.out.println("downloads.seed=" + seed);
    var random = new Random(seed);
    var came = 0;
    for (var i = 0; i < Integer.getInteger("downloads.count", 60); i++) {
      try (var store = new OddStore(random)) {
        try {
          var book = download(store.url(), KEY);
          assertThat(store.versions().stream().anyMatch(version -> Arrays.equals(version, book)))
              .as(store.story())
              .isTrue();
          came++;
        } catch (UnavailableException e) {
          // It gave up in time, which is right, too.
        }
      }
    }
    assertThat(came).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"user/a\"b.epub", "user/a b.epub", "user/a?b#c.epub", "user/本%2F.epub", "u/a+b"})
  void any_key_comes_to_the_server_as_it_is(String key) throws Exception {
    try (var store = new BreakingStore(Manner.STANDARD, bytes(5, 10), Long.MAX_VALUE)) {
      download(store, key);
      var path = URI.create(store.asked().getFirst()).getPath();
      assertThat(path).isEqualTo("/storage/v1/object/epubs/" + key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "user/../other/source.epub", "user//x", "/x", "u/a\u0000b", "u/\uD800"})
  void a_key_that_no_object_can_have_is_missing_and_no_bug(String key) throws Exception {
    try (var store = new BreakingStore(Manner.STANDARD, bytes(6, 10), Long.MAX_VALUE)) {
      assertThatThrownBy(() -> download(store, key)).isInstanceOf(MissingException.class);
      assertThat(store.asked()).isEmpty();
    }
  }

  private byte[] download(BreakingStore store, String key)
      throws IOException, InterruptedException {
    return download(store.url(), key);
  }

  private byte[] download(URI url, String key) throws IOException, InterruptedException {
    var file = folder.resolve("source.epub");
    Files.deleteIfExists(file);
    var retry = new Retry(RetryBudget.ofRun(Duration.ofSeconds(90)), new Random(1), clock);
    try (var client = new SupabaseClient(url, new ServiceKey("sb_secret_of_no_project"), retry)) {
      new SupabaseObjectStore(client, "epubs", Duration.ofMinutes(1)).download(key, file);
    }
    return Files.readAllBytes(file);
  }

  private static byte[] bytes(long seed, int size) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
