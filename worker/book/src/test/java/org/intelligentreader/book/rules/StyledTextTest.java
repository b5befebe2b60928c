package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.BookMetadata.WritingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What style sheets do to text as a browser shows it: boxes in rows, what floats, words that they
/// write, what they hide and show again, and which rules hold at all.
class StyledTextTest {
  private static final String TWO = "<p class='s'><span>one</span><span>two</span></p>";

  @ParameterizedTest
  @ValueSource(strings = {"flex", "inline-flex", "grid", "-webkit-box", "block flex"})
  void what_stands_in_a_row_keeps_its_words_apart(String display) {
    assertThat(text(".s { display: " + display + " }", TWO)).isEqualTo("one\ttwo");
  }

  @Test
  void a_word_with_a_reading_stands_in_its_row_as_others_do() {
    var page = "<p class='s'><span>あ</span><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>い</p>";
    assertThat(text(".s { display: flex }", page)).isEqualTo("あ\t漢字\tい");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p><span class='s'>O</span>nce</p> | Once",
        "<p><span class='s'>“W</span>ho</p> | “Who",
        "<p>a line,<span class='s'>10</span></p> | a line, / 10",
        "<p><span class='s'>12</span>And he went</p> | 12 / And he went",
        "<p><span class='s'>aside</span>text</p> | aside / text"
      })
  void what_floats_stands_apart_but_for_an_initial(String page, String text) {
    assertThat(text(".s { float: left }", page).replace(" | ", " / ")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".s::before { content: '◆' } | text",
        ".s::before { content: '◆ one ' } | ◆ one text",
        ".s::before { content: '\\201C'; display: block } | text",
        ".s:before { content: \"— \" } | — text",
        ".s::after { content: ';' } | text;",
        ".s::after { content: ' {' attr(title) '}' } | text {more}",
        ".s::before { content: '\\201C' } | “text",
        ".s::before { content: \"a\\A b\"; white-space: pre } | a b text",
        ".s::before { content: counter(n) '. ' } | text",
        ".s::before { content: '\\F101 ' } | text",
        ".s::before { content: url(a.png) } | text",
        ".s::before { content: 'x' / '' } | xtext",
        ".s::before { content: none } | text",
        ".s::before { content: 'x'; display: none } | text",
        ".s::before { content: open-quote } .s::after { content: close-quote } | “text”",
        ".s::after { content: close-quote } | text",
        ".s::first-letter { color: red } .s::marker { content: 'x' } | text",
        "p > .s:first-child::before { content: 'x' } | xtext",
        ".s { content: 'x' } | text"
      })
  void words_of_a_style_sheet_are_text(String css, String text) {
    assertThat(
            text(css, "<p><span class='s' title='more'>text</span></p>")
                .replace('\n', ' ')
                .replaceFirst("^a btext", "a b text"))
        .isEqualTo(text);
  }

  @Test
  void words_of_a_style_sheet_may_stand_on_their_own_line() {
    var css = ".s::before { content: 'one'; display: block }";
    assertThat(text(css, "<p class='s'>two</p>")).isEqualTo("one | two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q { quotes: none } | a b",
        "q { quotes: '<' '>' '(' ')' } | <a (b)>",
        "q::before, q::after { content: none } | a b",
        "q::before { content: '-' } | -a -b",
        "q { quotes: auto } | “a ‘b’”"
      })
  void a_style_sheet_chooses_the_signs_of_quotations(String css, String text) {
    assertThat(text(css, "<p><q>a <q>b</q></q></p>")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "zh, “a ‘b’”",
    "zh-Hant, 「a 『b』」",
    "es, “a ‘b’”",
    "ru, «a „b“»",
    "pl, „a «b»”",
    "sv, ”a ’b’”",
    "nl, ‘a ‘b’’",
    "fr-CA, «a ”b“»",
    "hu, „a »b«”",
    "pt-PT, «a “b”»"
  })
  void a_quotation_has_the_signs_of_the_language_around_it(String language, String text) {
    var page = "<div lang='%s'><p><q lang='en'>a <q>b</q></q></p></div>".formatted(language);
    assertThat(text("", page.replace(" lang='en'", ""))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".s { visibility: hidden } .t { visibility: visible } | onetwo",
        ".s { visibility: hidden } | one",
        ".s { visibility: collapse } | one",
        ".s { display: none } .t { display: inline } | one",
        ".s { visibility: hidden; visibility: nonsense } | one"
      })
  void what_is_visible_inside_what_is_not_is_seen(String css, String text) {
    var page = "<p>one<span class='s'>no<span class='t'>two</span></span></p>";
    assertThat(text(css, page)).isEqualTo(text);
  }

  @Test
  void signs_around_an_unseen_quotation_and_an_unseen_formula_are_unseen() {
    var css = ".s { visibility: hidden } .t { visibility: visible }";
    var unseen = "<q>no</q><math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math>";
    var page = "<p>one<span class='s'>" + unseen + "<span class='t'>two</span></span></p>";
    assertThat(text(css, page)).isEqualTo("onetwo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p hidden='hidden'>no</p><p>yes</p> | yes",
        "<p class='s' hidden='hidden'>yes</p> | yes",
        "<dialog><p>no</p></dialog><p>yes</p> | yes",
        "<dialog open='open'><p>yes</p></dialog> | yes"
      })
  void the_page_hides_what_no_style_sheet_shows(String page, String text) {
    assertThat(text(".s { display: block }", page)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "span:nth-child(2) { display: block }",
        "span:nth-child(2n) { display: block }",
        "span:nth-child( even ) { display: block }",
        "span:nth-last-child(1) { display: block }",
        "span:last-of-type { display: block }",
        "span:not(:first-child) { display: block }",
        ":is(b, span:last-child) { display: block }",
        ":where(.s > span) { display: block }",
        "span:lang(en) { display: block }",
        "span { display: block; display: nonsense }",
        "span { DISPLAY : BLOCK }",
        "@media only screen and (min-width: 20em) { span { display: block } }",
        "@media not print { span { display: block } }",
        "@media (max-width: 1200px) { span { display: block } }",
        "@supports (display: grid) { span { display: block } }",
        "@supports (display: flex) and (not (display: nonsense)) { span { display: block } }",
        "@supports (foo: bar) or (writing-mode: vertical-rl) { span { display: block } }",
        "@supports not (foo: bar) { span { display: block } }",
        "@supports ((display: grid) and (gap: 1em)) { span { display: block } }",
        "@supports selector(a > b) { span { display: block } }",
        "@supports selector(:has(a)) { span { display: block } }",
        "span { display: block flow }",
        "a:hover, span { display: block }"
      })
  void rules_that_browsers_know_hold(String css) {
    assertThat(text(css, "<div lang='en'>" + TWO + "</div>")).isEqualTo("one | two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "span:nth-child(3) { display: block }",
        "span:empty { display: block }",
        "span { display: nonsense }",
        "@media print { span { display: block } }",
        "@media (max-width: 600px) { span { display: block } }",
        "@media amzn-kf8 { span { display: block } }",
        "@media not screen { span { display: block } }",
        "@supports (foo: bar) { span { display: block } }",
        "@supports (display: nonsense) { span { display: block } }",
        "@supports not (display: block) { span { display: block } }",
        "@supports (display: block) and (-ibooks-x: y) { span { display: block } }",
        "@supports not ((display: block) or (foo: bar)) { span { display: block } }",
        "span:hover { display: block }",
        "span { display: inline flow-root }",
        "/* span { display: block } */",
        "span::before { display: block }",
        "span:not(.x) { position: relative }"
      })
  void rules_that_do_not_hold_change_nothing(String css) {
    assertThat(text(css, TWO)).isEqualTo("onetwo");
  }

  @Test
  void the_body_says_how_white_space_counts() {
    assertThat(text("body { white-space: pre-line }", "<p>one\ntwo</p>")).isEqualTo("one\ntwo");
  }

  @Test
  void a_formula_on_its_own_line_stands_apart() {
    var page = "<p>so <math display='block'><mi>x</mi></math> holds</p>";
    assertThat(text("", page)).isEqualTo("so | x | holds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<tspan x='0,4,8,12' y='0'>Book</tspan><tspan x='15.5' y='0'>, 2005.</tspan> | Book, 2005.",
        "<tspan x='0,4,8,12' y='0'>Book</tspan><tspan x='60' y='0'>2005</tspan> | Book 2005",
        "<tspan x='0,4' y='0'>Bo</tspan><tspan x='0,4' y='11.7'>ok</tspan> | Bo / ok",
        "<tspan x='0'>one</tspan><tspan x='0' dy='1.2em'>two</tspan> | one / two",
        "<tspan>bo</tspan><tspan font-weight='bold'>ok</tspan> | book"
      })
  void pieces_of_a_drawing_are_lines_by_their_height(String pieces, String text) {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg'><text>" + pieces + "</text></svg>";
    assertThat(text("", svg).replace("\n", " / ")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "html { writing-mode: vertical-rl } | VERTICAL",
        "body { -epub-writing-mode: vertical-rl } | VERTICAL",
        "p { writing-mode: vertical-rl } | VERTICAL",
        "h1 { writing-mode: vertical-rl } | HORIZONTAL",
        "body { writing-mode: vertical-rl } p { writing-mode: horizontal-tb } | HORIZONTAL",
        "body { writing-mode: vertical-rl } h1 { writing-mode: horizontal-tb } | VERTICAL",
        "body { writing-mode: vertical-rl; writing-mode: nonsense } | VERTICAL",
        "@media print { body { writing-mode: vertical-rl } } | HORIZONTAL",
        "div p { -webkit-writing-mode: vertical-rl } | VERTICAL",
        "p { color: red } | HORIZONTAL"
      })
  void the_book_runs_as_most_of_its_letters_do(String css, WritingMode mode) {
    var page = "<div><h1>One</h1><p>" + "long text ".repeat(20) + "</p></div>";
    var book = ReadBook.of(new EpubFixture().page("a", "<style>" + css + "</style>", page));
    assertThat(book.metadata().layout().writing()).isEqualTo(mode);
  }

  private static String text(String css, String body) {
    return ReadBook.of(new EpubFixture().page("a", "<style>" + css + "</style>", body)).text();
  }
}
