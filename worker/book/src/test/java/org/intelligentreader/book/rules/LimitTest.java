package org.intelligentreader.book.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;

/// EPUB Reading Systems 3.3, section 11: what a book may ask of the machine.
class LimitTest {
  private static final int MEGABYTE = 1 << 20;

  private final EpubFixture fixture = new EpubFixture().page("a", "<p>one</p>");

  @Test
  void too_many_files() {
    fixture.with("1", "").with("2", "").with("3", "");
    refused(fixture, Limit.FILES, 5);
  }

  @Test
  void a_file_that_is_too_large() {
    fixture.page("b", "<p>" + "many words ".repeat(300_000) + "</p>");
    refused(fixture, Limit.FILE_MEGABYTES, 2);
  }

  @Test
  void all_files_too_large() {
    fixture.with("x", new byte[2 * MEGABYTE]).with("y", new byte[2 * MEGABYTE]);
    refused(fixture, Limit.TOTAL_MEGABYTES, 3);
  }

  @Test
  void a_document_that_is_too_large() {
    fixture.page("b", "<p>" + "many words ".repeat(200_000) + "</p>");
    refused(fixture, Limit.DOCUMENT_MEGABYTES, 1);
  }

  @Test
  void a_file_that_inflates_without_end() {
    fixture.page("b", "<p>" + " ".repeat(5 * MEGABYTE) + "</p>");
    refused(fixture, Limit.RATIO, 100);
    assertThat(ReadBook.of(fixture).text()).isEqualTo("one");
  }

  @Test
  void a_white_picture_costs_nothing() {
    fixture.with("OPS/p.png", picture(5 * MEGABYTE)).page("b", "<p>two<img src='p.png'/></p>");
    var book = ReadBook.of(fixture.bytes(), Limits.DEFAULTS.with(Limit.RATIO, 100));
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.pictures()).hasSize(1);
  }

  @Test
  void a_picture_that_is_too_large_costs_itself() {
    fixture.with("OPS/p.png", picture(5 * MEGABYTE)).page("b", "<p>two<img src='p.png'/></p>");
    var book = ReadBook.of(fixture.bytes(), Limits.DEFAULTS.with(Limit.FILE_MEGABYTES, 3));
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.pictures()).isEmpty();
    assertThat(book.codes()).contains("image-unreadable");
  }

  @Test
  void elements_nested_too_deeply_stand_beside_each_other_and_lose_no_text() {
    var limits = Limits.DEFAULTS.with(Limit.DEPTH, 50);
    var deep = "<i>a<b>b</b>c</i>";
    for (var i = 0; i < 100; i++) {
      deep = "<span>" + deep + i + " </span>";
    }
    var text = "abc" + IntStream.range(0, 100).mapToObj(i -> i + " ").collect(joining());
    for (var page : List.of(deep, deep + "<br>")) {
      var book = ReadBook.of(new EpubFixture().page("a", "<p>" + page + "</p>").bytes(), limits);
      assertThat(book.text()).isEqualTo(text.strip());
      assertThat(book.codes()).contains("document-malformed");
    }
  }

  @Test
  void the_standard_depth_does_not_exhaust_a_small_stack() throws InterruptedException {
    var depth = (int) Limit.DEPTH.standard() - 10;
    var pages =
        new EpubFixture()
            .page("a", "<div>".repeat(depth) + "block" + "</div>".repeat(depth))
            .page("b", "<p>" + "<i>".repeat(depth) + "inline" + "</i>".repeat(depth) + "</p>");
    var text = new StringBuilder();
    var thread =
        new Thread(null, () -> text.append(ReadBook.of(pages).text()), "small stack", MEGABYTE);
    thread.start();
    thread.join();
    assertThat(text.toString()).isEqualTo("block | inline");
  }

  @Test
  void too_much_text() {
    fixture.page("b", "<p>" + "many words ".repeat(200) + "</p>");
    refused(fixture, Limit.TEXT_CHARACTERS, 1000);
  }

  @Test
  void entities_that_multiply_are_not_expanded() {
    var bomb = new StringBuilder("<!DOCTYPE html [<!ENTITY a0 'ha'>");
    for (var i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><html><body><p>one &a29;</p></body></html>");
    var book =
        ReadBook.of(
            new EpubFixture()
                .document("a", bomb.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(book.text()).startsWith("one").hasSizeLessThan(100);
    assertThat(book.codes()).contains("document-malformed");
  }

  @Test
  void external_entities_are_never_read() throws Exception {
    var secret = java.nio.file.Files.createTempFile("secret", ".txt");
    java.nio.file.Files.writeString(secret, "SECRET");
    var page =
        "<!DOCTYPE html [<!ENTITY x SYSTEM '"
            + secret.toUri()
            + "'><!ENTITY % p SYSTEM '"
            + secret.toUri()
            + "'>%p;]><html><body><p>one &x;</p></body></html>";
    var book =
        ReadBook.of(
            new EpubFixture()
                .document("a", page.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    java.nio.file.Files.delete(secret);
    assertThat(book.text()).startsWith("one").doesNotContain("SECRET");
  }

  private static byte[] picture(int size) {
    return java.util.Arrays.copyOf(Png.tiny(), size);
  }

  private static void refused(EpubFixture fixture, Limit limit, long value) {
    assertThat(ReadBook.refusal(fixture.bytes(), Limits.DEFAULTS.with(limit, value)))
        .startsWith("limit-exceeded")
        .contains("more than " + value + " " + limit.unit(), "'" + limit.label() + "'");
  }
}
