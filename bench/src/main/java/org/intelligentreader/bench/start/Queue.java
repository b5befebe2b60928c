package org.intelligentreader.bench.start;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.place.Place;
import org.intelligentreader.bench.place.Section;

/// The queue's own benchmark, which lives with the queue's tests.
public final class Queue implements Section {
  @Override
  public List<String> measure(Place place) throws Exception {
    NativeProcess.run(
        place.log(),
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        List.of(
            place.root().resolve("mvnw").toString(),
            "-q",
            "-B",
            "-f",
            place.root().resolve("pom.xml").toString(),
            "-pl",
            "supabase",
            "-Dtest=ClaimBenchmark",
            "-Dtest.excluded.groups=",
            "-Dgroups=benchmark",
            "-Dtest.jvm.arguments=-Dbench.operations=" + (place.quick() ? 200 : 1000),
            "test"));
    return Files.readAllLines(place.root().resolve("supabase/target/claim-cost.md"));
  }
}
