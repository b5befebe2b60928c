package org.intelligentreader.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFoldersTest {
  @TempDir private Path home;

  @Test
  void a_folder_is_gone_with_all_its_files_when_it_is_closed() throws IOException {
    var folders = new WorkFolders(home);
    try (var work = folders.create()) {
      Files.writeString(work.path().resolve("source.epub"), "x");
      assertThat(work.path()).isDirectory();
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void the_folder_of_a_process_that_was_killed_is_removed_and_that_of_a_living_one_stays()
      throws Exception {
    var living = Holder.start(home);
    var killed = Holder.start(home);
    try {
      assertThat(entries()).hasSize(2);
      assertThat(new WorkFolders(home).removeAbandoned()).isZero();
      killed.process().destroyForcibly().waitFor();
      assertThat(new WorkFolders(home).removeAbandoned()).isEqualTo(1);
      assertThat(entries()).containsExactly(living.folder());
    } finally {
      living.process().destroyForcibly().waitFor();
    }
  }

  @Test
  void looking_for_others_leaves_own_folders_alone_and_locked() throws Exception {
    var folders = new WorkFolders(home);
    try (var work = folders.create()) {
      assertThat(folders.removeAbandoned()).isZero();
      assertThat(Holder.look(home)).isEqualTo("0");
      assertThat(work.path()).isDirectory();
    }
  }

  @Test
  void what_somebody_else_put_there_stays() throws IOException {
    Files.createDirectory(home.resolve("reader-book-notes"));
    Files.createSymbolicLink(home.resolve("reader-book-link"), home);
    Files.writeString(home.resolve("reader-book-file"), "x");
    assertThat(new WorkFolders(home).removeAbandoned()).isZero();
    assertThat(entries()).hasSize(3);
  }

  private List<Path> entries() throws IOException {
    try (var entries = Files.list(home)) {
      return entries.toList();
    }
  }
}
