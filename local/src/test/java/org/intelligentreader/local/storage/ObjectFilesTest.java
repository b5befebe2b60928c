package org.intelligentreader.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectFilesTest {
  private static final Set<String> NONE = Set.of();

  @TempDir private Path folder;

  private Instant later() {
    return Instant.now().plus(Duration.ofMinutes(2));
  }

  private String stored(ObjectFiles files) throws IOException {
    var version = ObjectFiles.newVersion();
    Files.writeString(files.fresh(version), "bytes");
    return version;
  }

  @Test
  void what_no_row_names_twice_is_removed() throws IOException {
    var files = new ObjectFiles(folder);
    var kept = stored(files);
    var gone = stored(files);
    files.tidy(Set.of(kept), later());
    assertThat(files.find(gone)).as("somebody may have read its row").isPresent();
    files.tidy(Set.of(kept), later());
    assertThat(files.find(gone)).isEmpty();
    assertThat(files.find(kept)).isPresent();
  }

  @Test
  void what_a_row_names_in_the_meantime_stays() throws IOException {
    var files = new ObjectFiles(folder);
    var version = stored(files);
    for (var named : List.of(NONE, Set.of(version), NONE, Set.of(version))) {
      files.tidy(named, later());
    }
    assertThat(files.find(version)).isPresent();
  }

  @Test
  void what_is_being_written_stays_and_so_does_what_is_no_object() throws IOException {
    var files = new ObjectFiles(folder);
    var version = stored(files);
    var other = Files.writeString(folder.resolve("other"), "bytes");
    var inner = Files.createDirectory(folder.resolve(ObjectFiles.newVersion()));
    for (var i = 0; i < 3; i++) {
      files.tidy(NONE, Instant.now());
    }
    assertThat(files.find(version)).isPresent();
    files.tidy(NONE, later());
    files.tidy(NONE, later());
    assertThat(files.find(version)).isEmpty();
    assertThat(other).exists();
    assertThat(inner).exists();
  }
}
