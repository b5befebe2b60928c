package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.files.UnusableException;
import org.intelligentreader.local.stack.KeyFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key that stands in a wrong place of the command `demo` is not repeated.
@Tag("machine")
class WrongPlacesTest {
  private static final String KEY = "sb_secret_0123456789abcdef";
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZSJ9.c2lnbmF0dXJl";

  @Test
  void a_key_in_a_wrong_place_is_not_printed(@TempDir Path folder) throws Exception {
    var data = folder.toString();
    for (var arguments :
        List.of(
            List.of("--port", KEY),
            List.of("--port", TOKEN),
            List.of("--" + KEY),
            List.of("--data", data, KEY + ".epub"),
            List.of("--allow-origin", "http://me:hunter2@localhost:5173"),
            List.of("--port", "http://me:hunter2@localhost"),
            List.of("--data", data, "http://me:hunter2@localhost/book.epub"))) {
      var words = new java.util.ArrayList<>(arguments);
      words.addFirst("demo");
      try (var demo =
          ChildProcess.start("org.intelligentreader.local.LocalMain", Map.of(), words)) {
        assertThat(demo.exitCode()).as(demo.output()).isEqualTo(2);
        assertThat(demo.output())
            .contains("[hidden]")
            .doesNotContain("hunter2", "0123456789abcdef", "eyJyb2xl", "c2lnbmF0dXJl");
      }
    }
  }

  @Test
  void a_file_that_holds_no_keys_is_named_and_nothing_of_it_shown(@TempDir Path folder)
      throws Exception {
    var file = folder.resolve("k.json");
    for (var text :
        List.of(
            "",
            "{",
            "[",
            "[]",
            "{}",
            "null",
            "5",
            "\"hunter2\"",
            "hunter2=1",
            "{\"secret\":\"hunter2\"}",
            "{\"secret\":\"hunter2\",",
            "{\"anonJwt\":1,\"serviceRoleJwt\":\"a\",\"publishable\":\"a\",\"secret\":\"hunter2\",\"jwtSecret\":\"a\"}",
            "[".repeat(5000),
            "\u0000\u0001")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> KeyFile.replace(folder, file))
          .as(text)
          .isInstanceOf(UnusableException.class)
          .hasMessageStartingWith(file + " does not hold the keys of a stack.")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void a_folder_for_data_that_can_be_none_is_named(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("file"), "x");
    for (var data :
        List.of(file, file.resolve("inside"), Path.of("/proc/none"), Path.of("/proc/self/none"))) {
      assertThatThrownBy(() -> PrivateFolder.prepare(data))
          .isInstanceOf(UnusableException.class)
          .hasMessageStartingWith("The folder for the data, " + data + ", cannot be used (");
    }
    assertThat(file).hasContent("x");
  }
}
