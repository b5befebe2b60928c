package org.intelligentreader.book.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)\\}");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  static Stream<WordingEntry> entries() {
    return Arrays.stream(Wording.values()).flatMap(part -> part.entries().stream());
  }

  static Stream<WordingEntry> failures() {
    return Wording.FAILURES.codes().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_code_has_one_spelling(WordingEntry entry) {
    assertThat(entry.code()).matches("[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_text_is_there_in_both_languages(WordingEntry entry) {
    var names = entry.texts().keySet();
    assertThat(in(names, "en", "zh")).isEqualTo(in(names, "zh", "zh"));
    assertThat(in(names, "en", "zh")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_chinese_text_is_chinese_except_for_names(WordingEntry entry) {
    entry
        .texts()
        .forEach((name, text) -> {
          var isName = text.equals(entry.texts().get(name.replace("zh", "en")));
          if (name.endsWith("zh") && !isName) {
            assertThat(text).as(name).containsPattern(CHINESE);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_sentence_shows_exactly_its_parameters(WordingEntry entry) {
    for (var language : List.of("en", "zh")) {
      entry
          .find(language)
          .ifPresent(sentence -> {
            var shown = new TreeSet<String>();
            PARAMETER
                .matcher(sentence)
                .results()
                .forEach(found -> shown.add(found.group(1).replace(".unit", "")));
            assertThat(shown).isEqualTo(new TreeSet<>(entry.parameters().keySet()));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_has_all_that_the_tables_ask_for(WordingEntry failure) {
    for (var language : InterfaceLanguage.values()) {
      assertThat(failure.text("meaning", language)).isNotBlank();
      assertThat(failure.text("todo", language)).isNotBlank();
    }
    assertThat(failure.text("origin")).isIn("book", "bound", "worker", "queue");
    assertThat(failure.text("retried")).isIn("yes", "no");
  }

  @Test
  void a_message_fills_in_choices_places_and_limits_in_both_languages() {
    var message =
        new Message(
            "limit-exceeded",
            Map.of("cause", "book", "limit", "files", "value", 7L, "where", ":archive"));
    assertThat(message.english())
        .isEqualTo(
            "This EPUB is larger than allowed: the archive has more than 7 files in the archive."
                + " Split the book, or raise the limit 'files'.");
    assertThat(message.sentence(InterfaceLanguage.CHINESE))
        .isEqualTo("这个 EPUB 超过了上限：压缩包 超过 7 个文件。请把书拆开，或调高上限“files”。");
  }

  @Test
  void a_value_that_looks_like_a_pattern_is_shown_as_it_is() {
    assertThat(Message.of("bug", "detail", "a $1 {detail} \\ b").english())
        .contains(" a $1 {detail} \\ b. ");
  }

  @Test
  void a_message_takes_exactly_the_parameters_of_the_catalogue() {
    assertThatThrownBy(() -> Message.of("no-such-code")).hasMessageContaining("no-such-code");
    assertThatThrownBy(() -> Message.of("disk")).hasMessageContaining("detail");
    assertThatThrownBy(() -> Message.of("too-deep", "detail", "x")).hasMessageContaining("detail");
    assertThatThrownBy(() -> Message.of("not-an-epub", "found", "a-boat"))
        .hasMessageContaining("a-boat");
    assertThatThrownBy(() -> Message.of("book-timeout", "seconds", "7"))
        .hasMessageContaining("NUMBER");
  }

  @Test
  void a_file_of_the_catalogue_that_says_something_twice_is_refused() {
    assertThatThrownBy(() -> WordingFile.parse("[a]\nen = x\n[a]\nen = y"))
        .hasMessageContaining("a");
    assertThatThrownBy(() -> WordingFile.parse("[a]\nen = x\nen = y")).hasMessageContaining("y");
    assertThatThrownBy(() -> WordingFile.parse("[a]\nen: x")).hasMessageContaining("en: x");
  }

  /// The texts of a language, each named as in `as`.
  private static List<String> in(Iterable<String> names, String language, String as) {
    var found = new TreeSet<String>();
    UnaryOperator<String> renamed = name -> name.replaceFirst(language + "$", as);
    names.forEach(name -> {
      if (name.equals(language) || name.endsWith("." + language)) {
        found.add(renamed.apply(name));
      }
    });
    return List.copyOf(found);
  }
}
