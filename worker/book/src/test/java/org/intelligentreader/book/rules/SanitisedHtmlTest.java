package org.intelligentreader.book.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// EPUB Reading Systems 3.3, section 11: whatever a book holds, `rawHtml` and stored SVG neither
/// run nor load anything.
class SanitisedHtmlTest {
  private static final Set<String> REFUSED_ELEMENTS =
      Set.of(
          "script",
          "style",
          "iframe",
          "object",
          "embed",
          "applet",
          "link",
          "meta",
          "base",
          "form",
          "input",
          "button",
          "textarea",
          "select",
          "video",
          "audio",
          "source",
          "svg",
          "math",
          "frame",
          "frameset",
          "template",
          "noscript",
          "portal",
          "image",
          "isindex",
          "xmp",
          "plaintext",
          "foreignobject",
          "animate",
          "set",
          "handler");
  private static final Set<String> ALLOWED_ATTRIBUTES =
      Set.of(
          "alt",
          "colspan",
          "dir",
          "href",
          "id",
          "lang",
          "reversed",
          "rowspan",
          "src",
          "start",
          "title");

  static Stream<String> vectors() throws IOException {
    try (var in = SanitisedHtmlTest.class.getResourceAsStream("/xss/vectors.txt")) {
      var lines = new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void html_that_runs_nothing(String vector) {
    var page = vector.replace("\\0", "\0").replace("\\t", "\t").replace("\\n", "\n");
    for (var document :
        new String[] {
          EpubFixture.xhtml("", "<p>one</p>" + page + "<p>two</p>"),
          "<html><head></head><body><p>one<br>" + page + "<p>two</body></html>"
        }) {
      var book = ReadBook.of(new EpubFixture().document("a", document.getBytes(UTF_8)));
      assertHarmless(book.html());
      book.pictures().forEach(SanitisedHtmlTest::assertHarmless);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void svg_that_runs_nothing(String vector) {
    var svg =
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
            + vector.replace("\\0", "").replace("\\t", "\t").replace("\\n", "\n")
            + "<rect width='1'/></svg>";
    var book =
        ReadBook.of(
            new EpubFixture().with("OPS/x.svg", svg).page("a", "<p>one</p><img src='x.svg'/>"));
    book.pictures().forEach(SanitisedHtmlTest::assertHarmless);
  }

  @Test
  void there_are_enough_vectors() throws IOException {
    assertThat(vectors().count()).isGreaterThanOrEqualTo(120);
  }

  @Test
  void style_sheets_named_before_an_svg_are_dropped() {
    var svg =
        "<?xml-stylesheet href='https://example.org/x.css'?><!DOCTYPE svg [<!ENTITY x 'y'>]>"
            + "<svg xmlns='http://www.w3.org/2000/svg' xml:base='https://example.org/'><g/></svg>";
    var book =
        ReadBook.of(new EpubFixture().with("OPS/x.svg", svg).page("a", "<img src='x.svg'/>a"));
    assertThat(new String(book.pictures().getFirst().bytes(), UTF_8))
        .doesNotContain("example.org", "ENTITY");
  }

  @Test
  void harmless_svg_survives() {
    var svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><defs><linearGradient id='g'>"
            + "<stop offset='0'/></linearGradient></defs><style>.a { fill: url(#g) }</style>"
            + "<path class='a' d='M0 0' style='fill:url(#g)'/><use href='#g'/><text>t</text></svg>";
    var book =
        ReadBook.of(new EpubFixture().with("OPS/x.svg", svg).page("a", "<img src='x.svg'/>a"));
    assertThat(new String(book.pictures().getFirst().bytes(), UTF_8))
        .contains(
            "<linearGradient id=\"g\">", "fill: url(#g)", "viewBox", "href=\"#g\"", "<text>t");
  }

  private static void assertHarmless(String html) {
    Jsoup.parseBodyFragment(html).body().stream().skip(1).forEach(SanitisedHtmlTest::check);
  }

  private static void check(Element element) {
    assertThat(REFUSED_ELEMENTS).doesNotContain(element.normalName());
    for (var attribute : element.attributes()) {
      assertThat(ALLOWED_ATTRIBUTES).as(element.outerHtml()).contains(attribute.getKey());
    }
    if (element.hasAttr("href")) {
      assertThat(element.attr("href")).matches("(?is)(#|https?:|mailto:).*");
    }
    if (element.hasAttr("src")) {
      assertThat(element.attr("src")).matches("images/[0-9a-f]{16}\\.[a-z]+");
    }
  }

  private static void assertHarmless(ReadBook.Picture picture) {
    if (!picture.mediaType().equals("image/svg+xml")) {
      return;
    }
    var document = Jsoup.parse(new String(picture.bytes(), UTF_8), "", Parser.xmlParser());
    for (Node node : document.childNodes()) {
      assertThat(node).isInstanceOf(Element.class);
    }
    for (var element : document.getAllElements()) {
      var name = element.normalName().replaceFirst(".*:", "");
      assertThat(
              Set.of(
                  "script",
                  "iframe",
                  "foreignobject",
                  "handler",
                  "object",
                  "embed",
                  "audio",
                  "video",
                  "link",
                  "animate",
                  "set",
                  "meta",
                  "base"))
          .doesNotContain(name);
      for (var attribute : element.attributes()) {
        var key = attribute.getKey().toLowerCase(Locale.ROOT);
        var value =
            attribute.getValue().toLowerCase(Locale.ROOT).replaceAll("[\\s\\x00-\\x20]", "");
        assertThat(key).doesNotStartWith("on");
        if (key.endsWith("href")) {
          assertThat(value).matches("(?s)#.*|data:image/(png|jpeg|gif|webp).*");
        } else if (!key.startsWith("xmlns")) {
          assertThat(value).doesNotContain("javascript:", "url(http", "url(//", "url(data:text");
        }
      }
    }
  }
}
