package org.intelligentreader.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WordFormatTest {
  private static final WordRow ROW =
      row("食べる", new WordRow.Example("「魚を, ", "食べた", "」\n<と>\t\"言う\""));

  @Test
  void csv_is_quoted_and_says_that_it_is_utf8() throws IOException {
    assertThat(written(WordFormat.CSV, ROW))
        .isEqualTo(
            "\ufeffword,reading,part of speech,accent,count,chapters,forms,first chapter,sentence\r\n"
                + "食べる,たべる,動詞,2,12,3,食べた 食べる,一,\"「魚を, 食べた」\n<と>\t\"\"言う\"\"\"\r\n");
  }

  @Test
  void tsv_has_one_line_a_word_and_no_quotes() throws IOException {
    assertThat(written(WordFormat.TSV, ROW).lines())
        .containsExactly(
            "word\treading\tpart of speech\taccent\tcount\tchapters\tforms\tfirst chapter\tsentence",
            "食べる\tたべる\t動詞\t2\t12\t3\t食べた 食べる\t一\t「魚を, 食べた」 <と> \"言う\"");
  }

  @Test
  void anki_reads_separator_html_columns_and_tags_from_the_head() throws IOException {
    var lines = written(WordFormat.ANKI, ROW).lines().toList();

    assertThat(lines)
        .startsWith(
            "#separator:tab",
            "#html:true",
            "#columns:Word\tBack\tReading\tPart of speech\tAccent\tCount\tForms\tSentence\tTags",
            "#tags column:9");
    assertThat(lines.get(4).split("\t", -1))
        .containsExactly(
            "食べる",
            "たべる<br>動詞<br>「魚を, <b>食べた</b>」 &lt;と&gt; &quot;言う&quot;",
            "たべる",
            "動詞",
            "2",
            "12",
            "食べた 食べる",
            "「魚を, <b>食べた</b>」 &lt;と&gt; &quot;言う&quot;",
            "intelligent-reader");
  }

  @Test
  void no_cell_starts_a_formula_in_a_spreadsheet() throws IOException {
    for (var start : new String[] {"=1+1", "+1", "-1", "@x", "＝x", "\tx", "\rx"}) {
      var row = row("x", new WordRow.Example(start, "", ""));
      assertThat(written(WordFormat.CSV, row)).contains("'" + start);
      assertThat(written(WordFormat.TSV, row).lines().skip(1).findFirst().orElseThrow())
          .doesNotMatch("(?s).*\t[=+@＝-][^\t]*");
    }
  }

  @Test
  void no_line_is_a_comment_to_anki() throws IOException {
    var row = row("#1", new WordRow.Example("", "#1", ""));
    assertThat(written(WordFormat.ANKI, row).lines().skip(4))
        .allMatch(line -> !line.startsWith("#"));
  }

  private static WordRow row(String word, WordRow.Example example) {
    return new WordRow(
        word,
        new WordRow.Grammar("たべる", "動詞", "2"),
        new WordRow.Use(12, 3, "食べた 食べる"),
        "一",
        example);
  }

  private static String written(WordFormat format, WordRow row) throws IOException {
    var out = new StringBuilder();
    format.head(out);
    format.row(out, row);
    return out.toString();
  }
}
