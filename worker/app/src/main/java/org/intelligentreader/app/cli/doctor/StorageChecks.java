package org.intelligentreader.app.cli.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.storage.supabase.SupabaseObjectStore;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.supabase.Shape;
import org.intelligentreader.book.bundle.BundleFile;

/// Looks at the bucket, and writes one small object into it.
final class StorageChecks {
  private static final String PROBE = "doctor/probe.json";
  private static final Set<String> NO_BUCKET =
      Set.of("NoSuchBucket", "Bucket not found", "InvalidBucketName");

  private final SupabaseObjectStore store;
  private final String bucket;
  private final InstantSource clock;

  StorageChecks(Project project, InstantSource clock) {
    this.bucket = project.config().supabase().bucket();
    this.store = new SupabaseObjectStore(project.client(), bucket, Checkup.TIMEOUT);
    this.clock = clock;
  }

  Finding bucket(String name) throws IOException, InterruptedException {
    try {
      return store.isPublic()
          ? Finding.failed(
              name,
              bucket + " is public: everybody can read everybody's books",
              "Make the bucket in SUPABASE_BUCKET private in the project's Storage page, or apply"
                  + " supabase/schema.sql again.")
          : Finding.ok(name, bucket + " exists and is private");
    } catch (RefusedException e) {
      if (!NO_BUCKET.contains(e.fault().code())) {
        throw e;
      }
      return Finding.failed(
          name,
          "the bucket does not exist: " + bucket,
          "Check SUPABASE_BUCKET, or apply supabase/schema.sql, which creates the bucket.");
    }
  }

  /// The moment makes the object one that no earlier run has left in some cache.
  Finding probe(String name) throws IOException, InterruptedException {
    var moment = clock.instant().toString();
    var limit = TimeLimit.of(Checkup.TIMEOUT);
    store.upload(PROBE, file(Json.object(Map.of("probe", moment))), limit);
    var same = store.read(PROBE, Shape.row("the probe", row -> row.text("probe"))).equals(moment);
    store.remove(List.of(PROBE), limit);
    return same && !isStillThere()
        ? Finding.ok(name, "written, read back and removed")
        : Finding.failed(
            name,
            same ? "it still exists after it was removed" : "the object read back differs",
            "A proxy or cache between here and SUPABASE_URL returns stale objects.");
  }

  private boolean isStillThere() throws IOException, InterruptedException {
    try {
      store.read(PROBE, Shape.ROW);
      return true;
    } catch (MissingException e) {
      return false;
    }
  }

  private static BundleFile file(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return new BundleFile(
        PROBE, "application/json", bytes.length, () -> new ByteArrayInputStream(bytes));
  }
}
