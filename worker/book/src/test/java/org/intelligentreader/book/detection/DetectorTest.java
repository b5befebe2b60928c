package org.intelligentreader.book.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language some sentences are in.
class DetectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | She had never thought that the old house by the river could be sold so quickly.",
        "de | Niemand hatte geglaubt, dass das alte Haus am Fluss so schnell verkauft würde.",
        "fr | Personne ne croyait que la vieille maison au bord de l'eau serait vendue si vite.",
        "es | Nadie creía que la vieja casa junto al río pudiera venderse tan deprisa.",
        "it | Nessuno credeva che la vecchia casa vicino al fiume si vendesse così in fretta.",
        "pt | Ninguém acreditava que a velha casa junto ao rio fosse vendida tão depressa.",
        "nl | Niemand had geloofd dat het oude huis aan de rivier zo snel verkocht zou worden.",
        "pl | Nikt nie wierzył, że stary dom nad rzeką tak szybko znajdzie kupca.",
        "sv | Ingen hade trott att det gamla huset vid ån skulle säljas så snabbt.",
        "fi | Kukaan ei uskonut, että vanha talo joen rannalla myytäisiin niin nopeasti.",
        "tr | Nehrin kıyısındaki eski evin bu kadar çabuk satılacağına kimse inanmamıştı.",
        "hu | Senki sem hitte, hogy a folyó melletti régi házat ilyen gyorsan eladják.",
        "ru | Никто не верил, что старый дом у реки продадут так быстро.",
        "uk | Ніхто не вірив, що старий будинок біля річки продадуть так швидко.",
        "be | Ніхто не верыў, што стары дом каля ракі прададуць так хутка, як ён казаў.",
        "bg | Никой не вярваше, че старата къща край реката ще се продаде толкова бързо.",
        "ja | 川のそばの古い家がそんなに早く売れるとは誰も思わなかった。",
        "ko | 강가의 낡은 집이 그렇게 빨리 팔릴 줄은 아무도 몰랐다.",
        "vi | Không ai tin rằng ngôi nhà cũ bên sông lại được bán nhanh đến thế.",
      })
  void a_sentence_is_enough(String language, String text) {
    assertThat(Detector.language(text)).contains(language);
  }

  @Test
  void a_letter_that_uzbek_has_too_does_not_make_a_text_belarusian() {
    var text = "Дарё бўйидаги эски уй бунчалик тез сотилади деб ҳеч ким ўйламаган эди.";
    assertThat(Detector.language(text)).isNotEqualTo(Optional.of("be"));
  }

  @Test
  void a_word_or_two_in_latin_letters_say_nothing() {
    assertThat(Detector.language("Chapter Nine")).isEmpty();
  }

  @Test
  void a_language_that_no_table_has_is_never_doubted() {
    var latin =
        "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani.";

    assertThat(Detector.insteadOf("la", latin)).isEmpty();
  }

  @Test
  void a_line_is_too_little_to_doubt_what_was_said() {
    assertThat(Detector.insteadOf("en", "La vieille maison au bord de l'eau")).isEmpty();
  }

  @Test
  void a_sentence_leaves_no_doubt() {
    assertThat(
            Detector.insteadOf(
                "en",
                "Personne ne croyait que la vieille maison au bord de l'eau serait vendue si vite."))
        .contains("fr");
  }
}
