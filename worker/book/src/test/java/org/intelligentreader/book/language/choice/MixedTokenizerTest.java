package org.intelligentreader.book.language.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bilingual books: each paragraph by the rules of its own language.
class MixedTokenizerTest {
  private static final String ENGLISH = "The quick foxes jumped over the dogs and they were happy.";
  private static final String FRENCH = "Ce soir-là, la mère et le fils étaient dans la maison.";
  private static final String GERMAN =
      "Der alte Mann ging in das Haus und die Kinder waren nicht da.";
  private static final String CHINESE = "老人走出门来，他们没有说话。";
  private static final String JAPANESE = "吾輩は猫である。名前はまだ無い。";
  private static final String RUSSIAN = "Старый король сидел у окна и ждал дождя.";

  @Test
  void english_in_a_japanese_book_is_english() {
    var text = JAPANESE + "\n\n" + ENGLISH + "\n\n" + JAPANESE;
    var tokens = analyse("ja", text).tokens();
    assertThat(tokens).extracting(Token::surface).contains("jumped", "猫").doesNotContain(" ");
    assertThat(lemmas(tokens)).contains("jump", "猫");
    assertThat(tokens)
        .filteredOn(token -> token.surface().equals("foxes"))
        .allMatch(token -> token.reading().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 0", "en, 1", "zh, 2", "en, 3", "de, 4", "ru, 5",
  })
  void every_paragraph_of_every_mixture_is_covered_once_and_in_order(String book, int first) {
    var all = List.of(JAPANESE, ENGLISH, CHINESE, FRENCH, GERMAN, RUSSIAN);
    var text = all.get(first) + "\n\n" + String.join("\n\n", all);
    var found = analyse(book, text);
    var end = 0;
    for (var token : found.tokens()) {
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(token.span().of(text)).isEqualTo(token.surface());
      assertThat(text.substring(end, token.span().start())).isBlank();
      end = token.span().end();
    }
    assertThat(text.substring(end)).isBlank();
    assertThat(found.sentences().stream().map(span -> span.of(text)).collect(Collectors.joining()))
        .isEqualToIgnoringWhitespace(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ENGLISH + " | ja | en",
        FRENCH + " | en | fr",
        GERMAN + " | en | de",
        ENGLISH + " | de | en",
        CHINESE + " | ja | zh",
        CHINESE + " | en | zh",
        JAPANESE + " | zh | ja",
        JAPANESE + " | en | ja",
        RUSSIAN + " | en | ru",
        "안녕하세요 여러분 | en | ko",
        "Windows 95 | ja | ja",
        "Hello, world | ja | ja",
        "Rendez-vous, déjà vu | en | en",
        "国破山河在城春草木深感時花濺涙 | ja | ja",
        "Stary król siedział przy oknie. | pl | pl",
        "Он сказал | uk | uk",
      })
  void a_paragraph_is_of_another_language_only_when_it_is_certain(
      String paragraph, String book, String language) {
    assertThat(Passages.of(paragraph.strip(), book))
        .extracting(Passages.Passage::language)
        .containsExactly(language);
  }

  private static List<String> lemmas(List<Token> tokens) {
    return tokens.stream().map(token -> token.lexeme().lemma()).toList();
  }

  private static Analysis analyse(String language, String text) {
    var heading = new ChapterHeading(ChapterId.ofSpineItem("a"), "a", 1, Optional.empty());
    return Tokenizers.standard()
        .forLanguage(language)
        .analyse(new Chapter(heading, CanonicalText.of(text), Structure.EMPTY, ""));
  }
}
