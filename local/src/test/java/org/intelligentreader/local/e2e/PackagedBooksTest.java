package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real EPUBs that Debian packages: a Japanese and an English one.
@Needs(Need.DEBIAN_PACKAGES)
class PackagedBooksTest {
  @Test
  void the_developers_reference_in_japanese_becomes_a_bundle(@TempDir Path folder)
      throws Exception {
    processed(folder, "developers-reference-ja", "ja");
  }

  @Test
  void the_debian_policy_in_english_becomes_a_bundle(@TempDir Path folder) throws Exception {
    processed(folder, "debian-policy", "en");
  }

  private static void processed(Path folder, String debianPackage, String language)
      throws Exception {
    var book = book(folder, debianPackage);
    var out = folder.resolve("out");
    try (var process =
        ChildProcess.start(
            "org.intelligentreader.app.Main",
            Map.of(),
            List.of("process", "-o", out.toString(), book.toString()))) {
      assertThat(process.exitCode()).as(process.output()).isZero();
    }
    var bundle = out.resolve(book.getFileName().toString().replace(".epub", ""));
    var manifest =
        new BundleReader(key -> Files.readAllBytes(bundle.resolve(key))).check("manifest.json.gz");
    assertThat(manifest.path("language").asText()).startsWith(language);
    assertThat(manifest.path("chapters").size()).isGreaterThan(5);
    assertThat(manifest.path("stats").path("words").asInt()).isGreaterThan(10_000);
  }

  private static Path book(Path folder, String debianPackage)
      throws IOException, InterruptedException {
    var unpacked = folder.resolve("unpacked");
    Need.DEBIAN_PACKAGES.require(
        runs(folder, "apt-get", "download", debianPackage)
            && runs(folder, "sh", "-c", "dpkg-deb -x *.deb unpacked"));
    try (var files = Files.walk(unpacked)) {
      return files.filter(file -> file.toString().endsWith(".epub")).findFirst().orElseThrow();
    }
  }

  private static boolean runs(Path folder, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
