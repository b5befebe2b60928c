package org.intelligentreader.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// The table of exit codes is one: in both READMEs, in `--help`, and in the launcher.
class ExitCodesTest {
  private static final List<Integer> ALL =
      Stream.of(ExitCode.values()).map(ExitCode::number).toList();

  private static List<Integer> found(String pattern, String text) {
    var numbers = new ArrayList<Integer>();
    var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    while (matcher.find()) {
      numbers.add(Integer.valueOf(matcher.group(1)));
    }
    return numbers;
  }

  private static String read(String file) throws IOException {
    return Files.readString(Repository.root().resolve(file));
  }

  @ParameterizedTest
  @CsvSource({"README.md,| exit code |", "README.zh-CN.md,| 退出码 |"})
  void the_documents_have_the_table(String document, String heading) throws IOException {
    var text = read(document);
    var table = text.substring(text.indexOf(heading));
    assertThat(found("^\\| (\\d+) \\|", table.substring(0, table.indexOf("\n\n")))).isEqualTo(ALL);
  }

  @Test
  void every_command_that_lists_its_codes_lists_some_of_them() {
    var listed = new ArrayList<String>();
    for (var command : Commands.line(new Environment(Map.of())).getSubcommands().values()) {
      listed.addAll(command.getCommandSpec().usageMessage().exitCodeList().keySet());
    }
    assertThat(listed).hasSizeGreaterThan(5);
    assertThat(listed.stream().map(Integer::valueOf)).isSubsetOf(ALL);
  }

  @Test
  void the_launcher_ends_with_one_of_them() throws IOException {
    assertThat(found("\\bexit (\\d+)", read("reader"))).isNotEmpty().isSubsetOf(ALL);
  }

  @Test
  void a_command_line_that_cannot_be_understood_has_the_code_of_picocli() {
    assertThat(ExitCode.USAGE.number()).isEqualTo(CommandLine.ExitCode.USAGE);
  }
}
