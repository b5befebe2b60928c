package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields of Word documents that are text.
class EquationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " EQ \\* jc2 \\* \"Font:MS Mincho\" \\* hps10 \\o\\ad(\\s\\up 9(とうきょう),東京) | 東京",
        "EQ \\o(\\s\\up 10(とうきょう);東京) | 東京",
        " eq \\o \\ac(\\s \\up9(とうきょう), 東京) | 東京",
      })
  void a_text_above_another_is_ruby(String field, String base) {
    var book = read(field);
    assertThat(book.text()).isEqualTo("彼は" + base + "に行く。");
    assertThat(book.ruby()).containsExactly(base + "→とうきょう");
  }

  @ParameterizedTest
  @CsvSource({" PAGE ", " REF _Ref1 \\h ", " EQ \\f(1;2) "})
  void other_fields_show_nothing_of_their_own(String field) {
    assertThat(read(field).text()).isEqualTo("彼はに行く。");
  }

  @Test
  void white_space_without_end_is_read_in_time() {
    var spaces = " ".repeat(1000);
    var field = "EQ \\o" + spaces + "(\\s\\up" + spaces + "(x)," + spaces + "(";
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(field));
  }

  private static ReadBook read(String field) {
    var half = field.length() / 2;
    var document =
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
            + "<w:p><w:r><w:t>彼は</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            + "<w:r><w:instrText xml:space='preserve'>"
            + field.substring(0, half)
            + "</w:instrText></w:r><w:r><w:instrText xml:space='preserve'>"
            + field.substring(half)
            + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
            + "<w:r><w:t>に行く。</w:t></w:r></w:p></w:body></w:document>";
    return ReadBook.of(
        Samples.zip(
            Map.of(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
                    .getBytes(StandardCharsets.UTF_8),
                "word/document.xml",
                document.getBytes(StandardCharsets.UTF_8))));
  }
}
