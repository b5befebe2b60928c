package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures that come by other roads than the `src` of an `img`, and of other kinds than browsers
/// always knew.
class PictureRoadsTest {
  private static final String SHEET = "<link rel='stylesheet' href='css/s.css'/>";

  private final EpubFixture fixture =
      new EpubFixture().with("OPS/p.png", Png.tiny()).with("OPS/my pic.png", Png.of(4, 4, "png"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img srcset='p.png 1x, big.png 2x' alt='A'/>",
        "<img src='' srcset=' p.png'/>",
        "<picture><source srcset='p.png 480w'/><img alt=''/></picture>",
        "<object data='p.png'/>",
        "<object data='p.png' type='image/png'><p>fallback</p></object>",
        "<object data='p.tiff' type='image/tiff'><img src='p.png'/></object>",
        "<embed src='p.png'/>",
        "<iframe src='p.png'>fallback</iframe>",
        "<video poster='p.png'><p>fallback</p></video>",
        "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='p.png'/></svg>",
        "<svg><image href='p.png'/></svg>",
        "<div style='background-image:url(p.png)'></div>",
        "<div style='background: #fff url(\"p.png\") no-repeat center'> </div>",
        "<section style=\"BACKGROUND:URL('p.png')\"/>",
        "<div style='background:url(my%20pic.png)'><div></div></div>",
      })
  void one_picture_and_no_text(String body) {
    var book = ReadBook.of(fixture.page("a", body));
    assertThat(book.pictures()).as(body).hasSize(1);
    assertThat(book.text()).isEmpty();
    assertThat(book.html()).contains("<img");
  }

  @Test
  void the_picture_behind_a_page_is_seen_from_its_style_sheet() {
    fixture
        .with("OPS/css/s.css", "body { background: url(../p.png) } .x { background: none }")
        .page("a", SHEET, "")
        .page("b", SHEET, "<div><div class='x'></div></div>");
    assertThat(ReadBook.of(fixture).pictures()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p style='background:url(p.png)'>one</p>",
        "<div style='background:url(p.png)'><p>one</p></div>",
        "<hr style='background:url(p.png)'/><p>one</p>",
        "<p>one<span style='background:url(p.png)'></span></p>",
        "<div style='background:url(p.png);background:none'></div><p>one</p>",
        "<div style='background:url(https://example.org/p.png)'></div><p>one</p>",
        "<div style='background:linear-gradient(red,blue)'></div><p>one</p>",
      })
  void what_adorns_the_text_is_no_picture_of_the_book(String body) {
    var book = ReadBook.of(fixture.page("a", body));
    assertThat(book.pictures()).as(body).isEmpty();
    assertThat(book.text()).isEqualTo("one");
  }

  @Test
  void a_foreign_picture_gives_way_to_what_the_manifest_names() {
    fixture
        .item("x", "a.xyz", "image/vnd.xyz", "fallback='y'")
        .item("y", "b.xyz", "image/vnd.xyz", "fallback='z'")
        .item("z", "p.png", "image/png", "fallback='x'")
        .with("OPS/a.xyz", "xyz")
        .with("OPS/b.xyz", "xyz");
    var book = ReadBook.of(fixture.page("a", "<p>one</p><img src='a.xyz' alt='A'/>"));
    assertThat(book.pictures())
        .extracting(ReadBook.Picture::mediaType)
        .containsExactly("image/png");
    assertThat(book.codes()).doesNotContain("image-type");
  }

  @Test
  void fallbacks_that_lead_to_each_other_end() {
    fixture
        .item("x", "a.xyz", "image/vnd.xyz", "fallback='y'")
        .item("y", "b.xyz", "image/vnd.xyz", "fallback='x'")
        .with("OPS/a.xyz", "xyz")
        .with("OPS/b.xyz", "xyz");
    var book = ReadBook.of(fixture.page("a", "<p>one</p><img src='a.xyz'/>"));
    assertThat(book.pictures()).isEmpty();
    assertThat(book.codes()).contains("image-type");
  }

  @ParameterizedTest
  @CsvSource({
    "00000020667479706176696600000000, image/avif, avif",
    "0000001C667479706D69663100000000617669666D696631, image/avif, avif",
    "FF0A, image/jxl, jxl",
    "0000000C4A584C200D0A870A, image/jxl, jxl",
    "49492A0008000000, image/tiff, tif",
    "4D4D002A00000008, image/tiff, tif",
  })
  void new_and_old_kinds_are_kept_as_they_are(String head, String type, String extension) {
    var bytes = java.util.HexFormat.of().parseHex(head);
    var book =
        ReadBook.of(
            fixture.with("OPS/a.bin", bytes).page("a", "<p>one</p><img src='a.bin' alt='A'/>"));
    assertThat(book.pictures()).hasSize(1);
    assertThat(book.pictures().getFirst().mediaType()).isEqualTo(type);
    assertThat(book.pictures().getFirst().name()).endsWith("." + extension);
    assertThat(book.pictures().getFirst().bytes()).isEqualTo(bytes);
  }

  @Test
  void a_tiff_that_can_be_decoded_becomes_a_png() {
    fixture.with("OPS/a.tif", Png.of(3, 2, "tiff"));
    var book = ReadBook.of(fixture.page("a", "<p>one</p><img src='a.tif'/>"));
    assertThat(book.pictures().getFirst().mediaType()).isEqualTo("image/png");
    assertThat(book.pictures().getFirst().content()).contains("PNG");
  }

  @Test
  void words_in_a_picture_file_are_not_enough() {
    fixture.with("OPS/a.bin", "II, the sequel".getBytes(StandardCharsets.UTF_8));
    assertThat(ReadBook.of(fixture.page("a", "<p>one</p><img src='a.bin'/>")).pictures()).isEmpty();
  }
}
