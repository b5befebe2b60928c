package org.intelligentreader.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.intelligentreader.local.faults.FaultProxy.When;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;

/// `./reader queue` and `./reader doctor` as people type them.
class OperatorCommandsTest extends SiteTest {
  private record Said(int code, String text) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(text);
    }
  }

  @Test
  void an_operator_sees_the_queue_and_helps_it_on() throws Exception {
    var browser = site().browser();
    var file = site().folder().resolve("umbrella.epub");
    Files.write(file, Workshop.sample("the-borrowed-umbrella.epub"));

    var queued = reader("queue", "enqueue", file.toString(), "--user", browser.userId(), "--json");
    var job = queued.json().path("job").asText();
    assertThat(browser.select("books?select=*").path(0).path("title").asText())
        .isEqualTo("umbrella.epub");
    assertThat(reader("queue", "stats").text()).contains("waiting").contains("oldest for");
    assertThat(reader("queue", "list").text()).contains(job).contains("umbrella.epub");
    assertThat(reader("queue", "cancel", job).text()).isEqualTo(job + ": The job is cancelled.");
    assertThat(
            reader("queue", "list", "--status", "cancelled", "--user", browser.userId(), "--json")
                .json())
        .hasSize(1);
    assertThat(reader("queue", "retry", job).text())
        .isEqualTo(job + ": The job waits in the queue.");

    assertThat(site().work(Map.of()).code()).isZero();
    assertThat(reader("queue", "show", job).text()).contains("status").contains("done");
    assertThat(reader("queue", "cancel", job).code()).as("a finished book stays").isEqualTo(1);
    var stats = reader("queue", "stats", "--json").json();
    assertThat(stats.path("done").asInt()).isPositive();
    assertThat(stats.path("running")).isEmpty();
  }

  @Test
  void lost_workers_are_shown_and_their_jobs_taken_back() throws Exception {
    var browser = site().browser();
    browser.add(BOOK, "?", Workshop.sample("the-borrowed-umbrella.epub"));
    site().sql("select public.book_job_claim('lost-worker', 60)");
    assertThat(reader("queue", "stats").text()).contains("lost-worker").contains("claimed 0 %");
    assertThat(reader("queue", "requeue-expired").text()).isEqualTo("no lease has expired");
    site()
        .sql(
            "update public.book_processing_jobs set lease_until = now() - interval '1 second' where"
                + " status = 'processing'");
    assertThat(reader("queue", "requeue-expired", "--json").json().path("requeued").asInt())
        .isEqualTo(1);
    assertThat(reader("queue", "list", "--status", "queued").text())
        .contains("waits until")
        .contains("worker-lost");
    browser.update("books?id=eq." + BOOK, new ObjectMapper().createObjectNode().put("title", "x"));
    site().update(browser, BOOK, "cancelled");
  }

  @Test
  void what_no_row_names_is_shown_and_removed() throws Exception {
    var browser = site().browser();
    var key = browser.userId() + "/gone/processed/manifest.json.gz";
    browser.put(key, "application/gzip", new byte[] {1});
    assertThat(reader("queue", "tidy").text())
        .contains("belongs to a book or a job, or is younger");
    site().anHourPasses();

    var shown = reader("queue", "tidy", "--dry-run", "--json").json();
    assertThat(shown.path("names").toString()).contains(key);
    assertThat(shown.path("removed").asInt()).isZero();
    assertThat(reader("queue", "tidy", "--dry-run").text()).contains(key, "would be removed");
    assertThat(browser.download(key)).isNotEmpty();
    assertThat(reader("queue", "tidy", "--json").json().path("removed").asInt()).isPositive();
    assertThat(site().objects(browser, "gone")).isEmpty();
  }

  @Test
  void a_refused_upload_leaves_the_one_that_waits() throws Exception {
    var browser = site().browser();
    var file = site().folder().resolve("waits.epub");
    Files.write(file, Workshop.sample("the-borrowed-umbrella.epub"));
    var user = List.of("--user", browser.userId(), "--book", BOOK);
    assertThat(enqueue(file, user).code()).isZero();
    browser.add("by-the-page", "?", Workshop.sample("the-borrowed-umbrella.epub"));
    var before = site().objects(browser, "%");

    var other = Files.write(site().folder().resolve("other.epub"), new byte[] {1});
    site()
        .sql(
            "alter table public.books add constraint refused check (title <> 'refused') not valid");
    for (var book : List.of(BOOK, "by-the-page", "new")) {
      var same = List.of("--user", browser.userId(), "--book", book, "--title", "refused");
      assertThat(enqueue(other, same).code()).as(book).isEqualTo(69);
    }
    site().proxy.spoil("book_job_admin_enqueue", 0, 99, When.BEFORE, Faults.status(503, ""));
    assertThat(enqueue(other, user).code()).isEqualTo(69);
    site().proxy.reset();
    site().sql("alter table public.books drop constraint refused");

    assertThat(site().objects(browser, "%")).containsAll(before);
    assertThat(site().work(Map.of("MAX_JOBS", "9")).code()).isZero();
    site().done(browser, BOOK);
    site().done(browser, "by-the-page");
    site().anHourPasses();
    assertThat(reader("queue", "tidy").code()).isZero();
    assertThat(site().objects(browser, "new")).isEmpty();
  }

  private Said enqueue(Path file, List<String> more) throws Exception {
    var arguments = new ArrayList<>(List.of("queue", "enqueue", file.toString()));
    arguments.addAll(more);
    return reader(arguments.toArray(String[]::new));
  }

  @Test
  void mistakes_are_named() throws Exception {
    var nobody = UUID.randomUUID().toString();
    assertThat(reader("queue", "show", nobody).text()).contains("There is no job " + nobody);
    assertThat(reader("queue", "retry", nobody).text()).contains("The job does not exist.");
    assertThat(reader("queue", "enqueue", "missing.epub", "--user", nobody).text())
        .contains("There is no file missing.epub");
    var file = Files.write(site().folder().resolve("a.epub"), new byte[] {1});
    assertThat(reader("queue", "enqueue", file.toString(), "--user", nobody).text())
        .contains("There is no user " + nobody);
    assertThat(site().column("select name from storage.objects where name like '" + nobody + "%'"))
        .isEmpty();
    var refused = reader(Map.of("SUPABASE_SECRET_KEY", "sb_secret_wrong"), "queue", "stats");
    assertThat(refused.code()).isEqualTo(69);
    assertThat(refused.text()).contains("Check the key").doesNotContain("sb_secret_wrong");
    assertThat(reader(Map.of("SUPABASE_URL", ""), "queue", "stats").text())
        .contains("SUPABASE_URL is missing");
  }

  @Test
  void the_doctor_finds_a_sound_deployment_sound() throws Exception {
    var said = reader("doctor");
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text().lines()).hasSize(10).allMatch(line -> line.startsWith("ok "));
    assertThat(site().column("select name from storage.objects where name like 'doctor/%'"))
        .isEmpty();
  }

  @Test
  void the_doctor_says_for_each_failure_what_to_do() throws Exception {
    assertThat(doctor(Map.of("SUPABASE_URL", "http://127.0.0.1:9")))
        .contains("FAILED   server reachable")
        .contains("Check SUPABASE_URL");
    assertThat(doctor(Map.of("SUPABASE_SECRET_KEY", "sb_secret_wrong")))
        .contains("FAILED   key")
        .contains("Copy the secret key again");
    var books = reader(Map.of("SUPABASE_BUCKET", "books"), "doctor");
    assertThat(books.text())
        .contains("SUPABASE_BUCKET 'books' is not the bucket of supabase/schema.sql");
    site().proxy.spoil("GET epubs", 0, 9, When.BEFORE, Faults.status(404, "NoSuchBucket"));
    assertThat(doctor(Map.of())).contains("the bucket does not exist: epubs");
    site().proxy.reset();
    site().proxy.spoil("book_schema_version", 0, 1, When.BEFORE, Faults.status(404, "PGRST202"));
    assertThat(doctor(Map.of())).contains("FAILED   schema version").contains("schema.sql");
    site().proxy.reset();
    site().proxy.spoil("book_job_stopped", 0, 9, When.BEFORE, Faults.status(404, "PGRST202"));
    assertThat(doctor(Map.of())).contains("missing or not callable: book_job_stopped");
    site().sql("update storage.buckets set public = true where id = 'epubs'");
    assertThat(doctor(Map.of())).contains("epubs is public");
    site().sql("update storage.buckets set public = false where id = 'epubs'");
    site().sql("grant execute on function public.book_job_stats() to anon");
    assertThat(doctor(Map.of()))
        .contains("FAILED   rights of others: anon may call book_job_stats");
    site().sql("revoke execute on function public.book_job_stats() from anon");
  }

  @Test
  void a_worker_on_an_older_schema_says_what_to_apply() throws Exception {
    site().proxy.spoil("book_job_claim", 0, 9, When.BEFORE, Faults.status(404, "PGRST202"));
    var run = site().work(Map.of());
    assertThat(run.code()).isEqualTo(69);
    assertThat(run.output()).contains("apply supabase/schema.sql");
  }

  private String doctor(Map<String, String> environment) throws Exception {
    var said = reader(environment, "doctor");
    assertThat(said.code()).as(said.text()).isEqualTo(1);
    return said.text();
  }

  private Said reader(String... arguments) throws Exception {
    return reader(Map.of(), arguments);
  }

  private Said reader(Map<String, String> environment, String... arguments) throws Exception {
    var all = new HashMap<>(site().environment(environment));
    try (var command =
        WorkerChild.start(new WorkerChild.Start(List.of(), List.of(), List.of(arguments), all))) {
      var code = command.exitCode();
      return new Said(code, command.output().strip());
    }
  }
}
