package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// When the upload goes, and when it stays. Crashes in between: KillTest.
class SourceDeletionTest extends SiteTest {
  private static final Map<String, String> DELETE = Map.of("DELETE_SOURCE", "true");

  @Test
  void the_upload_stays_unless_told_otherwise_also_when_a_later_run_deletes() throws Exception {
    var browser = browserWithBook();
    site().work(Map.of());
    site().work(DELETE);
    site().done(browser, BOOK);
    assertThat(site().hasSource(browser, BOOK)).isTrue();
    assertThat(deletedAt(browser)).isEqualTo("null");
  }

  @Test
  void the_upload_goes_after_the_commit_and_the_book_says_so() throws Exception {
    var browser = browserWithBook();
    site().work(DELETE);
    site().done(browser, BOOK);
    assertThat(site().hasSource(browser, BOOK)).isFalse();
    assertThat(deletedAt(browser)).isNotEqualTo("null");
  }

  @Test
  void an_upload_that_changed_meanwhile_is_a_new_book_and_stays() throws Exception {
    var browser = browserWithBook();
    site()
        .proxy
        .spoil(
            "book_job_complete",
            0,
            1,
            When.AFTER,
            call -> {
              site().replaceSource(browser, BOOK, Workshop.sample("todai-no-yubinya.epub"));
              Faults.deliver(call);
            });
    site().work(DELETE);
    site().work(DELETE);
    site().done(browser, BOOK);
    assertThat(site().hasSource(browser, BOOK)).isTrue();
    assertThat(deletedAt(browser)).isEqualTo("null");
  }

  @Test
  void the_upload_of_a_book_that_failed_stays() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", "{\\rtf1 no book}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    site().work(DELETE);
    assertThat(site().job(browser, BOOK).path("status").asText()).isEqualTo("error");
    assertThat(site().hasSource(browser, BOOK)).isTrue();
  }

  private Browser browserWithBook() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    return browser;
  }

  private static String deletedAt(Browser browser) throws Exception {
    return browser.select("books?id=eq." + BOOK).path(0).path("source_deleted_at").asText("null");
  }
}
