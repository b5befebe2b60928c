package org.intelligentreader.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.log.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arguments and settings that cannot be used end a command before it begins, with the exit code of
/// the README's table and a sentence that names what was given.
class UnusableTest {
  private static final String ID = "00000000-0000-4000-8000-000000000010";
  private static final Map<String, String> PROJECT =
      Map.of(
          "SUPABASE_URL",
          "http://127.0.0.1:9",
          "SUPABASE_SECRET_KEY",
          "sb_secret_0123456789abcdef");

  @TempDir private Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream err = System.err;

  @BeforeEach
  void listen() throws IOException {
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    Files.writeString(folder.resolve("book.txt"), "A lamp was lit. Nobody saw it.");
    Files.createDirectory(folder.resolve("empty"));
  }

  @AfterEach
  void restore() {
    System.setErr(err);
  }

  /// `@` is a folder with `book.txt` in it.
  @ParameterizedTest
  @CsvSource({
    "64, @/none.json, process @/book.txt -o @/out --overrides @/none.json",
    "64, @/empty, process @/book.txt -o @/out --overrides @/empty",
    "64, @/none.json, words @/book.txt --overrides @/none.json",
    "64, @/book.txt/x, process @/book.txt -o @/book.txt/x",
    "64, @/book.txt, process @/book.txt -o @/book.txt",
    "64, /proc/none, process @/book.txt -o /proc/none",
    "64, @/none.txt, words @/none.txt",
    "64, @/none.txt, inspect @/none.txt",
    "64, @/no/words.tsv, words @/book.txt -o @/no/words.tsv",
    "64, @/none.epub, queue enqueue @/none.epub --user " + ID,
    "64, @/empty, queue enqueue @/empty --user " + ID,
    "64, 'a//b', queue enqueue @/book.txt --user " + ID + " --book a//b",
    "64, 'a/b', queue enqueue @/book.txt --user " + ID + " --book a/b",
    "64, '..a', queue enqueue @/book.txt --user " + ID + " --book ..a",
    "64, 'a..b', queue enqueue @/book.txt --user " + ID + " --book a..b",
    "64, 'a+b', queue enqueue @/book.txt --user " + ID + " --book a+b",
    "64, '_a', queue enqueue @/book.txt --user " + ID + " --book _a",
    "64, '日本', queue enqueue @/book.txt --user " + ID + " --book 日本",
    "64, Japanese_language, queue enqueue @/book.txt --user "
        + ID
        + " --language Japanese_language",
    "64, 'abcdefghi', queue enqueue @/book.txt --user " + ID + " --language abcdefghi",
    "2, --status, queue list --status failed",
    "2, --timeout, process @/book.txt -o @/out --timeout 0",
    "2, --timeout, inspect @/book.txt --timeout -1",
    "2, --min-count, words @/book.txt --min-count 0",
    "2, --limit, queue list --limit 0",
    "2, 'abc', queue show abc",
    "2, 'zzz', queue enqueue @/book.txt --user zzz"
  })
  void what_cannot_be_used_is_named_before_anything_begins(int code, String named, String line)
      throws IOException {
    var here = folder.toString();
    var arguments = Arrays.stream(line.split(" ", -1)).map(word -> word.replace("@", here));
    assertThat(Commands.run(new Environment(PROJECT), arguments.toArray(String[]::new)))
        .as(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(code);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains(named.replace("@", here))
        .doesNotContainPattern("java\\.|Exception|Error");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve("empty")).isEmptyDirectory();
  }

  @Test
  void another_program_at_the_port_of_the_metrics_is_told_with_the_variable() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(loop(String.valueOf(other.getLocalPort()))).contains(":" + other.getLocalPort());
    }
    // An address for documents, which no machine has.
    assertThat(loop("192.0.2.1:9464")).contains("192.0.2.1:9464");
  }

  private static String loop(String listen) throws Exception {
    var out = new ByteArrayOutputStream();
    var log =
        new Log(new PrintStream(out, true, StandardCharsets.UTF_8), true, InstantSource.system());
    var environment = new HashMap<>(PROJECT);
    environment.putAll(Map.of("WORKER_MODE", "loop", "METRICS_LISTEN", listen));
    var code = WorkerProcess.run(ConfigReader.of(environment, "host"), log, new Random(1));
    assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.BAD_INPUT);
    var said = out.toString(StandardCharsets.UTF_8);
    assertThat(said).contains("METRICS_LISTEN").contains("port that no other program uses");
    return said;
  }
}
