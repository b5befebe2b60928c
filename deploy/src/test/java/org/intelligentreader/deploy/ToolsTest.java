package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// Checks that other languages bring themselves.
class ToolsTest {
  @Test
  @Needs(Need.SHELLCHECK)
  void shellcheck_finds_nothing_in_our_scripts() throws Exception {
    var command =
        new ArrayList<>(List.of("shellcheck", "-x", "reader", ".ci/run", ".ci/fresh", ".ci/image"));
    command.add(".ci/reproducible");
    command.add("worker/aot/train.sh");
    for (var folder : List.of("deploy", "deploy/lib", "deploy/systemd")) {
      try (var scripts = Files.list(Commands.root().resolve(folder))) {
        scripts.map(Object::toString).filter(name -> name.endsWith(".sh")).forEach(command::add);
      }
    }
    var ended = Commands.run(Map.of(), "", command.toArray(String[]::new));
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  @Needs(Need.NODE)
  void the_edge_function_keeps_its_promises() throws Exception {
    var ended =
        Commands.run(
            Map.of(), "", "node", "--test", "supabase/functions/wake-worker/wake.test.mjs");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).containsPattern("pass [1-9]");
  }

  @Test
  @Needs(Need.TERRAFORM)
  void the_terraform_files_are_formatted() throws Exception {
    var ended =
        Commands.run(Map.of(), "", "terraform", "fmt", "-check", "-diff", "deploy/terraform");
    assertThat(ended.code()).as(ended.output()).isZero();
  }
}
