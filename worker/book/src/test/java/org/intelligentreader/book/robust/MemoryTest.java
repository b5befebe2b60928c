package org.intelligentreader.book.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intelligentreader.book.fixture.EpubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Memory does not grow with the book: each JVM here would die of a book held in memory.
class MemoryTest {
  @TempDir Path folder;

  @Test
  void sixty_megabytes_of_pictures_in_a_heap_of_thirty_two() throws Exception {
    pictures(60, "-Xmx32m");
  }

  @Tag("campaign")
  @Test
  void five_hundred_megabytes_of_pictures_in_a_heap_of_256() throws Exception {
    pictures(500, "-Xmx256m");
  }

  @Tag("campaign")
  @Test
  void one_page_of_eight_megabytes_in_a_heap_of_256() throws Exception {
    var page = new StringBuilder();
    for (var i = 0; page.length() < 8 << 20; i++) {
      page.append("<p id='p").append(i).append("'>The quick <i>brown</i> fox, number ");
      page.append(i).append(", jumps over the lazy dog.</p>\n");
    }
    var book = folder.resolve("page.epub");
    Files.write(book, new EpubFixture().page("a", page.toString()).bytes());
    assertThat(OtherJvm.digest(List.of("-Xmx256m"), List.of(book))).contains("manifest.json.gz");
  }

  private void pictures(int megabytes, String heap) throws Exception {
    var book = folder.resolve("pictures.epub");
    PictureBook.write(book, megabytes);
    assertThat(
            OtherJvm.digest(List.of(heap), List.of(book))
                .lines()
                .filter(l -> l.startsWith("images/")))
        .hasSize(megabytes * 2);
  }
}
