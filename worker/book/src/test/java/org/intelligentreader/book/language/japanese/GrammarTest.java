package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intelligentreader.book.language.Inflection;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.word.Grammar;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The list of auxiliaries, joining verbs and joining particles, held to the dictionary.
class GrammarTest {
  /// Every kind of form that something may join, and て.
  private static final List<String> STEMS =
      List.of("書か", "書き", "書い", "書く", "書け", "読ん", "食べ", "食べる", "高い", "高く", "書いて");

  static Stream<Grammar.Line> examples() {
    return Grammar.lines().stream().filter(line -> line.example().isPresent());
  }

  @Test
  void the_list_has_every_auxiliary_of_the_dictionary_once() throws IOException {
    var listed =
        Grammar.lines().stream()
            .filter(line -> line.pos() == Pos.AUXILIARY)
            .map(Grammar.Line::lemma)
            .toList();
    assertThat(listed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(entries("lemma"));
  }

  @Test
  void what_joins_a_word_names_a_step() throws IOException {
    for (var line : Grammar.lines()) {
      assertThat(line.steps().isEmpty())
          .as(line.lemma())
          .isEqualTo(line.follows() == Grammar.Follows.APART);
    }
    var forms = entries("writtenForm");
    for (var stem : STEMS) {
      for (var form : forms) {
        for (var token : Chapters.tokens(stem + form + "。", List.of())) {
          var inflected = token.parts().size() > 1 && token.span().start() == 0;
          if (inflected && token.lexeme().partOfSpeech().orElseThrow().tag().matches("動詞|形容詞")) {
            assertThat(
                    token.inflection().isEmpty() && !token.surface().equals(token.lexeme().lemma()))
                .as("%s + %s: %s", stem, form, token)
                .isFalse();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_word_with_it_names_its_steps(Grammar.Line line) {
    var example = line.example().orElseThrow();
    var token = Chapters.tokens(example.replace("|", "") + "。", List.of()).getFirst();
    assertThat(token.surface()).isEqualTo(example.split("\\|", -1)[0]);
    assertThat(token.inflection()).containsAll(line.steps().stream().map(Inflection::id).toList());
  }

  private static Set<String> entries(String column) throws IOException {
    var dictionary = Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice"));
    var pos = dictionary.column("partOfSpeech1");
    var wanted = dictionary.column(column);
    var found = new TreeSet<String>();
    for (var entry = 0; dictionary.isKnown(entry); entry++) {
      if (dictionary.feature(entry, pos).equals(Pos.AUXILIARY.unidic())) {
        found.add(dictionary.feature(entry, wanted));
      }
    }
    return found;
  }
}
