package org.intelligentreader.book.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are nothing but the marks of a format, many times over: what looks for the end of a
/// mark must not look at the whole text each time, and no pattern may fill the stack.
class HostileTextTest {
  private static final int TIMES = 6_000;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "［＃",
        "［＃「",
        "《",
        "》",
        "｜",
        "字《",
        "｜字",
        "字《じ》",
        "※［＃",
        "〔a'",
        "* ",
        "= ",
        "<!---->",
        "<?x?>",
        "key: value\n",
        "Date: x\n ",
        "Chapter 1\n",
        "第一章\n\n",
        "1\n\n",
        "- ",
        "> ",
        "[x](",
        "[^1]",
        "[^1]: a\n",
        "# ",
        "a\n\n",
        "-\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "<i>",
        "{\\i1}",
        "<section>",
        "<div>",
        "<ul><li>",
        "\u001B$B",
        "!\n"
      })
  void marks_without_end_are_read_in_time(String mark) {
    for (var start :
        new String[] {
          "",
          "［＃a］［＃b］\n",
          "<html><body>",
          "# a\n\n[b](c)\n",
          "# a\n\n[^1]: b\n\n[b](c)\n",
          "00:00:01,000 --> 00:00:02,000\n"
        }) {
      Assertions.assertTimeout(ENOUGH, () -> read(start + mark.repeat(TIMES / 6)));
    }
    Assertions.assertTimeout(ENOUGH, () -> read("［＃a］［＃b］\n" + mark.repeat(TIMES)));
  }

  /// White space and signs without end in what programs and style sheets write.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<style>@supports (a:%s( {}</style>",
        "<img class='footnote' alt='%s'/>",
        "<p>《%s</p>",
        "<a href='x%s'>1</a>"
      })
  void marks_inside_a_page_are_read_in_time(String form) {
    for (var sign : new String[] {" ", "请", "(", "《", "%20"}) {
      var page = "<html><head></head><body>" + form.formatted(sign.repeat(TIMES)) + "<p>a</p>";
      Assertions.assertTimeout(ENOUGH, () -> read(page));
    }
  }

  private static void read(String text) {
    try {
      assertThat(ReadBook.read(text.getBytes(UTF_8), Limits.DEFAULTS).chapters()).isNotNull();
    } catch (BadBookException e) {
      assertThat(e.problem().code()).isNotEmpty();
    }
  }
}
