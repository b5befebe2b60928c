package org.intelligentreader.book.language.korean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "나는 책을 읽었습니다.|나 책 읽다",
        "그 사람은 학생이다.|그 사람 학생",
        "어머니가 공부했어요.|어머니 공부하다",
        "날씨가 추워서 집에 갔다.|날씨 춥다 집 가다",
        "아이들이 예쁜 꽃을 봅니다.|아이들 예쁘다 꽃 보다",
        "친구를 만나고 싶어요.|친구 만나다 싶다",
        "2024년에 서울에서 살았다.|2024년 서울 살다",
      })
  void a_word_is_what_stands_between_spaces_and_has_its_stem(String text, String lemmas) {
    assertThat(
            tokens(text).stream()
                .filter(token -> token.lexeme().word())
                .map(token -> token.lexeme().lemma())
                .collect(Collectors.joining(" ")))
        .isEqualTo(lemmas);
  }

  @Test
  void stem_and_endings_are_parts() {
    var word = tokens("책을 읽었습니다.").get(1);

    assertThat(word.surface()).isEqualTo("읽었습니다");
    assertThat(word.lexeme().partOfSpeech().orElseThrow().universal()).contains("VERB");
    assertThat(word.parts().stream().map(Token::surface)).containsExactly("읽", "었", "습니다");
  }

  @Test
  void endings_that_share_a_letter_with_the_stem_are_one_part() {
    var word = tokens("공부했다.").getFirst();

    assertThat(word.lexeme().lemma()).isEqualTo("공부하다");
    assertThat(word.parts().stream().map(part -> part.lexeme().lemma())).contains("하+았");
  }

  @Test
  void all_text_lies_in_tokens_whatever_it_is() {
    for (var text : List.of("“네!” 하고 123개를 샀다…", "iPhone은 좋다?!", "ㅋㅋㅋ 漢字와 한글", "é😀한😀")) {
      var covered = tokens(text).stream().map(Token::surface).collect(Collectors.joining());

      assertThat(covered).isEqualTo(text.replace(" ", ""));
    }
  }

  private static List<Token> tokens(String text) {
    return Tokenizers.standard().forLanguage("ko").analyse(chapter(text)).tokens();
  }

  private static Chapter chapter(String text) {
    return new Chapter(
        new ChapterHeading(ChapterId.ofSpineItem("a"), "", 1, Optional.empty()),
        CanonicalText.of(text),
        Structure.EMPTY,
        "");
  }
}
