package org.intelligentreader.book.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("machine")
class DeterminismTest {
  @TempDir Path folder;

  @Test
  void the_same_book_gives_the_same_bytes_in_every_jvm_time_zone_and_locale() throws Exception {
    var book = folder.resolve("book.epub");
    Files.write(book, SampleBook.everything().bytes());
    var here =
        OtherJvm.digest(
            List.of(
                "-Duser.timezone=Pacific/Kiritimati", "-Duser.language=de", "-Duser.country=DE"),
            List.of(book));
    var there =
        OtherJvm.digest(
            List.of(
                "-Duser.timezone=America/Anchorage",
                "-Duser.language=th",
                "-Duser.country=TH",
                "-Duser.variant=TH",
                "-Dfile.encoding=ISO-8859-1",
                "-Xshare:off",
                "-XX:+UseSerialGC"),
            List.of(book));
    assertThat(here).contains("manifest.json.gz", "tokens/", "images/", "report.json");
    assertThat(there).isEqualTo(here);
  }
}
