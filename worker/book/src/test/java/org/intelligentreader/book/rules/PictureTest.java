package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Block;
import org.junit.jupiter.api.Test;

/// EPUB 3.3, section 3 (publication resources) and 5.5.3.3 (cover): every picture once, under a
/// safe name, with the type that its bytes show.
class PictureTest {
  private final EpubFixture fixture =
      new EpubFixture()
          .item("p", "p.png", "image/png", "")
          .with("OPS/p.png", Png.tiny())
          .with("OPS/my pic.png", Png.of(4, 4, "png"));

  @Test
  void img_is_a_block_where_it_stands_alone() {
    var book =
        ReadBook.of(fixture.page("a", "<p>one</p><p><img src='p.png' alt='A'/></p><p>two</p>"));
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.chapters().getFirst().structure().blocks())
        .extracting(Block::kind)
        .containsExactly(Block.Kind.PARAGRAPH, Block.Kind.IMAGE, Block.Kind.PARAGRAPH);
    var name = book.pictures().getFirst().name();
    assertThat(name).matches("[0-9a-f]{16}\\.png");
    assertThat(book.html()).contains("<img alt=\"A\" src=\"images/" + name + "\">");
  }

  @Test
  void one_picture_in_many_places_is_stored_once() {
    fixture.with("OPS/copy.png", Png.tiny());
    var book =
        ReadBook.of(
            fixture.page("a", "<img src='p.png'/><img src='./x/../p.png'/><img src='copy.png'/>"));
    assertThat(book.pictures()).hasSize(1);
    assertThat(book.chapters().getFirst().structure().blocks()).hasSize(3);
  }

  @Test
  void picture_element_svg_image_object_and_data_url() {
    var data = "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.of(5, 5, "png"));
    var book =
        ReadBook.of(
            fixture.page(
                "a",
                "<picture><source srcset='p.png'/><img src='p.png'/></picture>"
                    + "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='my%20pic.png'/></svg>"
                    + "<object data='p.png' type='image/png'>fallback</object><img src='"
                    + data
                    + "'/>"));
    assertThat(book.text()).isEmpty();
    assertThat(book.chapters().getFirst().structure().blocks()).hasSize(4);
    assertThat(book.pictures()).hasSize(3);
  }

  @Test
  void a_drawing_inside_a_page_is_kept_as_a_picture() {
    var book =
        ReadBook.of(
            fixture.page(
                "a", "<p>one</p><svg viewBox='0 0 1 1'><title>Box</title><rect width='1'/></svg>"));
    assertThat(book.pictures().getLast().mediaType()).isEqualTo("image/svg+xml");
    assertThat(book.html()).contains("alt=\"Box\"");
  }

  @Test
  void the_type_is_what_the_bytes_show() {
    fixture.with("OPS/wrong.jpg", Png.of(6, 6, "gif"));
    var book = ReadBook.of(fixture.page("a", "<img src='wrong.jpg'/>"));
    assertThat(book.pictures().getFirst().mediaType()).isEqualTo("image/gif");
    assertThat(book.pictures().getFirst().name()).endsWith(".gif");
  }

  @Test
  void a_missing_picture_leaves_its_alt_in_the_html() {
    var book = ReadBook.of(fixture.page("a", "<p>one <img src='none.png' alt='a map'/></p>"));
    assertThat(book.html()).contains("a map").doesNotContain("<img");
    assertThat(book.codes()).contains("image-missing");
  }

  @Test
  void a_picture_that_is_none() {
    fixture.with("OPS/p.png", "<html>not found</html>");
    var book = ReadBook.of(fixture.page("a", "<p>one</p><img src='p.png'/>"));
    assertThat(book.pictures()).isEmpty();
    assertThat(book.codes()).contains("image-type");
  }

  @Test
  void a_damaged_picture_is_left_out_and_the_book_goes_on() {
    var noise = new byte[60_000];
    new java.util.Random(3).nextBytes(noise);
    System.arraycopy(Png.tiny(), 0, noise, 0, 30);
    var letters = new byte[120_000];
    for (var i = 0; i < letters.length; i++) {
      letters[i] = i < 30 ? noise[i] : (byte) ('a' + (noise[i / 2] & 15));
    }
    var bytes =
        new EpubFixture()
            .with("OPS/p.png", letters)
            .page("a", "<p>one</p><img src='p.png'/>")
            .bytes();
    java.util.Arrays.fill(bytes, 30_000, 30_400, (byte) 0xFF);
    var book = ReadBook.of(bytes);
    assertThat(book.text()).isEqualTo("one");
    assertThat(book.codes()).contains("image-unreadable");
  }

  @Test
  void remote_pictures_and_css_backgrounds_are_not_loaded() {
    var book =
        ReadBook.of(
            fixture.page(
                "a",
                "<p style='background:url(p.png)'>one</p><img src='https://example.org/x.png'/>"));
    assertThat(book.pictures()).isEmpty();
    assertThat(book.codes()).contains("image-remote");
  }

  @Test
  void gaiji_by_class_or_by_a_short_alt_in_a_line_are_text() {
    var book =
        ReadBook.of(
            fixture.page(
                "a",
                "<p>一<img class='gaiji' src='p.png' alt='丂丂丂'/>二<img src='my%20pic.png' alt='㐂'/>三</p>"));
    assertThat(book.text()).isEqualTo("一丂丂丂二㐂三");
    assertThat(book.pictures()).hasSize(2);
  }

  @Test
  void a_picture_only_chapter_is_kept() {
    var book =
        ReadBook.of(fixture.page("a", "<img src='p.png'/>").page("b", "").page("c", "<p>x</p>"));
    assertThat(book.texts()).containsExactly("", "x");
  }

  @Test
  void cover_by_property() {
    coverIs(
        fixture
            .page("a", "<p>x</p>")
            .item("c", "my%20pic.png", "image/png", "properties='cover-image'"),
        4);
  }

  @Test
  void cover_by_meta_with_an_id() {
    coverIs(
        fixture
            .page("a", "<p>x</p>")
            .item("c", "my%20pic.png", "image/png", "")
            .alsoMetadata("<meta name='cover' content='c'/>"),
        4);
  }

  @Test
  void cover_by_meta_with_a_path() {
    coverIs(
        fixture
            .page("a", "<p>x</p>")
            .item("c", "my%20pic.png", "image/png", "")
            .alsoMetadata("<meta name='cover' content='my%20pic.png'/>"),
        4);
  }

  @Test
  void cover_by_guide() {
    coverIs(
        fixture
            .page("a", "<p>x</p>")
            .page("b", "<img src='my%20pic.png'/>")
            .afterSpine("<guide><reference type='cover' href='b.xhtml'/></guide>"),
        4);
  }

  @Test
  void cover_by_the_first_picture() {
    coverIs(fixture.page("a", "<p>x</p>").page("b", "<img src='my%20pic.png'/>"), 4);
  }

  @Test
  void a_cover_that_cannot_be_decoded_gives_way_to_the_next() {
    fixture.with("OPS/bomb.png", Png.bomb());
    var book =
        ReadBook.of(
            fixture
                .item("c", "bomb.png", "image/png", "properties='cover-image'")
                .page("a", "<img src='p.png'/>"));
    assertThat(book.cover().thumbnail()).isPresent();
    assertThat(book.codes()).contains("cover-unreadable");
    assertThat(book.lists().report()).contains("100000 x 100000 pixels are too many");
  }

  @Test
  void a_huge_cover_becomes_a_small_thumbnail() {
    fixture.with("OPS/p.png", Png.of(3000, 4000, "jpg"));
    var book = ReadBook.of(fixture.page("a", "<img src='p.png'/>"));
    assertThat(book.cover().thumbnail().orElseThrow().length()).isLessThan(60_000);
  }

  @Test
  void a_cover_in_the_inks_of_a_printer() {
    fixture.with("OPS/p.jpg", Png.cmyk(40, 60));
    var book = ReadBook.of(fixture.page("a", "<img src='p.jpg'/>"));
    assertThat(book.cover().thumbnail()).isPresent();
  }

  @Test
  void a_cover_in_webp() {
    var webp = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vv9UAA=";
    fixture.with("OPS/p.webp", Base64.getDecoder().decode(webp));
    var book = ReadBook.of(fixture.page("a", "<img src='p.webp'/>"));
    assertThat(book.cover().thumbnail()).isPresent();
  }

  @Test
  void a_book_without_a_picture_has_no_cover() {
    var book = ReadBook.of(new EpubFixture().page("a", "<p>x</p>"));
    assertThat(book.cover().thumbnail()).isEmpty();
    assertThat(book.cover().imageName()).isEmpty();
  }

  @Test
  void an_svg_cover_is_kept_without_a_thumbnail() {
    fixture.with("OPS/c.svg", "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1'/></svg>");
    var book =
        ReadBook.of(
            fixture
                .item("c", "c.svg", "image/svg+xml", "properties='cover-image'")
                .page("a", "<p>x</p>"));
    assertThat(book.cover().imageName().orElseThrow()).endsWith(".svg");
    assertThat(book.cover().thumbnail()).isEmpty();
    assertThat(book.codes()).contains("cover-unreadable");
  }

  @Test
  void the_cover_of_an_svg_around_a_photograph_is_the_photograph() {
    fixture.with("OPS/in/photo.png", Png.of(30, 30, "png"));
    fixture.with(
        "OPS/in/c.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
            + "<image xlink:href='photo.png'/></svg>");
    coverIs(
        fixture
            .item("c", "in/c.svg", "image/svg+xml", "properties='cover-image'")
            .page("a", "<p>x</p>"),
        30);
  }

  @Test
  void the_cover_of_a_page_that_is_only_an_svg_image_is_that_image() {
    fixture
        .with("OPS/photo.png", Png.of(31, 31, "png"))
        .alsoMetadata("<meta name='cover' content='b'/>");
    coverIs(
        fixture
            .page("a", "<p>x</p><img src='p.png'/>")
            .page(
                "b",
                "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:image href='photo.png'/></svg:svg>"),
        31);
  }

  @Test
  void a_drawing_inside_a_page_keeps_its_names_as_written() {
    var book =
        ReadBook.of(
            fixture.page(
                "a",
                "<svg viewBox='0 0 1 1'><linearGradient id='g'/><rect fill='url(#g)'/></svg>"));
    assertThat(new String(book.pictures().getLast().bytes(), StandardCharsets.UTF_8))
        .contains("viewBox=", "<linearGradient");
  }

  private static void coverIs(EpubFixture fixture, int width) {
    var book = ReadBook.of(fixture);
    assertThat(book.cover().thumbnail().orElseThrow()).startsWith("data:image/jpeg;base64,");
    var cover =
        book.pictures().stream()
            .filter(picture -> picture.name().equals(book.cover().imageName().orElse("")))
            .findFirst()
            .orElseThrow();
    assertThat(cover.bytes()).isEqualTo(Png.of(width, width, "png"));
    assertThat(new String(cover.bytes(), StandardCharsets.ISO_8859_1)).contains("PNG");
  }
}
