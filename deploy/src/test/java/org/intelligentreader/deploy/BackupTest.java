package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nightly copy of the home system, and the guide's way back, on folders of the test.
class BackupTest {
  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");
  private Path backups = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    data = folder.resolve("private/intelligent-reader");
    backups = folder.resolve("backups");
    Files.createDirectories(data.resolve("database/wal"));
    Files.writeString(data.resolve("database/wal/1"), "a row");
    Files.writeString(data.resolve("a book 本.epub"), "pages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/other-homes.md", "docs/other-homes.zh-CN.md"})
  void what_the_guide_restores_is_what_was_copied(String guide) throws Exception {
    assertThat(backup().code()).isZero();
    Files.writeString(data.resolve("database/wal/2"), "a newer row");
    Files.writeString(data.resolve("database/wal/1"), "another row");
    for (var command : restoring(guide)) {
      var ended = Commands.run(Map.of(), "", "sh", "-c", command);
      assertThat(ended.code()).as("%s%n%s", command, ended.output()).isZero();
    }
    assertThat(data.resolve("database/wal/1")).hasContent("a row");
    assertThat(data.resolve("database/wal/2")).as("a file that is newer").doesNotExist();
    assertThat(data.resolve("a book 本.epub")).hasContent("pages");
  }

  @Test
  void copies_are_private_and_those_of_two_weeks_stay() throws Exception {
    Files.createDirectories(backups);
    var old = copyOf(Duration.ofDays(16));
    var recent = copyOf(Duration.ofDays(13));
    assertThat(backup().code()).isZero();
    assertThat(old).doesNotExist();
    assertThat(recent).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(newest())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_copy_that_fails_leaves_nothing_and_keeps_the_one_of_that_day() throws Exception {
    assertThat(backup().code()).isZero();
    var whole = Files.size(newest());
    Files.move(data, folder.resolve("private/elsewhere"));
    assertThat(backup().code()).isNotZero();
    assertThat(Files.size(newest())).isEqualTo(whole);
  }

  @Test
  void the_unit_runs_this_script_and_starts_only_an_enabled_home() throws IOException {
    var unit = Commands.file("deploy/systemd/reader-backup.service");
    assertThat(unit)
        .contains("ExecStart=/opt/intelligent-reader/deploy/systemd/backup.sh\n")
        .contains("is-enabled reader-home.service &&", "Conflicts=reader-home.service");
    assertThat(Commands.root().resolve("deploy/systemd/backup.sh")).isExecutable();
  }

  private Path copyOf(Duration age) throws IOException {
    var copy = Files.writeString(backups.resolve(age.toDays() + ".tar.gz"), "");
    return Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minus(age)));
  }

  private Commands.Ended backup() throws Exception {
    return Commands.run(
        Map.of(),
        "",
        "deploy/systemd/backup.sh",
        folder.resolve("private").toString(),
        backups.toString());
  }

  /// The only copy of today, and no part of one.
  private Path newest() throws IOException {
    try (var files = Files.list(backups)) {
      var dated =
          files.filter(file -> file.toString().contains("-")).filter(this::isOfToday).toList();
      assertThat(dated).singleElement().asString().endsWith(".tar.gz");
      return dated.getFirst();
    }
  }

  private boolean isOfToday(Path file) {
    return file.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d.*");
  }

  /// The guide's commands without `systemctl`, for the folders of the test.
  private List<String> restoring(String guide) throws IOException {
    var text = Commands.file(guide);
    var date = newest().getFileName().toString().replace(".tar.gz", "");
    return Pattern.compile("(?m)^\\$ sudo ((?:mv|tar) .*)$")
        .matcher(text)
        .results()
        .map(command ->
            command
                .group(1)
                .replace("/var/lib/private", folder.resolve("private").toString())
                .replace("/var/backups/intelligent-reader", backups.toString())
                .replace("DATE", date))
        .toList();
  }
}
