package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `reader`, through which people start everything.
@Tag("machine")
class LauncherTest {
  private static final Pattern LISTED = Pattern.compile("^  ([a-z]+)\\b", Pattern.MULTILINE);

  @Test
  void every_command_that_the_usage_lists_can_be_started() throws IOException {
    var script = Files.readString(Repository.root().resolve("reader"));
    var usage = script.substring(script.indexOf("usage: "), script.indexOf("\nTEXT"));
    var listed = LISTED.matcher(usage).results().map(match -> match.group(1)).toList();
    assertThat(listed).contains("demo", "process", "words", "queue", "doctor", "test");
    var choices = script.substring(script.indexOf("case $command in"));
    for (var command : listed) {
      assertThat(choices).containsPattern("(?m)^  ([a-z]+ \\| )*" + command + "( \\| [a-z]+)*\\)");
    }
  }

  @Test
  void an_unknown_command_is_named_and_the_others_are_listed() throws Exception {
    var process =
        new ProcessBuilder(List.of("bash", Repository.root().resolve("reader").toString(), "raed"))
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output).contains("Unknown command 'raed'.").contains("process BOOK.epub");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "banana",
        "1",
        "0",
        "-1g",
        "1t",
        "63m",
        "512",
        "1.5g",
        "512 m",
        "1g;id",
        "99999999999m"
      })
  void a_heap_that_java_cannot_make_is_told_with_its_variable(String heap) throws Exception {
    var builder = new ProcessBuilder("bash", Repository.root() + "/reader", "doctor");
    builder.environment().put("READER_HEAP", heap);
    var process = builder.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(64);
    assertThat(output)
        .hasLineCount(1)
        .startsWith("READER_HEAP is a size")
        .contains("'" + heap + "'");
  }

  @Test
  void the_launcher_is_found_behind_links(@TempDir Path folder) throws Exception {
    var link =
        Files.createSymbolicLink(folder.resolve("link"), Repository.root().resolve("reader"));
    var second = Files.createSymbolicLink(folder.resolve("second"), folder.relativize(link));
    var builder = new ProcessBuilder("bash", second.toString(), "doctor");
    builder.environment().put("READER_HEAP", "banana");
    var process = builder.redirectErrorStream(true).start();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readAllAsString())
        .startsWith("READER_HEAP is a size");
    assertThat(process.waitFor()).isEqualTo(64);
  }

  @Test
  void what_tests_need_and_a_debian_has_is_what_the_launcher_installs() throws IOException {
    var script = Files.readString(Repository.root().resolve("reader"));
    var installed =
        Pattern.compile("missing\\+=\\((\\S+)\\)").matcher(script).results().map(r -> r.group(1));
    assertThat(installed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Need.values()).flatMap(need -> need.debianPackage().stream()).toList());
  }

  @Test
  void a_user_without_a_home_a_locale_and_a_checkout_to_write_to_gets_answers(@TempDir Path folder)
      throws Exception {
    var builder = new ProcessBuilder("bash", Repository.root() + "/reader", "--help");
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().put("LANG", "tr_TR.ISO-8859-9");
    var process = builder.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).startsWith("usage: ");
  }
}
