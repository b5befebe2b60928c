package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;

/// Archives that hold more than one thing.
class ArchiveTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNgaPgPRwykcQBr7Q/xRtgXPQAAAABJRU5ErkJggg==");

  @Test
  void a_text_with_pictures_is_the_text() {
    var story = "The keeper climbed the tower every evening.\n\n".repeat(40);
    var files = new LinkedHashMap<String, byte[]>();
    for (var i = 0; i < 20; i++) {
      files.put("p" + i + ".png", PICTURE);
    }
    files.put("story.txt", story.getBytes(StandardCharsets.UTF_8));
    assertThat(ReadBook.of(Samples.zip(files)).text()).contains("The keeper climbed");
  }

  @Test
  void the_pages_of_a_site_are_read_in_the_order_of_its_front_page() {
    var book =
        ReadBook.of(
            Samples.zip(
                Map.of(
                    "site/index.html",
                    page(
                        "The Tower",
                        "<p>Welcome.</p><a href='b.html'>B</a> <a href='a.html#x'>A</a>"),
                    "site/a.html",
                    page("A", "<h1>Second</h1><p>The second page.</p>"),
                    "site/b.html",
                    page("B", "<h1>First</h1><p>The first page.</p>"),
                    "site/c.html",
                    page("C", "<h1>Third</h1><p>The third page.</p>"))));
    assertThat(book.metadata().title()).isEqualTo("The Tower");
    assertThat(book.text())
        .containsSubsequence("Welcome.", "The first page.", "The second page.", "The third page.");
  }

  private static byte[] page(String title, String body) {
    return "<!DOCTYPE html><html><head><title>%s</title></head><body>%s</body></html>"
        .formatted(title, body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
