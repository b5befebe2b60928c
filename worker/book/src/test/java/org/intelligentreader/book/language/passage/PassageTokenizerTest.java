package org.intelligentreader.book.language.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Passage;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Paragraphs in another language than the book are analysed in their own.
class PassageTokenizerTest {
  private static final String ENGLISH =
      "Once upon a time there lived an old woman who told the children stories every evening.";
  private static final String FRENCH =
      "Il était une fois une vieille femme qui racontait chaque soir des histoires aux enfants.";
  private static final String JAPANESE = "昔々、毎晩子供たちに物語を聞かせるおばあさんがいました。";

  @Test
  void each_paragraph_has_its_own_tokenizer() {
    var text = ENGLISH + "\n\n" + JAPANESE + "\n\n" + ENGLISH;
    var found = analysed("en", text);

    assertThat(found.passages())
        .extracting(Passage::language, passage -> passage.span().of(text))
        .containsExactly(tuple("ja", JAPANESE));
    assertThat(found.passages().getFirst().tokenizer())
        .isEqualTo(Tokenizers.standard().forLanguage("ja").id());
    assertThat(found.tokens()).extracting(Token::surface).contains("物語", "woman", "told");
    assertThat(found.tokens()).allMatch(token -> token.span().of(text).equals(token.surface()));
    assertThat(found.sentences()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"en, fr", "fr, en", "en, en"})
  void paragraphs_of_the_same_script_are_told_apart(String book, String other) {
    var own = book.equals("en") ? ENGLISH : FRENCH;
    var foreign = other.equals("en") ? ENGLISH : FRENCH;
    var found = analysed(book, own + "\n\n" + foreign + "\n\n" + own);

    assertThat(found.passages())
        .extracting(Passage::language)
        .isEqualTo(book.equals(other) ? List.of() : List.of(other));
  }

  @Test
  void short_paragraphs_follow_in_a_chapter_of_two_languages() {
    var text =
        String.join(
            "\n\n", ENGLISH, FRENCH, "The children were listening.", "Les enfants écoutaient.");

    assertThat(analysed("en", text).passages()).hasSize(2);
    assertThat(analysed("en", ENGLISH + "\n\nLes enfants écoutaient.").passages()).isEmpty();
  }

  @Test
  void words_of_another_script_in_a_paragraph_change_nothing() {
    var text = "The word 猫 (ねこ) means cat, and 犬 (いぬ) means dog; both are quite common words.";

    assertThat(analysed("en", text).passages()).isEmpty();
  }

  @Test
  void readings_and_ruby_are_in_their_places() {
    var text = ENGLISH + "\n\n昔、この村に老婆がいた。";
    var at = text.indexOf("老婆");
    var found =
        analysed("en", text, List.of(new Ruby(new Span(at, at + 2), "ばばあ", Ruby.Kind.READING)));
    var token =
        found.tokens().stream().filter(one -> one.span().start() == at).findFirst().orElseThrow();

    assertThat(token.reading().orElseThrow().katakana()).isEqualTo("ババア");
    assertThat(token.reading().orElseThrow().furigana())
        .allMatch(one -> token.span().contains(one.span()));
  }

  @Test
  void chinese_of_today_in_a_japanese_book_is_chinese_and_classical_is_not() {
    var modern = JAPANESE + "\n\n我们的老师说他没有来，是因为这几天很忙。";
    var classical = JAPANESE + "\n\n國破山河在城春草木深感時花濺涙恨別鳥驚心";

    assertThat(analysed("ja", modern).passages())
        .extracting(Passage::language)
        .containsExactly("zh");
    assertThat(analysed("ja", classical).passages()).isEmpty();
  }

  private static Analysis analysed(String language, String text) {
    return analysed(language, text, List.of());
  }

  private static Analysis analysed(String language, String text, List<Ruby> ruby) {
    var heading = new ChapterHeading(ChapterId.ofSpineItem("a.xhtml"), "A", 1, Optional.empty());
    var structure = new Structure(List.of(), List.of(), ruby, List.of());
    return Tokenizers.standard()
        .forLanguage(language)
        .analyse(new Chapter(heading, CanonicalText.of(text), structure, ""));
  }
}
