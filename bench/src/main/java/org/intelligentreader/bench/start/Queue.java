package org.intelligentreader.bench.start;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;

/// The queue's own benchmark, which lives with the queue's tests.
public final class Queue implements Section {
  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    NativeProcess.run(
        paths.log(),
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        List.of(
            paths.root().resolve("mvnw").toString(),
            "-q",
            "-B",
            "-f",
            paths.root().resolve("pom.xml").toString(),
            "-pl",
            "supabase",
            "-Dtest=ClaimBenchmark",
            "-Dtest.excluded.groups=",
            "-Dgroups=benchmark",
            "-Dtest.jvm.arguments=-Dbench.operations=" + (paths.quick() ? 200 : 1000),
            "test"));
    return Files.readAllLines(paths.root().resolve("supabase/target/claim-cost.md"));
  }
}
