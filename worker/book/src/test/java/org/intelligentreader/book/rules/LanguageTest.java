package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language a book is in, whatever its package document says.
class LanguageTest {
  private static final String ENGLISH =
      "It was the best of times and it was the worst of times, and he had not seen her that day. "
          + "She was in the house with his brother, and the door of the room was not open to him.";
  private static final String FRENCH =
      "Il est dans la maison et elle ne le voit pas, mais les enfants sont au jardin avec une amie "
          + "qui les attend. Le soir, il va sur la place pour voir les gens et ne dit pas un mot.";

  @ParameterizedTest
  @CsvSource({
    "English, en", "english, en", "eng, en", "EN_us, en-US", "spa, es", "fra, fr", "fre, fr",
    "ger, de", "deu-AT, de-AT", "日本語, ja", "Japanese, ja", "jp, ja", "chi, zh", "Français, fr",
    "cze, cs", "zh-hant-TW, zh-Hant-TW", "lat, la"
  })
  void codes_and_names_become_bcp_47(String written, String tag) {
    assertThat(language(written, "", "12345")).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({"fr, fr", "xml:lang, de"})
  void pages_say_what_the_package_does_not(String ignored, String tag) {
    assertThat(language("", tag, "12345")).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Все счастливые семьи похожи друг на друга, каждая несчастлива по-своему. | ru",
        "en | Όλες οι ευτυχισμένες οικογένειες μοιάζουν μεταξύ τους. | el",
        "en | כל המשפחות המאושרות דומות זו לזו. | he",
        "uk | Усі щасливі родини схожі одна на одну. | uk",
        "sr | Све срећне породице личе једна на другу. | sr",
        "zh | 吾輩は猫である。名前はまだ無い。 | ja",
        "ja | 天地玄黃宇宙洪荒日月盈昃辰宿列張 | ja",
      })
  void the_script_of_the_text_decides(String declared, String text, String tag) {
    assertThat(language(declared, "", text)).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({"ja, en", "zh-CN, en", "fr, en", "en, en", "en-GB, en-GB", "la, la", "'', en"})
  void english_text_is_english_unless_its_label_may_be_right(String declared, String tag) {
    assertThat(language(declared, "", ENGLISH)).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({
    "en, fr",
    "ru, fr",
    "fr-CA, fr-CA",
    "'', fr",
    "xx-not-a-lang!, fr",
    "qq, fr",
    "zz-FR, fr"
  })
  void french_text_is_french(String declared, String tag) {
    assertThat(language(declared, "", FRENCH)).isEqualTo(tag);
  }

  private static String language(String declared, String ofPage, String text) {
    var page =
        EpubFixture.xhtml("", "<p>" + text + "</p>")
            .replace("<html ", ofPage.isEmpty() ? "<html " : "<html xml:lang='" + ofPage + "' ");
    return ReadBook.of(
            new EpubFixture()
                .metadata(
                    "<dc:title>T</dc:title>"
                        + (declared.isEmpty() ? "" : "<dc:language>" + declared + "</dc:language>"))
                .document("a", page.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .metadata()
        .language();
  }

  @ParameterizedTest
  @CsvSource({"en, en", "ja, ja"})
  void a_book_in_two_languages_is_in_the_one_that_it_declares(String declared, String tag) {
    var japanese = "昔々、毎晩子供たちに物語を聞かせるおばあさんがいました。";

    assertThat(
            language(declared, "", ENGLISH + "</p><p>" + japanese.repeat(3) + "</p><p>" + ENGLISH))
        .isEqualTo(tag);
  }
}
