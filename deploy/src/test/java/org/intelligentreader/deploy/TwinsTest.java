package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A page that an operator meets has a Chinese twin with the same headings, rows and commands.
class TwinsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```");

  static Stream<String> pages() throws IOException {
    try (var files = Files.walk(Commands.root(), 2)) {
      return files
          .map(file -> Commands.root().relativize(file).toString())
          .filter(name -> name.endsWith(".zh-CN.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_twin_has_the_headings_rows_and_commands_of_its_page(String twin) throws Exception {
    var chinese = Commands.file(twin);
    var english = Commands.file(twin.replace(".zh-CN", ""));
    assertThat(levels(chinese)).isEqualTo(levels(english));
    assertThat(rows(chinese)).isEqualTo(rows(english));
    assertThat(commands(chinese)).isEqualTo(commands(english));
    assertThat(CHINESE.matcher(chinese).results().count() * 4L)
        .as("most of it is Chinese")
        .isGreaterThan(chinese.length() / 4);
    assertThat(chinese).as("a secret is 密钥 or 机密, never 密文").doesNotContain("密文");
  }

  @ParameterizedTest
  @MethodSource("operatorsPages")
  void every_page_that_an_operator_meets_has_a_twin(String page) {
    assertThat(Commands.root().resolve(page.replace(".md", ".zh-CN.md"))).exists();
  }

  static List<String> operatorsPages() {
    return List.of(
        "README.md",
        "SECURITY.md",
        "UPGRADING.md",
        "docs/cloud-run-jobs.md",
        "docs/failures.md",
        "docs/formats.md",
        "docs/job-states.md",
        "docs/local-stack.md",
        "docs/other-homes.md",
        "docs/reader.md",
        "docs/report-codes.md",
        "docs/scale.md");
  }

  private static List<Integer> levels(String page) {
    return Pattern.compile("(?m)^(#+) ")
        .matcher(FENCE.matcher(page).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).length())
        .toList();
  }

  private static long rows(String page) {
    return FENCE.matcher(page).replaceAll("").lines().filter(line -> line.startsWith("|")).count();
  }

  private static List<String> commands(String page) {
    return FENCE
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals("console"))
        .flatMap(block -> block.group(2).lines())
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("\\s+# .*", ""))
        .toList();
  }
}
