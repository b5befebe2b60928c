package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The recipes of `docs/how-to` name files that exist, and count them rightly.
class HowToTest {
  private static final Path FOLDER = Commands.root().resolve("docs/how-to");
  private static final Pattern COUNT =
      Pattern.compile("(?m)^Files today: (\\d+)\\. Goal: (\\d+)\\.");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?!file \\||---).+?) \\| .+ \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void the_index_has_every_recipe_with_its_counts() throws IOException {
    var index = Files.readString(FOLDER.resolve("README.md"));
    for (var recipe : recipes()) {
      var text = Files.readString(recipe);
      var count = COUNT.matcher(text);
      assertThat(count.find()).as("%s says its counts", recipe).isTrue();
      assertThat(index)
          .contains(
              "| [%s](%s) | %s | %s |"
                  .formatted(
                      text.lines().findFirst().orElse("").substring(2),
                      recipe.getFileName(),
                      count.group(1),
                      count.group(2)));
      assertThat(rows(text)).as(recipe.toString()).hasSize(Integer.parseInt(count.group(1)));
    }
    assertThat(index.lines().filter(line -> line.startsWith("| ["))).hasSameSizeAs(recipes());
  }

  @Test
  void every_file_that_a_recipe_names_exists() throws IOException {
    var classes = classes();
    for (var recipe : recipes()) {
      for (var row : rows(Files.readString(recipe))) {
        if (!row.startsWith("new ")) {
          assertThat(missing(row, classes)).as("%s: %s", recipe.getFileName(), row).isEmpty();
        }
      }
    }
  }

  @Test
  void a_file_that_is_gone_would_be_noticed() throws IOException {
    assertThat(missing("`NoSuchClass`", classes())).containsExactly("NoSuchClass");
    assertThat(missing("`web/i18n/xx.js`", classes())).containsExactly("web/i18n/xx.js");
    assertThat(missing("`Failure`", classes())).isEmpty();
  }

  /// The first cells of the table of files.
  private static List<String> rows(String recipe) {
    return ROW.matcher(recipe).results().map(row -> row.group(1)).toList();
  }

  private static List<String> missing(String row, Set<String> classes) {
    return CODE.matcher(row)
        .results()
        .map(code -> code.group(1))
        .filter(name -> Character.isUpperCase(name.charAt(0)) || name.contains("/"))
        .filter(name ->
            name.contains("/")
                ? !Files.exists(Commands.root().resolve(name))
                : !classes.contains(name))
        .toList();
  }

  private static List<Path> recipes() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var found = files.filter(file -> !file.endsWith("README.md")).sorted().toList();
      assertThat(found).hasSizeGreaterThan(9);
      return found;
    }
  }

  /// The names of all classes of the product.
  private static Set<String> classes() throws IOException {
    var names = new TreeSet<String>();
    for (var folder : List.of("worker/book", "worker/app", "local")) {
      try (Stream<Path> files = Files.walk(Commands.root().resolve(folder + "/src/main/java"))) {
        names.addAll(
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet()));
      }
    }
    return names;
  }
}
