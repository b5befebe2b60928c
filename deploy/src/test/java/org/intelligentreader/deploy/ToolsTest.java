package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks that other languages bring themselves.
class ToolsTest {
  @Test
  void shellcheck_finds_nothing_in_our_scripts() throws Exception {
    assumeTrue(Commands.exist("shellcheck"), "shellcheck is not installed");
    var command = new ArrayList<>(List.of("shellcheck", "-x", "reader", ".ci/run", ".ci/image"));
    command.add(".ci/reproducible");
    command.add("worker/aot/train.sh");
    try (var scripts = Files.list(Commands.root().resolve("deploy"))) {
      scripts.map(Object::toString).filter(name -> name.endsWith(".sh")).forEach(command::add);
    }
    var ended = Commands.run(Map.of(), "", command.toArray(String[]::new));
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  void the_edge_function_keeps_its_promises() throws Exception {
    assumeTrue(Commands.exist("node"), "node is not installed");
    var ended =
        Commands.run(
            Map.of(), "", "node", "--test", "supabase/functions/wake-worker/wake.test.mjs");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).containsPattern("pass [1-9]");
  }

  @Test
  void the_terraform_files_are_formatted() throws Exception {
    assumeTrue(Commands.exist("terraform"), "terraform is not installed");
    var ended =
        Commands.run(Map.of(), "", "terraform", "fmt", "-check", "-diff", "deploy/terraform");
    assertThat(ended.code()).as(ended.output()).isZero();
  }
}
