package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the operator sees, and what everybody else does not.
@InChromium
class QueuePageTest {
  private final PageStage stage;

  QueuePageTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void who_sits_at_the_machine_sees_all_jobs_and_requeues_one() throws Exception {
    var page = SpeedBook.epub("測られた本", "ja", "<p>旅人は歩いていた。</p>".repeat(500));
    stage.user(PageStage.OPERATOR).add("measured", "?", page);
    fail("local-queue");
    try (var operator = stage.atThisMachine("en-GB").goTo("#/queue")) {
      var row = row(operator, "local-queue");
      assertThat(row).containsText("Failed");
      assertThat(row).containsText("not-an-epub");
      assertThat(cell(row, "Attempt")).hasText("1 of 5");
      assertThat(cell(row, "Started")).hasText(Pattern.compile("\\d\\d:\\d\\d$"));
      assertThat(cell(row(operator, "測られた本"), "Characters/s"))
          .hasText(Pattern.compile("^[\\d,]+$"));
      assertThat(operator.page().locator(".totals")).containsText("Oldest wait");
      row.locator("text=Queue again").click();
      assertThat(row).containsText("Waiting");
      row.locator("text=Cancel").click();
      assertThat(row).containsText("Cancelled");
      assertThat(operator.complaints()).isEmpty();
    }
  }

  @Test
  void a_stalled_job_is_shown_and_requeued() throws Exception {
    stage.work();
    stage.user("stalled@example.org").add("stalled", "stalled", new byte[] {1});
    stage.rpc("book_job_claim", "{\"worker_id\":\"dead-worker\"}");
    expire("stalled");
    try (var operator = stage.atThisMachine("en-GB").goTo("#/queue")) {
      var row = row(operator, "stalled");
      assertThat(row).containsText("Stalled");
      assertThat(row).containsText("dead-worker");
      operator.button("Requeue stalled").click();
      assertThat(row).containsText("Waiting");
    }
    stage.work();
  }

  @Test
  void a_user_sees_only_their_own_jobs_until_they_show_the_service_key() throws Exception {
    fail("somebody-else");
    fail("hosted-user");
    try (var user = stage.visitor("hosted-user").signIn().goTo("#/queue")) {
      assertThat(row(user, "hosted-user")).containsText("Failed");
      assertThat(user.page().locator("[data-job]")).hasCount(1);

      user.page().getByLabel("Service key").fill(stage.stack().keys().publishable());
      user.button("Show all jobs").click();
      assertThat(user.page().locator(".notice.error")).containsText("may not see the queue");

      user.page().getByLabel("Service key").fill(stage.stack().keys().serviceRoleJwt());
      user.button("Show all jobs").click();
      assertThat(row(user, "somebody-else")).isVisible();
      assertThat(user.page().content()).doesNotContain(stage.stack().keys().serviceRoleJwt());
      assertThat(user.page().evaluate("() => JSON.stringify(localStorage)").toString())
          .doesNotContain(stage.stack().keys().serviceRoleJwt());
    }
  }

  private static Locator cell(Locator row, String column) {
    return row.locator("[data-label='" + column + "']");
  }

  private static Locator row(Visitor visitor, String title) {
    return visitor.page().locator("[data-job]").filter(having(title));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /// A job of a user of that name that has failed.
  private void fail(String name) throws Exception {
    stage.user(name + "@example.org").add(name, name, new byte[] {1});
    stage.work();
  }

  private void expire(String bookId) throws Exception {
    try (var connection = java.sql.DriverManager.getConnection(stage.stack().databaseUrl());
        var statement =
            connection.prepareStatement(
                "update public.book_processing_jobs set lease_until = now() - interval '1 hour' where book_id = ?")) {
      statement.setString(1, bookId);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
