package org.intelligentreader.book.language.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Packs;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences written for this test, with the lemma of each word.
class MorphologyTokenizerTest {
  private static final Tokenizers LANGUAGES =
      Tokenizers.standard(
          Tokenizers.Units.WORDS,
          new Installed(
              Optional::empty, Optional.empty(), new Packs(Optional.of(Need.languages()))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|Los niños comían manzanas rojas.|el niño comer manzana rojo",
        "es|Mi casa está cerca.|mi casa estar cerca",
        "es|Él se casa mañana.|él se casar mañana",
        "it|Le ragazze hanno mangiato una mela rossa.|il ragazza avere mangiare un mela rosso",
        "it|Lui porta il libro alla sorella.|lui portare il libro a sorella",
        "pt|Os meninos comiam maçãs vermelhas.|o menino comer maçã vermelho",
        "ru|Она читала интересные книги.|она читать интересный книга",
        "ru|Мы пошли в лес вечером.|мы пойти в лес вечер",
        "pl|Czytaliśmy ciekawe książki.|czytać ciekawy książka",
        "nl|De kinderen liepen naar huis.|de kind lopen naar huis",
        "uk|Вона читала цікаві книги.|вона читати цікавий книга",
      })
  @Needs(Need.LANGUAGES)
  void every_word_has_its_lemma(String language, String text, String lemmas) {
    assertThat(lemmas(language, text)).isEqualTo(lemmas);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|La niña lee un libro.|DET NOUN VERB DET NOUN PUNCT",
        "it|Il gatto dorme sul letto.|DET NOUN VERB ADP NOUN PUNCT",
        "pt|A menina lê um livro.|DET NOUN VERB DET NOUN PUNCT",
        "ru|Старый дом стоит у реки.|ADJ NOUN VERB ADP NOUN PUNCT",
        "pl|Stary dom stał nad rzeką.|ADJ NOUN VERB ADP NOUN PUNCT",
        "nl|Het oude huis staat bij de rivier.|DET ADJ NOUN VERB ADP DET NOUN PUNCT",
        "uk|Старий дім стоїть біля річки.|ADJ NOUN VERB ADP NOUN PUNCT",
      })
  @Needs(Need.LANGUAGES)
  void every_word_has_its_part_of_speech(String language, String text, String tags) {
    var found =
        tokens(LANGUAGES, language, text).stream()
            .map(token -> token.lexeme().partOfSpeech().orElseThrow().universal().orElseThrow())
            .collect(Collectors.joining(" "));

    assertThat(found).isEqualTo(tags);
  }

  @Test
  @Needs(Need.LANGUAGES)
  void a_word_that_the_dictionary_lacks_is_known_by_its_end() {
    assertThat(lemmas("ru", "Мы купили авиабилеты.")).endsWith("авиабилет");
    assertThat(lemmas("nl", "Zij zag de tuinkabouterhuizen.")).endsWith("tuinkabouterhuis");
  }

  @Test
  @Needs(Need.LANGUAGES)
  void the_tokenizer_says_which_dictionary_it_reads() {
    assertThat(LANGUAGES.forLanguage("es-MX").id().dictionaryVersion())
        .isEqualTo("spanish-pos-dict-2.5");
  }

  @Test
  void a_language_without_its_pack_gets_words_by_unicode() {
    var none =
        Tokenizers.standard(
            Tokenizers.Units.WORDS,
            new Installed(
                Optional::empty,
                Optional.empty(),
                new Packs(Optional.of(Path.of("no-such-folder")))));

    assertThat(none.forLanguage("es").id().id()).isEqualTo("unicode-segmentation");
  }

  private static String lemmas(String language, String text) {
    return tokens(LANGUAGES, language, text).stream()
        .filter(token -> token.lexeme().word())
        .map(token -> token.lexeme().lemma())
        .collect(Collectors.joining(" "));
  }

  private static List<Token> tokens(Tokenizers tokenizers, String language, String text) {
    return tokenizers.forLanguage(language).analyse(chapter(text)).tokens();
  }

  private static Chapter chapter(String text) {
    return new Chapter(
        new ChapterHeading(ChapterId.ofSpineItem("a"), "", 1, Optional.empty()),
        CanonicalText.of(text),
        Structure.EMPTY,
        "");
  }
}
