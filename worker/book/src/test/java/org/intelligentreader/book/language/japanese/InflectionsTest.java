package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intelligentreader.book.language.Inflection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InflectionsTest {
  /// Sentence, word, dictionary form, steps.
  record Case(String sentence, String word, String lemma, String steps) {}

  static List<Case> cases() {
    try (var in = InflectionsTest.class.getResourceAsStream("inflection-cases.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(columns -> new Case(columns[0], columns[1], columns[2], columns[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("inflection-cases.tsv cannot be read", e);
    }
  }

  @Test
  void there_are_at_least_two_hundred_cases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_word_is_found_whole_and_its_steps_are_named(Case wanted) {
    var tokens = Chapters.tokens(wanted.sentence(), List.of());
    assertThat(tokens)
        .anySatisfy(token -> {
          assertThat(token.surface()).isEqualTo(wanted.word());
          assertThat(token.lexeme().lemma()).isEqualTo(wanted.lemma());
          assertThat(String.join(" ", token.inflection())).isEqualTo(wanted.steps());
        });
  }

  @Test
  void every_step_has_one_english_and_one_chinese_name() throws IOException {
    var ids = new ArrayList<String>();
    for (var entry : names()) {
      ids.add(entry.path("id").asText());
      assertThat(entry.path("en").asText()).isNotBlank();
      assertThat(entry.path("zh").asText()).isNotBlank();
      assertThat(entry.path("ja").asText()).isNotBlank();
    }
    assertThat(ids)
        .containsExactlyElementsOf(Arrays.stream(Inflection.values()).map(Inflection::id).toList());
  }

  private static JsonNode names() throws IOException {
    try (var in = Inflection.class.getResourceAsStream("inflections.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
