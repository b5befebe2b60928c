package org.intelligentreader.book.language.chinese;

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

class ChineseTokenizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "他昨天从北京回来了。|他 昨天 从 北京 回来 了",
        "我們每天都學習漢語。|我們 每天 都 學習 漢語",
        "老师说：“你好！”|老师 说 你好",
        "我用iPhone打电话。|我 用 iPhone 打电话",
      })
  void words_of_both_scripts(String text, String words) {
    assertThat(surfaces(text)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "北京|běi jīng",
        "音乐|yīn yuè",
        "快乐|kuài lè",
        "學習|xué xí",
        "重要|zhòng yào",
        "重复|chóng fù",
        "银行|yín háng",
        "长大|zhǎng dà",
      })
  void a_word_has_its_pinyin(String word, String pinyin) {
    var token = tokens("他说" + word + "。").get(2);

    assertThat(token.surface()).isEqualTo(word);
    assertThat(token.reading().orElseThrow().katakana()).isEqualTo(pinyin);
    assertThat(token.reading().orElseThrow().furigana()).hasSize(2);
  }

  @Test
  void parts_of_speech_are_universal() {
    assertThat(
            tokens("他在漂亮的学校学习。").stream()
                .map(token -> token.lexeme().partOfSpeech().orElseThrow().universal().orElseThrow())
                .collect(Collectors.joining(" ")))
        .isEqualTo("PRON ADP ADJ PART NOUN VERB PUNCT");
  }

  @Test
  void all_text_lies_in_tokens_whatever_it_is() {
    for (var text : List.of("𠮷野家に123、abc，㐀㐁！", "“……”——《红楼梦》", "1994年3月5日，3.5％。", "é😀中😀")) {
      var covered = tokens(text).stream().map(Token::surface).collect(Collectors.joining());

      assertThat(covered).isEqualTo(text.replace(" ", ""));
    }
  }

  private static String surfaces(String text) {
    return tokens(text).stream()
        .filter(token -> token.lexeme().word())
        .map(Token::surface)
        .collect(Collectors.joining(" "));
  }

  private static List<Token> tokens(String text) {
    return Tokenizers.standard().forLanguage("zh-CN").analyse(chapter(text)).tokens();
  }

  private static Chapter chapter(String text) {
    return new Chapter(
        new ChapterHeading(ChapterId.ofSpineItem("a"), "", 1, Optional.empty()),
        CanonicalText.of(text),
        Structure.EMPTY,
        "");
  }
}
