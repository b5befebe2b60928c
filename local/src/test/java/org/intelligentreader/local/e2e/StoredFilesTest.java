package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.local.LocalOptions;
import org.intelligentreader.local.LocalStack;
import org.intelligentreader.local.demo.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files behind the objects of a local stack.
class StoredFilesTest {
  @Test
  void an_upload_that_was_replaced_takes_no_room_after_the_next_start(@TempDir Path folder)
      throws Exception {
    var options = new LocalOptions(folder, 0, Optional.empty());
    try (var stack = LocalStack.start(options)) {
      var browser = browser(stack);
      browser.add("book", "?", "first".getBytes(StandardCharsets.UTF_8));
      browser.add("book", "?", "second".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("objects/half.part"), "cut off by a crash");

    try (var stack = LocalStack.start(options)) {
      try (var files = Files.list(folder.resolve("objects"))) {
        assertThat(files).hasSize(1);
      }
      var browser = browser(stack);
      assertThat(browser.download(browser.userId() + "/book/source.epub"))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("second");
    }
  }

  private static Browser browser(LocalStack stack) throws Exception {
    stack.ensureUser("files@example.org", "password");
    return Browser.signIn(stack.url(), stack.keys().publishable(), "files@example.org", "password");
  }
}
