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
        "de|Die Kinder aßen rote Äpfel.|der kind essen rot apfel",
        "de|Er ging in die alten Häuser.|er gehen in der alt haus",
        "fr|Les enfants mangeaient des pommes rouges.|le enfant manger un pomme rouge",
        "fr|L’homme est allé à la maison.|le homme être aller à le maison",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Er steht jeden Tag um sechs Uhr auf.|aufstehen",
        "de|Sie kamen gestern in Berlin an und schliefen.|ankommen",
        "de|Ich rufe dich morgen an.|anrufen",
        "de|Der Zug fährt gleich ab.|abfahren",
        "de|Er schaut auf das Meer.|schauen",
        "nl|Hij belde zijn moeder op.|opbellen",
        "nl|Wij kwamen gisteren in Utrecht aan.|aankomen",
        "nl|Zij kijkt naar de zee.|kijken",
      })
  @Needs(Need.LANGUAGES)
  void a_separable_verb_is_whole(String language, String text, String lemma) {
    assertThat(lemmas(language, text).split(" ", -1)).contains(lemma);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|diciéndoselo|decir",
        "es|dámelo|dar",
        "es|vámonos|ir",
        "it|mangiandola|mangiare",
        "it|dammelo|dare",
        "it|parlandogliene|parlare",
        "it|portarmelo|portare",
        "pt|encontrá-lo-ia|encontrar",
        "pt|disseram-lhe|dizer",
        "pt|sentar-se|sentar",
      })
  @Needs(Need.LANGUAGES)
  void a_verb_with_pronouns_has_its_infinitive(String language, String word, String lemma) {
    assertThat(lemmas(language, word)).isEqualTo(lemma);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "« Oui », dit-il.|Oui dit -il",
        "Où va-t-elle ?|Où va -t-elle",
        "Donne-le-moi.|Donne -le -moi",
        "Le rendez-vous est peut-être demain.|Le rendez-vous est peut-être demain",
        "Celui-ci, est-ce lui ?|Celui-ci est -ce lui",
      })
  @Needs(Need.LANGUAGES)
  void french_pronouns_behind_a_verb_are_words(String text, String words) {
    assertThat(
            tokens(LANGUAGES, "fr", text).stream()
                .filter(token -> token.lexeme().word())
                .map(Token::surface))
        .containsExactly(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|El Sr. García vino. Luego se fue.|2",
        "de|Das ist z. B. ein Hund. Er bellt.|2",
        "fr|M. Dupont est là. Il dort.|2",
        "ru|Он жил на ул. Ленина. Потом уехал.|2",
        "pl|Mieszkał przy ul. Długiej. Potem wyjechał.|2",
        "it|Il sig. Rossi dorme. Poi mangia.|2",
        "nl|Dhr. Jansen slaapt. Dan eet hij.|2",
        "pt|O Sr. Silva dorme. Depois come.|2",
        "uk|Він жив на вул. Франка. Потім поїхав.|2",
      })
  @Needs(Need.LANGUAGES)
  void an_abbreviation_ends_no_sentence(String language, String text, int sentences) {
    assertThat(LANGUAGES.forLanguage(language).analyse(chapter(text)).sentences())
        .hasSize(sentences);
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
