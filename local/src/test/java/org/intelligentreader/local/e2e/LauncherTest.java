package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.local.fixture.Repository;
import org.junit.jupiter.api.Test;

/// The script `reader`, through which people start everything.
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
    assertThat(process.waitFor()).isEqualTo(64);
    assertThat(output).contains("There is no command 'raed'.").contains("process BOOK.epub");
  }
}
