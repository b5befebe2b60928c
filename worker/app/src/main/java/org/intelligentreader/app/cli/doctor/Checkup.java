package org.intelligentreader.app.cli.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.intelligentreader.app.cli.Project;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.supabase.QueueDesk;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.supabase.SupabaseClient.Request;
import org.intelligentreader.book.bundle.BundleFile;

/// The looks, in the order in which one failure explains the next.
final class Checkup {
  static final String REACHABLE = "server reachable";

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String PROBE = "doctor/probe.json";
  static final int SCHEMA = 4;
  private static final Duration TOLERABLE_SKEW = Duration.ofMinutes(1);
  private static final String APPLY_SCHEMA = "Apply supabase/schema.sql to the project's database.";

  private static final String CLOSED = "42501";
  private static final Set<String> MISSING_OR_CLOSED = Set.of("PGRST202", "42883", CLOSED);

  private final Project project;
  private final InstantSource clock;

  Checkup(Project project, InstantSource clock) {
    this.project = project;
    this.clock = clock;
  }

  List<Check> checks() {
    return List.of(
        new Check(REACHABLE, this::reachable),
        new Check("key", this::key),
        new Check("schema version", this::schema),
        new Check("queue functions", this::functions),
        new Check("table rights", this::tables),
        new Check("rights of others", this::openings),
        new Check("bucket", this::bucket),
        new Check("probe object", this::probe),
        new Check("clock", this::skew));
  }

  /// Any answer will do, also a refusal.
  private Finding reachable(String name) throws IOException, InterruptedException {
    try {
      project.client().ask(Request.get("/rest/v1/books?select=id&limit=1", TIMEOUT));
    } catch (ServerException e) {
      if (!(e instanceof RefusedException)) {
        return Finding.failed(
            name,
            e.fault().message(),
            e.fault().advice().isEmpty()
                ? "The server is there but not well: try again in a minute."
                : e.fault().advice());
      }
    }
    return Finding.ok(name, "it answers");
  }

  private Finding key(String name) throws IOException, InterruptedException {
    var kind =
        project.config().supabase().key().isOpaque() ? "secret key" : "legacy service_role key";
    try {
      new QueueDesk(project.client()).stats();
    } catch (RefusedException e) {
      if (isOfKey(e.fault())) {
        return Finding.failed(
            name,
            "the server refuses this " + kind + ": " + e.getMessage(),
            "Copy the secret key again from the API settings of the same project as SUPABASE_URL.");
      }
    }
    return Finding.ok(name, kind + " with the role service_role");
  }

  private static boolean isOfKey(Fault fault) {
    return fault.status() == 401 || fault.status() == 403 || fault.code().equals(CLOSED);
  }

  private Finding schema(String name) throws IOException, InterruptedException {
    var version = new QueueDesk(project.client()).schemaVersion();
    if (version < SCHEMA) {
      return Finding.failed(name, version + ", but this worker needs " + SCHEMA, APPLY_SCHEMA);
    }
    return version == SCHEMA
        ? Finding.ok(name, String.valueOf(version))
        : Finding.warning(name, version + " is newer than this worker knows", "Update the worker.");
  }

  /// Calls each function with a job that does not exist; a claim would take one that does.
  private Finding functions(String name) throws IOException, InterruptedException {
    var missing = new ArrayList<String>();
    for (var call : harmlessCalls().entrySet()) {
      try {
        project
            .client()
            .send(Request.json("POST", "/rest/v1/rpc/" + call.getKey(), call.getValue(), TIMEOUT));
      } catch (RefusedException e) {
        if (!MISSING_OR_CLOSED.contains(e.fault().code())) {
          throw e;
        }
        missing.add(call.getKey());
      }
    }
    return missing.isEmpty()
        ? Finding.ok(name, harmlessCalls().size() + " answer")
        : Finding.failed(name, "missing or closed: " + String.join(", ", missing), APPLY_SCHEMA);
  }

  private static Map<String, Map<String, Object>> harmlessCalls() {
    Map<String, Object> lease = Map.of("job_id", new UUID(0, 0), "lease_attempt", 1);
    var calls = new LinkedHashMap<String, Map<String, Object>>();
    for (var function :
        List.of("heartbeat", "release", "stopped", "source_unwanted", "source_deleted")) {
      calls.put("book_job_" + function, lease);
    }
    calls.put("book_job_complete", with(lease, "new_processed_path", ""));
    calls.put("book_job_fail", with(lease, "new_error", ""));
    calls.put("book_job_leftover_sources", Map.of("row_limit", 1));
    calls.put("book_job_admin_list", Map.of("row_limit", 1));
    calls.put("book_job_sweep", Map.of("batch", 1));
    return calls;
  }

  private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
    var all = new LinkedHashMap<>(some);
    all.put(name, value);
    return all;
  }

  private Finding tables(String name) throws IOException, InterruptedException {
    for (var table : List.of("books", "book_processing_jobs")) {
      try {
        project.client().ask(Request.get("/rest/v1/" + table + "?select=user_id&limit=1", TIMEOUT));
      } catch (RefusedException e) {
        return Finding.failed(name, e.fault().message(), APPLY_SCHEMA);
      }
    }
    return Finding.ok(name, "books and jobs can be read");
  }

  private Finding openings(String name) throws IOException, InterruptedException {
    var openings = new QueueDesk(project.client()).openings();
    return openings.isEmpty()
        ? Finding.ok(name, "visitors and users may do nothing that only workers should")
        : Finding.failed(name, String.join("; ", openings), APPLY_SCHEMA);
  }

  private Finding bucket(String name) throws IOException, InterruptedException {
    var bucket = project.config().supabase().bucket();
    var answer = Json.read(bucketOf(bucket));
    if (!(answer instanceof Map<?, ?> row)) {
      return Finding.failed(name, "no such bucket: " + bucket, APPLY_SCHEMA);
    }
    if ("true".equals(String.valueOf(row.get("public")))) {
      return Finding.failed(
          name,
          bucket + " is public: everybody can read everybody's books",
          "Make it private in the project's Storage page, or apply supabase/schema.sql again.");
    }
    return Finding.ok(name, bucket + " is there and private");
  }

  private String bucketOf(String bucket) throws IOException, InterruptedException {
    try {
      return project.client().send(Request.get("/storage/v1/bucket/" + bucket, TIMEOUT));
    } catch (ServerException e) {
      if (e.fault().status() == 404) {
        return "[]";
      }
      throw e;
    }
  }

  private Finding probe(String name) throws IOException, InterruptedException {
    var server = project.config().supabase();
    var store = new SupabaseObjectStore(project.client(), server.bucket(), TIMEOUT);
    var bytes = "{\"probe\":true}".getBytes(StandardCharsets.UTF_8);
    var file = Files.createTempFile("probe", ".json");
    try {
      store.upload(
          PROBE,
          new BundleFile(
              PROBE, "application/json", bytes.length, () -> new ByteArrayInputStream(bytes)),
          TimeLimit.of(TIMEOUT));
      store.download(PROBE, file);
      var same = java.util.Arrays.equals(Files.readAllBytes(file), bytes);
      store.remove(List.of(PROBE), TimeLimit.of(TIMEOUT));
      return same && store.etag(PROBE).isEmpty()
          ? Finding.ok(name, "written, read back and removed")
          : Finding.failed(
              name,
              same ? "it is still there after it was removed" : "what came back differs",
              "Something between here and Storage keeps copies; look at proxies and caches.");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// The queue uses the database's clock alone, so a wrong one here only misdates log lines.
  private Finding skew(String name) throws IOException, InterruptedException {
    var answer = project.client().ask(Request.get("/rest/v1/books?select=id&limit=1", TIMEOUT));
    var date = answer.header("Date").orElse("");
    try {
      var there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var skew = Duration.between(there, clock.instant());
      return skew.abs().compareTo(TOLERABLE_SKEW) <= 0
          ? Finding.ok(name, "agrees with the server's")
          : Finding.warning(
              name,
              "off by " + skew.toSeconds() + " s from the server's",
              "The queue does not mind, but log lines carry wrong times: set the clock.");
    } catch (DateTimeParseException e) {
      return Finding.warning(name, "the server does not say the time", "Nothing to do.");
    }
  }
}
