package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.local.fixture.Repository;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Supabase's official clients, installed by npm with a lock file, find on the local stack what
/// they promise their users: `local/clients`.
class OfficialClientsTest {
  private static final long PATIENCE_SECONDS = 120;
  private static final List<String> FILES =
      List.of(
          "package.json",
          "package-lock.json",
          "test/clients.test.mjs",
          "test/seed.sql",
          "test/stack.mjs");

  @Test
  @Needs({Need.NODE, Need.NPM})
  void the_official_clients_find_what_they_promise(@TempDir Path folder) throws Exception {
    var clients = copy(folder.resolve("clients"));
    var installed = run(clients, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit");
    Need.NPM.require(installed.isPresent() && installed.get() == 0);
    try (var stack =
        LocalStack.start(new LocalOptions(folder.resolve("data"), 0, Optional.empty()))) {
      stack.openFunctions();
      stack.seed(Files.readString(clients.resolve("test/seed.sql")));
      stack.remember();
      var ended =
          run(
              clients,
              Map.of(
                  "STACK_URL", stack.url().toString(),
                  "SUPABASE_PUBLISHABLE_KEY", stack.keys().publishable(),
                  "SUPABASE_SECRET_KEY", stack.keys().secret()),
              "node",
              "--test",
              "test/clients.test.mjs");
      assertThat(ended).as(Files.readString(clients.resolve("output"))).contains(0);
    }
  }

  private static Path copy(Path target) throws IOException {
    Files.createDirectories(target.resolve("test"));
    for (var file : FILES) {
      Files.copy(Repository.root().resolve("local/clients").resolve(file), target.resolve(file));
    }
    return target;
  }

  /// Empty when it took too long.
  private static Optional<Integer> run(Path folder, Map<String, String> env, String... command)
      throws IOException, InterruptedException {
    var output = folder.resolve("output");
    Files.writeString(output, "", StandardCharsets.UTF_8);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(env);
    var process = builder.start();
    var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroy();
    return ended ? Optional.of(process.exitValue()) : Optional.empty();
  }
}
