package org.intelligentreader.app.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// Arguments that are none are told in words, never by the Java class that could not be made.
class ArgumentTypesTest {
  private static final String GOOD = "0198C0de-0000-4000-8000-00000000cafe";

  @Command(name = "x")
  private static final class Ids {
    @Parameters(arity = "1..*", paramLabel = "JOB")
    private List<UUID> jobs = new ArrayList<>();

    @Option(names = "--user")
    private Optional<UUID> user = Optional.empty();
  }

  static Stream<String> no_ids() {
    return Stream.of(
        "abc",
        "",
        " ",
        "x",
        "1-1-1-1-1",
        GOOD + "0",
        GOOD.substring(1),
        "{" + GOOD + "}",
        GOOD + " ",
        GOOD.replace('-', '_'),
        GOOD.replace("-", ""),
        "０198c0de-0000-4000-8000-00000000cafe",
        "g198c0de-0000-4000-8000-00000000cafe",
        "' or 1=1",
        "x".repeat(3000),
        "日本",
        "-");
  }

  @ParameterizedTest
  @MethodSource("no_ids")
  void what_is_no_id_is_told_without_the_name_of_a_class(String text) {
    for (var arguments : List.of(new String[] {text}, new String[] {"--user=" + text})) {
      assertThatThrownBy(() -> ArgumentTypes.known(new CommandLine(new Ids())).parseArgs(arguments))
          .isInstanceOf(ParameterException.class)
          .message()
          .contains("'" + text + "' is not an id")
          .doesNotContainPattern("java|Exception|UUID|class");
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void an_id_in_any_case_is_taken(String text) {
    var ids = new Ids();
    ArgumentTypes.known(new CommandLine(ids)).parseArgs(text, "--user", text);
    assertThat(ids.jobs).containsExactly(UUID.fromString(text));
    assertThat(ids.user).contains(UUID.fromString(text));
  }

  @Command(name = "x")
  private static final class Numbers {
    @Option(names = "--count", converter = ArgumentTypes.FromOne.class)
    private int count;

    @Option(names = "--timeout", converter = ArgumentTypes.Seconds.class)
    private Optional<Integer> timeout = Optional.empty();

    @Option(names = "--port", converter = ArgumentTypes.Port.class)
    private int port;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--timeout=0", "--timeout=-1", "--timeout=604801", "--timeout=1.5", "--timeout=x",
            "--timeout=",
        "--timeout=99999999999", "--count=0", "--count=-2147483648", "--count=1e3", "--count=0x10",
            "--port=-1",
        "--port=65536", "--port=http"
      })
  void a_number_out_of_its_range_is_told_with_the_range(String argument) {
    assertThatThrownBy(
            () -> ArgumentTypes.known(new CommandLine(new Numbers())).parseArgs(argument))
        .isInstanceOf(ParameterException.class)
        .message()
        .contains("'" + argument.substring(0, argument.indexOf('=')) + "'")
        .containsPattern("must be a whole number from [01] to \\d+$");
  }

  @Test
  void a_number_in_its_range_is_taken() {
    var numbers = new Numbers();
    ArgumentTypes.known(new CommandLine(numbers))
        .parseArgs("--timeout=604800", "--count=1", "--port=0");
    assertThat(numbers.timeout).contains(604_800);
    assertThat(numbers.count).isOne();
    assertThat(numbers.port).isZero();
  }

  @Test
  void every_command_tells_the_version() {
    var below = new CommandLine(new Numbers());
    var line = ArgumentTypes.known(new CommandLine(new Ids()).addSubcommand("y", below));
    assertThat(line.getCommandSpec().version()).singleElement().asString().startsWith("reader ");
    assertThat(below.getCommandSpec().version()).isNotEmpty();
  }

  static Stream<String> ids() {
    return Stream.of(GOOD, GOOD.toUpperCase(java.util.Locale.ROOT), new UUID(0, 0).toString());
  }
}
