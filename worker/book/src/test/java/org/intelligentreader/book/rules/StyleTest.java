package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// EPUB 3.3, section 6.3: what the book's own style sheets hide is not text.
class StyleTest {
  private static final String BODY =
      "<section epub:type='x y'><h1>a</h1><p id='i' class='c d' lang='en-GB'>X</p><p>b</p></section>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".c { display: none }",
        ".C.d{DISPLAY:NONE}",
        "#i { display:none !important } p { display: block }",
        "p.c { display: none } .c { display: block }",
        "section .c { display: none }",
        "section > p.c { display: none }",
        "h1 + p { display: none }",
        "h1 ~ .c { display: none }",
        "[epub|type~='y'] p.d { display: none }",
        "section[epub\\:type^=x] > .c { display: none }",
        "[lang|=en] { display: none }",
        "p[lang*='-G'] { display: none }",
        "p[id] { display: none }",
        "p:not(:last-child) { display: none }",
        "h1, .nobody, .c { visibility: hidden } h1 { visibility: visible }",
        "@media screen { .c { display: none } }",
        "@media all { @media screen { .c { display: none } } }",
        "/* .c { } */ @charset 'x'; @namespace epub 'y'; .c { display: none }",
        ".e:after { content: '} .x {' } .c { color: red; display: none; margin: 0 }",
        "* { display: block } .c { display: none }"
      })
  void hidden(String css) {
    assertThat(text(css)).as(css).isEqualTo("a | b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".c { display: none } .c { display: block }",
        ".c { display: none } #i { display: block }",
        "@media print { .c { display: none } }",
        "@media amzn-kf8 { .c { display: none } }",
        "@media (max-width: 100px) { .c { display: none } }",
        "p:hover { display: none }",
        ".c::before { display: none }",
        ".c > .c { display: none }",
        "div .c { display: none }",
        ".c { content: 'display: none' }",
        ".c { display: none",
        "p { visibility: visible } } } .c { colour: none }"
      })
  void seen(String css) {
    if (css.endsWith("none")) {
      assertThat(text(css)).as("an unclosed rule still counts").isEqualTo("a | b");
    } else {
      assertThat(text(css)).as(css).isEqualTo("a | X | b");
    }
  }

  @Test
  void a_style_attribute_is_stronger_than_a_rule_and_weaker_than_an_important_one() {
    assertThat(page("<style>p { display: none }</style>", "<p style='display: block'>X</p>a"))
        .isEqualTo("X | a");
    assertThat(
            page(
                "<style>p { display: none !important }</style>", "<p style='display:block'>X</p>a"))
        .isEqualTo("a");
  }

  @Test
  void linked_sheets_and_what_they_import() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .with("OPS/css/one.css", "@import url('two.css');@import 'one.css';")
                .with("OPS/css/two.css", ".c { display: none }")
                .page("a", "<link rel='stylesheet' href='css/one.css'/>", BODY));
    assertThat(book.text()).isEqualTo("a | b");
  }

  @Test
  void alternate_print_and_remote_sheets_do_not_hold() {
    var head =
        "<link rel='alternate stylesheet' href='x.css'/><link rel='stylesheet' media='print' href='x.css'/>"
            + "<link rel='stylesheet' href='https://example.org/x.css'/><style media='print'>p{display:none}</style>";
    var book =
        ReadBook.of(
            new EpubFixture().with("OPS/x.css", ".c { display: none }").page("a", head, BODY));
    assertThat(book.text()).isEqualTo("a | X | b");
  }

  @Test
  void hidden_line_breaks_still_part_words() {
    assertThat(page("<style>br { display: none }</style>", "<p>a<br/>b</p>")).isEqualTo("a\nb");
  }

  @Test
  void white_space_that_a_style_keeps() {
    assertThat(page("<style>.v { white-space: pre-wrap }</style>", "<p class='v'>a\n  b</p>"))
        .isEqualTo("a\n  b");
    assertThat(page("", "<p>a <span style='white-space:pre'>b  c</span>  d</p>"))
        .isEqualTo("a b  c d");
    assertThat(page("<style>pre { white-space: normal }</style>", "<pre>a\n  b</pre>"))
        .isEqualTo("a b");
  }

  @Test
  void a_made_up_selector_costs_no_more_than_a_simple_one() {
    var css = "q " + "div ".repeat(40) + "x { display: none }";
    var deep = "<div>".repeat(300) + "<x>a</x>" + "</div>".repeat(300);
    assertThat(page("<style>" + css + "</style>", deep)).isEqualTo("a");
  }

  private static String text(String css) {
    return page("<style>" + css.replace("<", "&lt;") + "</style>", BODY);
  }

  private static String page(String head, String body) {
    return ReadBook.of(new EpubFixture().page("a", head, body)).text();
  }
}
