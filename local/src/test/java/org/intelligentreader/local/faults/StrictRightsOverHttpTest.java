package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.postgres.Postgres.Grants;
import org.junit.jupiter.api.Test;

/// The same rights on a project that grants nothing by itself, where a forgotten grant is a
/// refusal.
class StrictRightsOverHttpTest extends RightsOverHttpTest {
  @Override
  Grants grants() {
    return Grants.STRICT;
  }

  @Test
  void the_project_grants_nothing_by_itself() throws Exception {
    site().sql("create table public.added_later (id int primary key)");
    assertThat(
            site()
                .column(
                    "select has_table_privilege('service_role', 'public.added_later', 'select')"))
        .containsExactly("f");
  }

  @Test
  void a_book_goes_from_upload_to_done() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    assertThat(site().work(Map.of("DELETE_SOURCE", "true")).code()).isZero();
    site().done(browser, BOOK);
    assertThat(site().hasSource(browser, BOOK)).isFalse();
  }
}
