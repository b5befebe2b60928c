package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table "When a book fails" of both READMEs knows the codes that a job can end with, and says
/// truly which are retried.
class FailureCodesTest {
  private static final String FAILURE =
      "worker/app/src/main/java/org/intelligentreader/app/job/Failure.java";
  private static final String SCHEMA = "supabase/schema.sql";

  @Test
  void both_tables_have_the_same_codes_in_the_same_order() throws Exception {
    assertThat(codes("README.zh-CN.md", "## 一本书失败时")).isEqualTo(english());
  }

  @Test
  void every_code_of_the_queue_and_the_worker_is_in_the_table() throws Exception {
    var codes = new TreeSet<>(retried());
    codes.addAll(found(FAILURE, "new Permanent\\(\\s*\"([a-z_-]+)\""));
    codes.addAll(found(SCHEMA, "error_code = '([a-z_-]+)'"));
    codes.addAll(found(SCHEMA, "'([a-z]+_[a-z_]+)', (?:true|false)\\)"));
    assertThat(codes).hasSizeGreaterThan(10);
    assertThat(english()).containsAll(codes);
  }

  @ParameterizedTest
  @CsvSource({"README.md, are retried automatically", "README.zh-CN.md, 会先自动重试"})
  void the_sentence_below_the_table_names_what_is_retried(String file, String words)
      throws Exception {
    var line =
        Commands.file(file).lines().filter(text -> text.contains(words)).findFirst().orElseThrow();
    assertThat(ticked(line.substring(0, line.indexOf(words))))
        .containsExactlyInAnyOrderElementsOf(retried());
  }

  private static List<String> english() throws IOException {
    return codes("README.md", "## When a book fails");
  }

  private static Set<String> retried() throws IOException {
    var codes = new TreeSet<>(found(FAILURE, "new Transient\\(\\s*\"([a-z_-]+)\""));
    codes.addAll(found(FAILURE, "\\? \"([a-z]+)\" : \""));
    codes.addAll(found(FAILURE, "\\? \"[a-z]+\" : \"([a-z]+)\""));
    codes.addAll(found(SCHEMA, "'([a-z]+_[a-z_]+)', true\\)"));
    return codes;
  }

  private static List<String> codes(String file, String heading) throws IOException {
    var text = Commands.file(file);
    var start = text.indexOf(heading);
    var section = text.substring(start, text.indexOf("\n## ", start + 1));
    return Pattern.compile("(?m)^\\| (`[^|]*) \\|")
        .matcher(section)
        .results()
        .flatMap(cell -> ticked(cell.group(1)).stream())
        .toList();
  }

  private static List<String> ticked(String text) {
    return Pattern.compile("`([^`]+)`").matcher(text).results().map(code -> code.group(1)).toList();
  }

  private static List<String> found(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Commands.file(file))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
