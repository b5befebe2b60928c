package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the secrets of a stack are, and who can get at them.
class SecretsTest {
  private static final String USER = "demo@localhost.localdomain";

  @Test
  void files_with_secrets_are_for_their_owner_only(@TempDir Path parent) throws Exception {
    var folder = parent.resolve("data");
    try (var _ = start(folder)) {
      assertThat(rights(folder)).isEqualTo("rwx------");
      assertThat(rights(folder.resolve("keys.json"))).isEqualTo("rw-------");
      assertThat(rights(folder.resolve("objects"))).isEqualTo("rwx------");
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        folder.resolve("keys.json"), PosixFilePermissions.fromString("rw-r--r--"));
    try (var _ = start(folder)) {
      assertThat(rights(folder)).isEqualTo("rwx------");
      assertThat(rights(folder.resolve("keys.json"))).isEqualTo("rw-------");
    }
  }

  @Test
  void a_folder_in_which_other_things_lie_keeps_its_rights(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("letter.txt"), "somebody's");
    var before = rights(folder);
    try (var _ = start(folder)) {
      assertThat(rights(folder)).isEqualTo(before);
      assertThat(rights(folder.resolve("objects"))).isEqualTo("rwx------");
    }
  }

  @Test
  void each_stack_has_a_password_of_its_own_and_keeps_it(@TempDir Path parent) throws Exception {
    String password;
    try (var stack = start(parent.resolve("one"))) {
      password = stack.keys().password();
      assertThat(password).hasSize(32);
    }
    try (var again = start(parent.resolve("one"));
        var other = start(parent.resolve("other"))) {
      assertThat(again.keys().password()).isEqualTo(password);
      assertThat(other.keys().password()).isNotEqualTo(password);
      assertThat(again.keys().toString()).doesNotContain(password);
    }
  }

  /// Stacks of earlier versions have the user with a password that everybody knows.
  @Test
  void an_older_stack_gets_a_password_and_the_known_one_is_gone(@TempDir Path folder)
      throws Exception {
    try (var stack = start(folder)) {
      stack.ensureUser(USER, "demo-demo");
      assertThat(signIn(stack, "demo-demo").token()).isNotEmpty();
    }
    var file = folder.resolve("keys.json").toFile();
    var keys = (ObjectNode) new ObjectMapper().readTree(file);
    keys.remove("password");
    new ObjectMapper().writeValue(file, keys);
    try (var stack = start(folder)) {
      stack.ensureUser(USER, stack.keys().password());
      assertThatThrownBy(() -> signIn(stack, "demo-demo"))
          .hasMessageContaining("invalid_credentials");
      assertThat(signIn(stack, stack.keys().password()).token()).isNotEmpty();
      assertThat(stack.keys().publishable()).isEqualTo(keys.path("publishable").asText());
    }
  }

  /// Whatever a row says, it leads to no other file.
  @Test
  void a_row_never_names_a_file_elsewhere(@TempDir Path folder) throws Exception {
    try (var victim = Victim.open(folder)) {
      var link = folder.resolve("objects").resolve(UUID.randomUUID().toString());
      Files.createSymbolicLink(link, folder.resolve("keys.json"));
      for (var version :
          java.util.List.of(
              "../keys.json",
              "/etc/passwd",
              "..",
              "",
              ".",
              "x\\y",
              link.getFileName().toString(),
              "../objects/" + link.getFileName())) {
        victim.execute(
            "update storage.objects set version = '"
                + version
                + "' where name like '"
                + victim.mallory().userId()
                + "/%'");
        for (var line :
            java.util.List.of(
                "GET /storage/v1/object/" + victim.ownObject(),
                "DELETE /storage/v1/object/" + victim.ownObject() + "x")) {
          var answer =
              victim
                  .http()
                  .ask(
                      Attack.http(
                          line,
                          java.util.List.of(
                              "Host: " + victim.host(),
                              "Authorization: Bearer " + victim.mallory().token()),
                          ""))
                  .orElseThrow();
          assertThat(answer.status()).as(version + answer).isEqualTo(400);
          assertThat(victim.secrets()).noneMatch(answer.text()::contains);
        }
      }
      victim.execute(
          "update storage.objects set version = '../keys.json' where name like '"
              + victim.mallory().userId()
              + "/%'");
      var removal = "{\"prefixes\":[\"" + victim.mallory().userId() + "/mine/source.epub\"]}";
      victim
          .http()
          .ask(
              Attack.http(
                  "DELETE /storage/v1/object/epubs",
                  java.util.List.of(
                      "Host: " + victim.host(),
                      "Authorization: Bearer " + victim.mallory().token()),
                  removal));
      assertThat(folder.resolve("keys.json")).exists();
    }
  }

  private static LocalStack start(Path folder) throws IOException {
    return LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
  }

  private static Browser signIn(LocalStack stack, String password)
      throws IOException, InterruptedException {
    return Browser.signIn(stack.url(), stack.keys().publishable(), USER, password);
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
