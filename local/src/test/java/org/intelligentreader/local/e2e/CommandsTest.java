package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as people type them, in processes of their own.
@Tag("machine")
class CommandsTest {
  private final Path folder;

  CommandsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void process_writes_a_bundle_and_one_bad_file_does_not_stop_the_others() throws Exception {
    var good = sample("todai-no-yubinya.epub");
    var bad = Files.writeString(folder.resolve("bad.epub"), "{\\rtf1 words}");
    try (var process =
        run("process", "-o", folder.resolve("out").toString(), bad.toString(), good.toString())) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output())
          .contains(
              "bad.epub: This file is not a book in a known format: it is a document in Rich Text"
                  + " Format.")
          .contains("灯台の郵便屋 (ja), 8 chapters");
    }
    assertThat(folder.resolve("out/bad")).doesNotExist();
    var bundle = folder.resolve("out/todai-no-yubinya");
    var manifest =
        new BundleReader(key -> Files.readAllBytes(bundle.resolve(key))).check("manifest.json.gz");
    assertThat(manifest.path("images")).hasSize(2);
  }

  @Test
  void books_of_one_name_from_two_folders_get_a_folder_each() throws Exception {
    var first = sample("the-borrowed-umbrella.epub");
    var second = Files.createDirectories(folder.resolve("other")).resolve(first.getFileName());
    Files.copy(first, second);
    try (var process =
        run(
            "process",
            "-o",
            folder.resolve("two").toString(),
            first.toString(),
            second.toString(),
            folder.resolve("gone.epub").toString())) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output()).contains("gone.epub: the file does not exist. Check the name.");
    }
    assertThat(folder.resolve("two/the-borrowed-umbrella/manifest.json.gz")).exists();
    assertThat(folder.resolve("two/the-borrowed-umbrella-2/manifest.json.gz")).exists();
  }

  @Test
  void a_language_that_is_given_wins() throws Exception {
    try (var process =
        run(
            "process",
            "--language",
            "fr",
            "-o",
            folder.resolve("fr").toString(),
            sample("the-borrowed-umbrella.epub").toString())) {
      assertThat(process.exitCode()).isZero();
      assertThat(process.output()).contains("The Borrowed Umbrella (fr)");
    }
  }

  @Test
  void inspect_says_that_nothing_is_odd_in_a_sample() throws Exception {
    try (var process = run("inspect", sample("todai-no-yubinya.epub").toString())) {
      assertThat(process.exitCode()).isZero();
      assertThat(process.output()).contains("No problems found.");
    }
  }

  @Test
  void audit_prints_a_line_a_book() throws Exception {
    sample("todai-no-yubinya.epub");
    sample("the-borrowed-umbrella.epub");
    try (var process = run("audit", folder.toString())) {
      assertThat(process.exitCode()).isZero();
      assertThat(process.output().lines().filter(line -> line.startsWith("good recall 100.00 %")))
          .hasSize(2);
    }
  }

  @Test
  void a_worker_without_configuration_says_all_that_is_missing_and_starts_nothing()
      throws Exception {
    try (var worker =
        ChildProcess.start(
            "org.intelligentreader.app.Main", Map.of("WORKER_MODE", "x"), List.of())) {
      assertThat(worker.exitCode()).isEqualTo(64);
      assertThat(worker.output()).contains("SUPABASE_URL is missing").contains("WORKER_MODE 'x'");
    }
  }

  @Test
  void a_worker_without_a_server_says_what_to_check() throws Exception {
    var environment =
        Map.of(
            "SUPABASE_URL",
            "http://127.0.0.1:9",
            "SUPABASE_SECRET_KEY",
            "sb_secret_x",
            "WORKER_MODE",
            "job",
            "PATIENCE_SECONDS",
            "1");
    try (var worker =
        ChildProcess.start("org.intelligentreader.app.Main", environment, List.of())) {
      assertThat(worker.exitCode()).isEqualTo(69);
      assertThat(worker.output())
          .contains("cannot reach http://127.0.0.1:9")
          .contains("Check SUPABASE_URL");
    }
  }

  private static ChildProcess run(String... arguments) throws IOException {
    return ChildProcess.start("org.intelligentreader.app.Main", Map.of(), List.of(arguments));
  }

  private Path sample(String name) throws IOException {
    var file = folder.resolve(name);
    try (InputStream in = CommandsTest.class.getResourceAsStream("/samples/" + name)) {
      assertThat(in).isNotNull();
      return Files.write(file, in == null ? new byte[0] : in.readAllBytes());
    }
  }
}
