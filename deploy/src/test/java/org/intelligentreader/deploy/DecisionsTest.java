package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The index of decisions lists every record with its number and title, and nothing else.
class DecisionsTest {
  private static final Path FOLDER = Commands.root().resolve("docs/decisions");

  private static final Pattern RECORD = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (\\d+) \\| \\[(.+)]\\(([^)]+)\\) \\| [^|]+ \\| (?:accepted|replaced)[^|]*"
              + " \\|$");

  @Test
  void the_index_lists_every_record_in_order() throws IOException {
    var index = Files.readString(FOLDER.resolve("README.md"));
    assertThat(rows(index)).containsExactlyElementsOf(records());
    assertThat(index.lines().filter(line -> line.matches("\\| \\d.*")))
        .as("every row has a number, a title, a line and a state")
        .hasSameSizeAs(rows(index));
  }

  @Test
  void a_row_without_a_state_is_not_one() {
    assertThat(rows("| 1 | [A title](0001-a.md) | why |\n")).isEmpty();
    assertThat(rows("| 1 | [A title](0001-a.md) | why | accepted |\n"))
        .containsExactly("1 A title 0001-a.md");
  }

  private static List<String> rows(String index) {
    return ROW.matcher(index)
        .results()
        .map(row -> "%s %s %s".formatted(row.group(1), row.group(2), row.group(3)))
        .toList();
  }

  private static List<String> records() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .sorted()
              .toList();
      assertThat(names).allMatch(name -> RECORD.matcher(name).matches()).hasSizeGreaterThan(20);
      return names.stream().map(DecisionsTest::titled).toList();
    }
  }

  private static String titled(String name) {
    try (var lines = Files.lines(FOLDER.resolve(name))) {
      var number = Integer.parseInt(name.substring(0, 4));
      var title = lines.findFirst().orElse("");
      assertThat(title).startsWith("# " + number + ". ");
      return number + title.substring(title.indexOf(". ") + 1) + " " + name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
