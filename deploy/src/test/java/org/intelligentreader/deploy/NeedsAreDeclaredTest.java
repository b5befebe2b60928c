package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Test;

/// What a test needs of its machine is declared with `@Needs` and looked for by `Need` alone. The
/// other half of this proof is `.ci/fresh`, where hardly any program is to be found.
class NeedsAreDeclaredTest {
  private static final Pattern OWN_LOOK =
      Pattern.compile(
          "\\bAssumptions\\b|\\bassum(?:e|ing|eTrue|eFalse|eThat|ingThat)\\(|TestAbortedException"
              + "|@(?:Disabled|Enabled)\\w*|\"/usr/|command -v");

  private static final Pattern SHARED =
      Pattern.compile("\\b(?:Repository\\.shared|Shared\\.path)\\(");

  @Test
  void no_test_looks_by_itself_for_what_its_machine_has() throws IOException {
    assertThat(sources()).hasSizeGreaterThan(150);
    assertThat(
            findings((name, text) -> OWN_LOOK.matcher(text).results().map(r -> r.group()).toList()))
        .as("declare it with @Needs, or let the test itself call Need.….require")
        .isEmpty();
  }

  @Test
  void every_program_that_not_every_machine_has_is_declared_where_it_is_called()
      throws IOException {
    assertThat(findings((name, text) -> undeclaredPrograms(text))).isEmpty();
  }

  @Test
  void every_use_of_the_folder_beside_the_repository_is_declared() throws IOException {
    assertThat(
            findings((name, text) ->
                SHARED.matcher(text).find() && !text.contains("@Needs(shared = ")
                    ? List.of("../shared")
                    : List.of()))
        .isEmpty();
  }

  private static List<String> undeclaredPrograms(String text) {
    return Arrays.stream(Need.values())
        .filter(need -> !text.contains("Need." + need))
        .filter(need ->
            Arrays.stream(Need.values())
                .noneMatch(other ->
                    text.contains("Need." + other) && other.programs().equals(need.programs())))
        .flatMap(need -> need.programs().stream())
        .filter(program -> text.contains("\"" + program + "\""))
        .toList();
  }

  @FunctionalInterface
  private interface Rule {
    List<String> broken(String name, String text);
  }

  /// Each broken rule with the file; what a package declares holds for its files.
  private static List<String> findings(Rule rule) throws IOException {
    var found = new ArrayList<String>();
    for (var file : sources()) {
      var declared = file.resolveSibling("package-info.java");
      var text =
          Files.readString(file) + (Files.exists(declared) ? Files.readString(declared) : "");
      var name = Repository.root().relativize(file).toString();
      rule.broken(name, text).forEach(what -> found.add(name + ": " + what));
    }
    return found;
  }

  /// Not this file, which has the forbidden words in its pattern.
  private static List<Path> sources() throws IOException {
    var found = new ArrayList<Path>();
    for (var module :
        List.of(
            "worker/lattice",
            "worker/book",
            "worker/app",
            "supabase",
            "local",
            "judge",
            "deploy")) {
      try (Stream<Path> files = Files.walk(Repository.root().resolve(module + "/src/test"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("NeedsAreDeclaredTest.java"))
            .filter(file -> !file.endsWith("fixture/Shared.java"))
            .forEach(found::add);
      }
    }
    return found;
  }
}
