package org.intelligentreader.app.cli.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.CheckedAnswer;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.Shape;

/// The looks, in the order in which one failure explains the next. Each says which answer it asks
/// for; any other one is a failure.
final class Checkup {
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  private static final String REACHABLE = "server reachable";
  private static final String KEY = "key";
  private static final Duration TOLERABLE_SKEW = Duration.ofMinutes(1);
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final Shape<List<UUID>> USERS =
      Shape.listOf(Shape.row("a row with user_id", row -> row.id("user_id")));

  private final Project project;
  private final InstantSource clock;

  Checkup(Project project, InstantSource clock) {
    this.project = project;
    this.clock = clock;
  }

  /// Where nobody answers as a project does, or the key is refused, nothing else can be told.
  List<Finding> run() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    findings.add(new Check(REACHABLE, this::reachable).run());
    if (findings.getFirst().state() != Finding.State.FAILED) {
      for (var check : others()) {
        findings.add(check.run());
      }
    }
    return findings;
  }

  private List<Check> others() {
    var schema = new SchemaChecks(project);
    var store = new StorageChecks(project, clock);
    return List.of(
        new Check(KEY, this::key),
        new Check("schema version", schema::version),
        new Check("queue functions", schema::functions),
        new Check("table rights", this::tables),
        new Check("rights of others", schema::openings),
        new Check("bucket", store::bucket),
        new Check("probe object", store::probe),
        new Check("clock", this::skew));
  }

  private Finding reachable(String name) throws IOException, InterruptedException {
    try {
      rows("books");
      return Finding.ok(name, "it answers");
    } catch (RefusedException e) {
      return isOfKey(e.fault()) ? refused(e) : failed(name, e);
    } catch (ServerException e) {
      return failed(name, e);
    }
  }

  private static Finding failed(String name, ServerException e) {
    return Finding.failed(
        name,
        e.fault().message(),
        e.fault().advice().isEmpty()
            ? "The project in SUPABASE_URL answered with an error: try again in a minute."
            : e.fault().advice());
  }

  private Finding key(String name) throws IOException, InterruptedException {
    try {
      new OperatorQueue(project.client()).stats();
      return Finding.ok(name, kindOfKey() + " with the role service_role");
    } catch (RefusedException e) {
      if (isOfKey(e.fault())) {
        return refused(e);
      }
      throw e;
    }
  }

  private Finding refused(RefusedException e) {
    return Finding.failed(
        KEY,
        "the server refuses this " + kindOfKey() + ": " + e.getMessage(),
        "Copy the secret key again into SUPABASE_SECRET_KEY or SUPABASE_SERVICE_ROLE_KEY, from the"
            + " API settings of the same project as SUPABASE_URL.");
  }

  private String kindOfKey() {
    return project.config().supabase().key().isOpaque() ? "secret key" : "legacy service_role key";
  }

  /// Storage and firewalls say 403 too; those have advice of another kind.
  private static boolean isOfKey(Fault fault) {
    return (fault.status() == UNAUTHORIZED || fault.status() == FORBIDDEN)
        && fault.advice().startsWith("Check the key");
  }

  private Finding tables(String name) throws IOException, InterruptedException {
    for (var table : List.of("books", "book_processing_jobs")) {
      rows(table);
    }
    return Finding.ok(name, "books and jobs can be read");
  }

  private CheckedAnswer<List<UUID>> rows(String table) throws IOException, InterruptedException {
    var path = "/rest/v1/" + table + "?select=user_id&limit=1";
    return project.client().ask(Request.get(path, TIMEOUT), USERS);
  }

  /// The queue uses the database's clock alone, so a wrong one here only misdates log lines.
  private Finding skew(String name) throws IOException, InterruptedException {
    var date = rows("books").header("Date").orElse("");
    try {
      var there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var skew = Duration.between(there, clock.instant());
      return skew.abs().compareTo(TOLERABLE_SKEW) <= 0
          ? Finding.ok(name, "agrees with the server's")
          : Finding.warning(
              name,
              "off by " + skew.toSeconds() + " s from that of the server in SUPABASE_URL",
              "The queue is not affected, but log lines have wrong times: set the clock.");
    } catch (DateTimeParseException e) {
      return Finding.warning(name, "the server does not send the time", "Nothing to do.");
    }
  }
}
