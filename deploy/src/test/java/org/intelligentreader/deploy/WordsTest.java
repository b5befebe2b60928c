package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scripts speak Chinese where `LANG` says so, and every sentence of theirs has a translation.
class WordsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /// A text in quotation marks; commands in it may have such texts themselves.
  private static final String TEXT =
      "\"((?:[^\"\\\\$]|\\\\.|\\$\\([^()]*(?:\\([^()]*\\))?[^()]*\\)|\\$\\{[^}]*}|\\$\\w+)*)\"";

  private static final Pattern SAID =
      Pattern.compile(
          "(?:\\b(?:say|die|prompt) |(?:notes|questions|refusals)\\+?=\\(|key_problem=)" + TEXT);
  private static final Pattern PLACE =
      Pattern.compile("\\$\\([^()]*(?:\\([^()]*\\))?[^()]*\\)|\\$\\{[^}]*}|\\$\\w+");

  @Test
  void every_sentence_of_the_scripts_is_said_in_chinese() throws Exception {
    var sentences =
        SAID.matcher(scripts())
            .results()
            .map(said -> PLACE.matcher(said.group(1)).replaceAll("X").strip())
            .filter(sentence -> sentence.matches("(?s).*[a-z]{3}.*"))
            .distinct()
            .toList();
    assertThat(sentences).hasSizeGreaterThan(60);
    var ended =
        Commands.run(
            Map.of("LANG", "zh_CN.UTF-8"),
            String.join("\n", sentences) + "\n",
            "env",
            "-u",
            "LC_ALL",
            "-u",
            "LC_MESSAGES",
            "bash",
            "-c",
            "source deploy/lib/common.sh; while IFS= read -r sentence; do say \"$sentence\"; done");
    assertThat(ended.output().lines().filter(line -> !CHINESE.matcher(line).find()))
        .as("write them into deploy/lib/words.zh-CN.tsv")
        .isEmpty();
  }

  @Test
  void every_row_is_said_and_has_its_places_on_both_sides() throws Exception {
    var scripts = scripts();
    var rows = rows().toList();
    assertThat(rows).hasSizeGreaterThan(100);
    for (var row : rows) {
      assertThat(row).as(row[0]).hasSize(2);
      assertThat(row[1].split("\\{}", -1)).as(row[0]).hasSameSizeAs(row[0].split("\\{}", -1));
      assertThat(CHINESE.matcher(row[1]).find() || !row[0].matches(".*[A-Za-z]{4}.*"))
          .as(row[0])
          .isTrue();
      var part =
          Stream.of(row[0].split("\\{}|[.;)] | {3}|: | ?→ ", -1))
              .max(Comparator.comparingInt(String::length))
              .orElse("");
      assertThat(scripts.contains(part.replaceFirst("^: ", "").strip())).as(part).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LANG=zh_CN.UTF-8 | 没有使用这个密钥：它是 publishable key",
        "LC_ALL=zh_CN.UTF-8 | 没有使用这个密钥：它是 publishable key",
        "LANG=en_US.UTF-8 | The key was not used: it is a publishable key",
        "LANG=C | The key was not used: it is a publishable key"
      })
  void the_language_of_the_session_chooses(String setting, String words) throws Exception {
    var ended =
        Commands.run(
            Map.of(),
            "sb_publishable_0123",
            "env",
            "-u",
            "LC_ALL",
            "-u",
            "LC_MESSAGES",
            setting,
            "deploy/deploy.sh",
            "--key-file=-");
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.output()).contains(words);
  }

  private static Stream<String[]> rows() throws IOException {
    return Commands.file("deploy/lib/words.zh-CN.tsv").lines().map(line -> line.split("\t", -1));
  }

  private static String scripts() throws IOException {
    var text = new StringBuilder();
    for (var folder : List.of("deploy", "deploy/lib")) {
      try (var files = Files.list(Commands.root().resolve(folder))) {
        for (var file : files.filter(f -> f.toString().endsWith(".sh")).sorted().toList()) {
          text.append(Files.readString(file));
        }
      }
    }
    return text.toString().replaceAll("\"\\s*\\\\?\\s+\"", " ");
  }
}
