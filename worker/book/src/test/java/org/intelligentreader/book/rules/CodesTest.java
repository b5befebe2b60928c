package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookWarning;
import org.intelligentreader.book.problem.Limit;
import org.junit.jupiter.api.Test;

/// `docs/report-codes.md` says what every code means, and names none that cannot come.
class CodesTest {
  @Test
  void every_code_is_documented_and_every_documented_code_exists() throws IOException {
    var warnings =
        Arrays.stream(BookWarning.Code.values())
            .map(code -> code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    var problems =
        new BookProblem[] {
          new BookProblem.NotAnEpub(""),
          new BookProblem.IncompleteFile(""),
          new BookProblem.NoPackageDocument(""),
          new BookProblem.DrmProtected("", ""),
          new BookProblem.LimitExceeded(Limit.FILES, 1, ""),
          new BookProblem.NothingReadable("")
        };
    assertThat(BookProblem.class.getPermittedSubclasses()).hasSameSizeAs(problems);

    assertThat(codes("## Warnings")).containsExactlyElementsOf(warnings);
    assertThat(codes("## Problems"))
        .containsExactlyElementsOf(Arrays.stream(problems).map(BookProblem::code).toList());
  }

  @Test
  void every_limit_is_documented_with_its_default() throws IOException {
    assertThat(page())
        .contains(
            Arrays.stream(Limit.values())
                .map(limit ->
                    "| `%s` | `LIMIT_%s` | %d |"
                        .formatted(limit.label(), limit.name(), limit.standard()))
                .toList());
  }

  private static java.util.List<String> codes(String heading) throws IOException {
    var page = page();
    var from = page.indexOf(heading);
    var next = page.indexOf("\n## ", from);
    return page.substring(from, next)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }

  private static String page() throws IOException {
    var root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("CHANGELOG.md"))) {
      root = root.getParent();
    }
    return Files.readString(root.resolve("docs/report-codes.md"));
  }
}
