package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of printed pages that a converter left as paragraphs.
class PrintedLinesTest {
  private static final String PROSE =
      "The old keeper climbed the stairs of the tower every evening, and he counted them aloud so"
          + " that the children below could hear how far he had come. On the last step he always"
          + " stopped, wiped his glasses with a corner of his coat, and looked out over the water for"
          + " a long time before he lit the lamp. Nobody knew what he was looking for. Some said that"
          + " he waited for a ship that had sailed in the year of the great storm and that would"
          + " surely come back one day with all her crew. Others said that he only liked the wind. ";
  private static final String CHINESE =
      "老人每天傍晚都爬上灯塔的台阶一边爬一边大声数着好让下面的孩子们听见他爬到了哪里在最后一级台阶上他总是停下来用衣角擦擦眼镜"
          + "久久地望着海面然后才点亮那盏灯谁也不知道他在看什么有人说他在等一艘大风暴那年出海的船它总有一天会带着全体船员回来。";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>%s</p>",
        "<p class='c1'>%s</p>\n",
        "<div><span class='s'>%s</span></div>\n",
        "%s<br/>\n"
      })
  void a_line_that_a_sentence_runs_over_goes_on(String form) {
    var lines = lines(PROSE.repeat(3), 60);
    var book = book(lines, form);
    assertThat(book.text().replaceAll(" \\| |\n", " ")).isEqualTo(PROSE.repeat(3).strip());
    assertThat(book.text()).contains("and he counted them aloud so that the children");
    assertThat(book.codes()).contains("printed-lines");
  }

  @Test
  void lines_of_chinese_go_on_without_a_space() {
    var text = CHINESE.repeat(4);
    var lines = new ArrayList<String>();
    for (var i = 0; i < text.length(); i += 20) {
      lines.add(text.substring(i, Math.min(text.length(), i + 20)));
    }
    assertThat(book(lines, "<p>%s</p>").text().replace(" | ", "")).isEqualTo(text);
    assertThat(book(lines, "<p>%s</p>").text()).contains("孩子们听见他爬到了哪里");
  }

  @Test
  void an_id_of_a_joined_line_is_still_a_place() {
    var lines = lines(PROSE, 60);
    var body = lines.stream().map(line -> "<p id='l" + lines.indexOf(line) + "'>" + line + "</p>");
    var page = body.collect(Collectors.joining());
    var book = ReadBook.of(new EpubFixture().page("a", page + "<p><a href='#l1'>back</a></p>"));
    assertThat(book.chapters().getFirst().structure().anchors())
        .anyMatch(anchor -> anchor.key().endsWith("#l1") && anchor.at() > 0);
  }

  @Test
  void paragraphs_verse_and_lists_of_names_stay_as_they_are() {
    var sentences = List.of(PROSE.split("(?<=\\.) ", -1));
    var several = new ArrayList<String>();
    for (var i = 0; i < 4; i++) {
      several.addAll(sentences);
    }
    several.removeIf(String::isBlank);
    assertThat(book(several, "<p>%s</p>").text()).isEqualTo(String.join(" | ", several));
    var names = java.util.Collections.nCopies(20, "a long line of an index with its pages, 12");
    assertThat(book(names, "<p>%s</p>").codes()).doesNotContain("printed-lines");
    var verse = lines(PROSE, 60);
    assertThat(book(verse, "<p class='verse'>%s</p>").text()).isEqualTo(String.join(" | ", verse));
  }

  private static ReadBook book(List<String> lines, String form) {
    var page = lines.stream().map(line -> form.formatted(line)).collect(Collectors.joining());
    return ReadBook.of(new EpubFixture().page("a", "<div>" + page + "</div>"));
  }

  /// Words in lines of at most `width` letters.
  private static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split(" ", -1)) {
      if (line.length() + word.length() + 1 > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
