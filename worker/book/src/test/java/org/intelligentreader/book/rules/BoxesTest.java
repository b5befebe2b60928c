package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser shows where: boxes that style sheets make, pages in pages, formulas, quotations,
/// and what stands in for sound and films.
class BoxesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "display: block",
        "display:list-item",
        "display: flex",
        "display: table",
        "display: grid",
        "position: absolute",
        "position: fixed",
        "display: table-row"
      })
  void an_inline_element_that_is_a_box_stands_apart(String style) {
    var page = "<p><span class='s'>one</span><span class='s'>two</span></p>";
    assertThat(text(".s { " + style + " }", page)).isEqualTo("one | two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"display: inline", "display: inline-block", "float: left", "color: red"})
  void other_styles_break_no_word(String style) {
    var page = "<p><span class='s'>T</span><span class='s'>he</span></p>";
    assertThat(text(".s { " + style + " }", page)).isEqualTo("The");
  }

  @Test
  void a_cell_keeps_its_row() {
    var page = "<p><span class='s'>one</span><span class='s'>two</span></p>";
    assertThat(text(".s { display: table-cell }", page)).isEqualTo("one\ttwo");
  }

  @Test
  void a_rule_that_asks_for_what_browsers_have_counts() {
    var css = ".x { display: none } @supports (display: block) { .x { display: block } }";
    assertThat(text(css, "<p class='x'>seen</p>")).isEqualTo("seen");
    var other = "@supports not (display: grid) { .x { display: none } }";
    assertThat(text(other, "<p class='x'>seen</p>")).isEqualTo("seen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<audio src='a.mp3'>no sound</audio>",
        "<audio src='a.mp3'><p>no sound</p></audio>",
        "<video src='a.mp4'><p>no film</p></video>",
        "<canvas>no drawing</canvas>"
      })
  void what_stands_in_for_sound_and_films_is_no_text(String media) {
    assertThat(text("", "<p>one</p>" + media + "<p>two</p>")).isEqualTo("one | two");
  }

  @Test
  void the_poster_of_a_film_is_a_picture() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>See</p><video poster='p.png' src='v.mp4'/>")
                .with("OPS/p.png", Png.tiny()));
    assertThat(book.pictures()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iframe src='in.xhtml'></iframe>",
        "<object data='in.xhtml' type='application/xhtml+xml'>fallback</object>",
        "<embed src='in.xhtml'/>"
      })
  void a_page_inside_a_page_is_read_there_and_once(String frame) {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>before</p>" + frame + "<p>after</p>" + frame)
                .with("OPS/in.xhtml", EpubFixture.xhtml("", "<p id='i'>inner</p>" + frame)));
    assertThat(book.text().replace(" | fallback", "")).isEqualTo("before | inner | after");
    assertThat(book.chapters().getFirst().structure().anchors())
        .extracting(anchor -> anchor.key())
        .contains("OPS/in.xhtml#i");
  }

  @Test
  void a_page_of_the_spine_is_not_read_inside_another() {
    var book =
        ReadBook.of(new EpubFixture().page("a", "<iframe src='b.xhtml'/>").page("b", "<p>b</p>"));
    assertThat(book.text()).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<math alttext='x equals a plus b'><mi>x</mi> <mo>=</mo><mi>a</mi><mo>+</mo><mi>b</mi></math> | x=a+b",
        "<math alttext='\\frac{a}{b}'><mfrac><mi>a</mi><mi>b</mi></mfrac></math> | a/b",
        "<math><msup><mi>x</mi><mn>2</mn></msup></math> | x^2",
        "<math><msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup></math> | (a+b)^2",
        "<math><msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup></math> | e^(iπ)",
        "<math><msup><mi>sin</mi><mn>2</mn></msup><mi>x</mi></math> | sin^2x",
        "<math><msub><mi>a</mi><mi>i</mi></msub></math> | a_i",
        "<math><msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup></math> | a_1^2",
        "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>10</mn></mfrac></math> | (a+1)/10",
        "<math><msqrt><mi>n</mi><mo>−</mo><mn>1</mn></msqrt></math> | √(n−1)",
        "<math><msqrt><mn>12</mn></msqrt></math> | √12",
        "<math><mroot><mi>x</mi><mn>3</mn></mroot></math> | 3√x",
        "<math><munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover></math>"
            + " | ∑_(k=0)^n",
        "<math><mover><mi>x</mi><mo>¯</mo></mover></math> | x¯",
        "<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd>"
            + "<mtd><mn>1</mn></mtd></mtr></mtable></math> | 1, 0; 0, 1",
        "<math><mfenced open='[' close=']'><mi>a</mi><mi>b</mi></mfenced></math> | [a,b]",
        "<math><semantics><mi>x</mi><annotation>TeX</annotation></semantics></math> | x",
        "<math alttext='the empty set'/> | the empty set",
        "<math alttext='\\emptyset'/> | ''",
      })
  void a_formula_is_what_it_shows(String math, String text) {
    assertThat(text("", "<p>" + math + "</p><p>.</p>").replaceFirst(" ?\\|? ?\\.$", ""))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a<button>press</button>b | a\tpress\tb",
        "<button>one</button><button>two</button> | one\ttwo",
        "a<textarea>typed</textarea>b | a\ttyped\tb",
        "<select><option>x</option></select> | x",
        "a <meter>50 %</meter>b | a b",
        "a <progress>half</progress>b | a b",
        "a<input value='typed'/>b | ab",
        "<label>name</label> b | name b"
      })
  void what_people_fill_in_stands_apart(String page, String text) {
    assertThat(text("", "<p>" + page + "</p>")).isEqualTo(text);
  }

  @Test
  void what_floats_in_the_midst_of_a_word_is_no_part_of_it() {
    var css = "span { float: right }";
    assertThat(text(css, "<p>end<span>R</span>ing</p>")).isEqualTo("end | R | ing");
    assertThat(text("span { float: left }", "<p><span>O</span>nce</p>")).isEqualTo("Once");
    assertThat(text("", "<p popover='auto'>not seen</p><p>seen</p>")).isEqualTo("seen");
  }

  @ParameterizedTest
  @CsvSource({"en, “a ‘b’ c”", "ja, 「a 『b』 c」", "de, „a ‚b‘ c“", "fr, «a «b» c»", "'', “a ‘b’ c”"})
  void a_quotation_has_the_signs_of_its_language(String language, String text) {
    var page = "<p lang='" + language + "'><q>a <q>b</q> c</q></p>";
    assertThat(text("", page)).isEqualTo(text);
  }

  @Test
  void lines_of_a_drawing_stand_apart() {
    var svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><text><tspan x='0' y='1'>one</tspan>"
            + "<tspan x='0' y='2'>two</tspan></text></svg>";
    assertThat(text("", svg)).isEqualTo("one\ntwo");
  }

  @Test
  void numbers_of_control_characters_mean_letters_of_windows() {
    assertThat(text("", "<p>don&#146;t &#x93;know&#148; &#150; it&#8217;s</p>"))
        .isEqualTo("don’t “know” – it’s");
  }

  private static String text(String css, String body) {
    return ReadBook.of(new EpubFixture().page("a", "<style>" + css + "</style>", body)).text();
  }
}
