package org.intelligentreader.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real program with a damaged key in its environment or among its arguments: whatever it
/// prints has no piece of the key.
class ProcessSecretsTest {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of(),
          List.of("doctor"),
          List.of("queue", "stats"),
          List.of("queue", "show", "%s"),
          List.of("queue", "list", "--user", "%s"),
          List.of("queue", "enqueue", "%s", "--user", "00000000-0000-4000-8000-000000000001"),
          List.of("process", "%s.epub"),
          List.of("process", "x.epub", "--limit", "%s=1"),
          List.of("%s"));

  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void a_dozen_processes_print_no_piece_of_their_keys() throws Exception {
    run(12);
  }

  @Test
  @Tag("campaign")
  void dozens_of_processes_print_no_piece_of_their_keys() throws Exception {
    run(60);
  }

  private void run(int count) throws Exception {
    try (var server = new EchoingServer()) {
      for (var seed = 1; seed <= count; seed++) {
        var random = new Random(seed);
        var key = DamagedKeys.whole(random);
        var pieces = new Pieces();
        pieces.add(key);
        var output = output(COMMANDS.get(seed % COMMANDS.size()), key, server, random);
        assertThat(pieces.foundIn(output)).as("seed %d", seed).isEmpty();
        assertThat(output).as("seed %d", seed).isNotEmpty().doesNotContain("\tat ");
      }
    }
  }

  private String output(List<String> arguments, String key, EchoingServer server, Random random)
      throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "org.intelligentreader.app.Main"));
    arguments.forEach(argument -> command.add(argument.replace("%s", key)));
    var file = folder.resolve("output");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile());
    var environment = builder.environment();
    environment.put(
        "SUPABASE_URL",
        "http://127.0.0.1:%d/%s/401"
            .formatted(server.port(), DamagedKeys.one(EchoingServer.KINDS, random)));
    environment.put("PATIENCE_SECONDS", "1");
    environment.put("WORKER_MODE", "job");
    var damaged = random.nextBoolean() ? DamagedKeys.damaged(key, random) : key;
    environment.put("SUPABASE_SECRET_KEY", damaged.replaceAll("[\\p{Cs}\0]", "\u200b"));
    var process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
