package org.intelligentreader.book.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intelligentreader.book.wording.InterfaceLanguage.CHINESE;
import static org.intelligentreader.book.wording.InterfaceLanguage.ENGLISH;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.fixture.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What documents, the page and the schema have from the catalogue and from `inflections.json` is
/// what these say now. This writes it:
///
/// `./mvnw -pl worker/book -am test -Dtest=MadeFilesTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dwording.write=true`
class MadeFilesTest {
  private static final boolean WRITE = Boolean.getBoolean("wording.write");
  private static final String SCHEMA = "supabase/schema.sql";

  /// A file and how its made parts are brought up to date.
  record Made(String file, UnaryOperator<String> current) {
    @Override
    public String toString() {
      return file;
    }
  }

  static final List<Made> FILES =
      List.of(
          new Made("README.md", text -> readme(text, ENGLISH, "## When a book fails")),
          new Made("README.zh-CN.md", text -> readme(text, CHINESE, "## 一本书失败时")),
          new Made("docs/report-codes.md", text -> report(text, ENGLISH)),
          new Made("docs/report-codes.zh-CN.md", text -> report(text, CHINESE)),
          new Made("web/i18n/codes-en.js", _ -> MadeText.module(ENGLISH)),
          new Made("web/i18n/codes-zh-CN.js", _ -> MadeText.module(CHINESE)),
          new Made("web/i18n/steps-en.js", _ -> MadeText.steps("en")),
          new Made("web/i18n/steps-zh-CN.js", _ -> MadeText.steps("zh")),
          new Made("web/i18n/steps-ja.js", _ -> MadeText.steps("ja")),
          new Made("supabase/schemas/25-failure-codes.sql", MadeFilesTest::schema),
          new Made("supabase/schemas/40-limits.sql", MadeFilesTest::schema),
          new Made(SCHEMA, MadeFilesTest::schema));

  @ParameterizedTest
  @FieldSource("FILES")
  void a_file_says_what_the_catalogue_says(Made made) throws IOException {
    var path = Shared.repository().resolve(made.file());
    var present = Files.exists(path) ? Files.readString(path) : "";
    var current = made.current().apply(present);
    if (WRITE) {
      Files.writeString(path, current);
    } else {
      assertThat(present).isEqualTo(current);
    }
  }

  static Stream<WordingEntry> codesOfTheQueue() {
    return MadeText.failures("queue").stream().filter(entry -> !entry.code().equals("error"));
  }

  @ParameterizedTest
  @MethodSource("codesOfTheQueue")
  void the_queue_writes_the_sentences_of_the_catalogue(WordingEntry failure) throws IOException {
    var schema = Files.readString(Shared.repository().resolve(SCHEMA));
    assertThat(schema.contains("'" + failure.code() + "', ")).as(failure.code()).isTrue();
    for (var part : failure.sentence(ENGLISH).split("\\{[a-z]+\\}", -1)) {
      assertThat(schema.contains(part)).as(part).isTrue();
    }
  }

  private static String readme(String text, InterfaceLanguage language, String heading) {
    var table = table(text, heading, MadeText.advice(language));
    var sentence =
        language == ENGLISH
            ? Pattern.compile("(?m)^`[^\\n]*`(?= are retried automatically)")
            : Pattern.compile("(?m)^`[^\\n]*`(?= 会先自动重试)");
    return sentence
        .matcher(table)
        .replaceFirst(Matcher.quoteReplacement(MadeText.retried(language)));
  }

  private static String report(String text, InterfaceLanguage language) {
    var headings =
        language == ENGLISH
            ? List.of("## Warnings", "## Problems", "## Bounds", "## Limits", "## Verdicts")
            : List.of("## 警告", "## 问题", "## 限度", "## 上限", "## 队列的回答");
    var bodies =
        List.of(
            MadeText.warnings(language),
            MadeText.meanings(MadeText.failures("book"), language),
            MadeText.meanings(MadeText.failures("bound"), language),
            MadeText.limits(language),
            MadeText.verdicts(language));
    var current = text;
    for (var i = 0; i < headings.size(); i++) {
      current = table(current, headings.get(i), bodies.get(i));
    }
    return current;
  }

  /// Replaces the rows of the first table below a heading.
  private static String table(String text, String heading, String rows) {
    var start = text.indexOf("\n|---", text.indexOf(heading));
    assertThat(start).as(heading).isPositive();
    var first = text.indexOf('\n', start + 1) + 1;
    var end = first;
    while (end < text.length() && text.charAt(end) == '|') {
      end = text.indexOf('\n', end) + 1;
    }
    return text.substring(0, first) + rows + text.substring(end);
  }

  private static String schema(String text) {
    return Pattern.compile("(?m)^( *)[^\\n]*(?= -- all failure codes$)")
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MadeText.sqlCodes()));
  }
}
