package org.intelligentreader.book.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.language.overrides.Overrides;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN|他昨天从北京回来了。|他 昨天 从 北京 回来 了",
        "zh-Hant|我們每天都讀書。|我們 每天 都 讀書",
        "th|ฉันชอบอ่านหนังสือ|ฉัน ชอบ อ่าน หนังสือ",
        "km|ខ្ញុំចូលចិត្តអានសៀវភៅ|ខ្ញុំ ចូលចិត្ត អាន សៀវភៅ",
        "lo|ຂ້ອຍມັກອ່ານປຶ້ມ|ຂ້ອຍ ມັກ ອ່ານ ປຶ້ມ",
        "ko|나는 책을 좋아한다.|나는 책을 좋아한다",
        "fr|L’homme qu'il a vu aujourd'hui, c'est-à-dire hier.|L’ homme qu' il a vu aujourd'hui c' est-à-dire hier",
        "it|Dell'acqua c'è.|Dell' acqua c' è",
        "de|Das Mutter-Kind-Heim.|Das Mutter-Kind-Heim",
        "ru|Кошка съела рыбу.|Кошка съела рыбу",
        "ar|ذهب الولد إلى المدرسة.|ذهب الولد إلى المدرسة",
        "und|Some words.|Some words",
      })
  void every_language_has_words(String language, String text, String words) {
    assertThat(words(Tokenizers.standard().forLanguage(language), text))
        .containsExactly(words.split(" ", -1));
  }

  @Test
  void the_lemma_is_the_word_in_lower_case_of_its_language() {
    assertThat(lemmas("de", "Die Bücher")).containsExactly("die", "bücher");
    assertThat(lemmas("tr", "ILIK ışık")).containsExactly("ılık", "ışık");
    assertThat(lemmas("fr", "L’homme")).containsExactly("l", "homme");
  }

  @Test
  void a_language_with_an_analyser_gets_it_whatever_the_region() {
    assertThat(Tokenizers.standard().forLanguage("en-GB").id().id())
        .isEqualTo("intelligent-reader-en");
    assertThat(Tokenizers.standard().forLanguage("ja-JP").id().id())
        .isEqualTo("intelligent-reader-ja");
    assertThat(Tokenizers.standard().forLanguage("sv").id().id()).isEqualTo("unicode-segmentation");
  }

  @Test
  void morphemes_are_a_switch() {
    var morphemes =
        Tokenizers.standard(Tokenizers.Units.MORPHEMES, Installed.NONE)
            .forBook("ja", Overrides.NONE);

    assertThat(words(Tokenizers.standard().forLanguage("ja"), "魚は食べられなかった。"))
        .containsExactly("魚", "食べられなかった");
    assertThat(morphemes.analyse(chapter("魚は食べられなかった。")).tokens().stream().map(Token::surface))
        .containsExactly("魚", "は", "食べ", "られ", "なかっ", "た", "。");
    assertThat(morphemes.id().version()).endsWith("+morphemes");
  }

  private static List<String> lemmas(String language, String text) {
    return Tokenizers.standard().forLanguage(language).analyse(chapter(text)).tokens().stream()
        .map(token -> token.lexeme().lemma())
        .toList();
  }

  private static List<String> words(Tokenizer tokenizer, String text) {
    return tokenizer.analyse(chapter(text)).tokens().stream()
        .filter(token -> token.lexeme().word())
        .map(Token::surface)
        .toList();
  }

  private static Chapter chapter(String text) {
    return new Chapter(
        new ChapterHeading(ChapterId.ofSpineItem("a"), "", 1, Optional.empty()),
        CanonicalText.of(text),
        Structure.EMPTY,
        "");
  }
}
