package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bases.sh` against registries that a stand-in for curl plays, and what the image carries.
class BasesTest {
  private static final Pattern BASE =
      Pattern.compile("(?m)^ARG ([A-Z_]+BASE)=(\\S+):(\\S+)@(sha256:[0-9a-f]{64})$");

  @TempDir private Path folder = Path.of("");

  @Test
  void digests_are_renewed_with_the_tags_they_belong_to() throws Exception {
    var copy = copy();
    var dockerfile = copy.resolve("worker/Dockerfile");
    var before = Files.readString(dockerfile);
    curl("Docker-Content-Digest: sha256:" + "c".repeat(64));
    var shown = run(copy);
    assertThat(shown.code()).as(shown.output()).isEqualTo(1);
    assertThat(Files.readString(dockerfile)).isEqualTo(before);

    var written = run(copy, "--write");
    assertThat(written.code()).as(written.output()).isEqualTo(1);
    var after = Files.readString(dockerfile);
    assertThat(BASE.matcher(after).results().map(base -> base.group(4)))
        .hasSize(2)
        .containsOnly("sha256:" + "c".repeat(64));
    assertThat(after.replaceAll("sha256:[0-9a-f]{64}", ""))
        .isEqualTo(before.replaceAll("sha256:[0-9a-f]{64}", ""));
    assertThat(run(copy).code()).isZero();
  }

  @Test
  void a_registry_that_tells_nothing_changes_nothing() throws Exception {
    var copy = copy();
    var before = Files.readString(copy.resolve("worker/Dockerfile"));
    curl("Content-Type: text/html");
    assertThat(run(copy, "--write").code()).isEqualTo(69);
    assertThat(Files.readString(copy.resolve("worker/Dockerfile"))).isEqualTo(before);
  }

  @Test
  void the_image_has_licence_and_notice_of_the_repository() throws Exception {
    assertThat(Commands.file("worker/LICENSE"))
        .as("cp LICENSE NOTICE worker/: the image is built from that folder alone")
        .isEqualTo(Commands.file("LICENSE"));
    assertThat(Commands.file("worker/NOTICE"))
        .as("cp NOTICE worker/")
        .isEqualTo(Commands.file("NOTICE"));
    assertThat(Commands.file("worker/Dockerfile"))
        .contains("base-nossl-debian13:nonroot@sha256:")
        .contains("image.revision=", "image.source=", "image.version=");
  }

  @Test
  void the_bill_of_materials_gets_what_maven_does_not_know() throws Exception {
    var bill = folder.resolve("bom.json");
    Files.writeString(
        bill,
        """
        {
          "metadata" : {
            "tools" : {
              "components" : [ { "name" : "tool" } ]
            }
          },
          "components" : [
            { "name" : "jsoup" }
          ]
        }
        """);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var ended =
        Commands.run(
            Map.of(),
            "",
            java,
            "worker/aot/Sbom.java",
            bill.toString(),
            "platform|temurin|25.0.3|GPL \"2\"|pkg:generic/temurin@25.0.3",
            "data|edict|2024|CC-BY-SA-3.0|pkg:deb/debian/edict@2024");
    assertThat(ended.code()).as(ended.output()).isZero();
    var parsed = new com.fasterxml.jackson.databind.ObjectMapper().readTree(bill.toFile());
    assertThat(parsed.path("components").findValuesAsText("version"))
        .containsExactly("25.0.3", "2024");
    assertThat(parsed.path("components")).hasSize(3);
    assertThat(parsed.at("/metadata/tools/components")).hasSize(1);
  }

  private Path copy() throws IOException {
    var copy = Files.createDirectories(folder.resolve("copy"));
    for (var file : new String[] {"deploy/bases.sh", "worker/Dockerfile"}) {
      Files.createDirectories(copy.resolve(file).getParent());
      Files.writeString(copy.resolve(file), Commands.file(file));
    }
    return copy;
  }

  private void curl(String header) throws IOException {
    var program = Files.createDirectories(folder.resolve("bin")).resolve("curl");
    Files.writeString(
        program,
        "#!/usr/bin/env bash\nif [[ \"$*\" == *auth.docker.io* ]]; then echo '{\"token\": \"t\"}';"
            + " else printf 'HTTP/2 200\\r\\n%s\\r\\n' '"
            + header
            + "'; fi\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Commands.Ended run(Path copy, String... options) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("bash", copy + "/deploy/bases.sh"));
    command.addAll(java.util.List.of(options));
    return Commands.run(
        Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")),
        "",
        command.toArray(String[]::new));
  }
}
