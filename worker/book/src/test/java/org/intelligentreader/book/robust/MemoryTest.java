package org.intelligentreader.book.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.intelligentreader.book.fixture.EpubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Memory does not grow with the book: each JVM here would die of a book held in memory.
class MemoryTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  @TempDir Path folder;

  @Test
  void sixty_megabytes_of_pictures_in_a_heap_of_thirty_two() throws Exception {
    pictures(60, "-Xmx32m");
  }

  @Test
  void eighty_megabytes_of_pictures_inside_the_texts_in_a_heap_of_sixty_four() throws Exception {
    var fixture = new EpubFixture();
    var random = new Random(80);
    for (var i = 0; i < 80; i++) {
      var picture = new byte[1 << 20];
      random.nextBytes(picture);
      System.arraycopy(PNG, 0, picture, 0, PNG.length);
      var url = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
      fixture.page("c" + i, "<p>one</p><img src='" + url + "'/>");
    }
    var book = folder.resolve("inline.epub");
    Files.write(book, fixture.bytes());
    assertThat(
            OtherJvm.digest(List.of("-Xmx64m"), List.of(book))
                .lines()
                .filter(line -> line.startsWith("images/")))
        .hasSize(80);
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
