package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files behind the objects of a local stack.
class StoredFilesTest {
  @Test
  void an_upload_that_was_replaced_takes_no_room_after_the_next_start(@TempDir Path folder)
      throws Exception {
    try (var workshop = Workshop.open(folder)) {
      var browser = workshop.user("files@example.org");
      browser.add("book", "?", "first".getBytes(StandardCharsets.UTF_8));
      browser.add("book", "?", "second".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("objects/half.part"), "cut off by a crash");

    try (var workshop = Workshop.open(folder)) {
      try (var files = Files.list(folder.resolve("objects"))) {
        assertThat(files).hasSize(1);
      }
      var browser = workshop.user("files@example.org");
      assertThat(browser.download(browser.userId() + "/book/source.epub"))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("second");
    }
  }
}
