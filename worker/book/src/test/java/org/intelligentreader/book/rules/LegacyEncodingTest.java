package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Documents from before UTF-8 whose label is wrong or missing: the same bytes are text in several
/// character sets, and the language of the book decides which.
class LegacyEncodingTest {
  private static final String TEXTS =
      """
      pl, windows-1250, 'Król usiadł na łące i patrzył, jak żółte liście spadają na śnieg.'
      pl, ISO-8859-2, 'Król usiadł na łące i patrzył, jak żółte liście spadają na śnieg.'
      cs, windows-1250, 'Starý král seděl u okna a čekal, až přijde déšť. Žádný člověk nepřišel.'
      cs-CZ, ISO-8859-2, 'Starý král seděl u okna a čekal, až přijde déšť. Žádný člověk nepřišel.'
      sk, windows-1250, 'Starý kráľ sedel pri okne a čakal, kým príde dážď.'
      hu, windows-1250, 'Az öreg király az ablaknál ült, és várta az esőt. Hűvös őszi este volt.'
      hu, ISO-8859-2, 'Az öreg király az ablaknál ült, és várta az esőt. Hűvös őszi este volt.'
      ro, windows-1250, 'Bătrânul rege stătea lângă fereastră şi aştepta ploaia. Nu venea nimeni în viaţă.'
      hr, windows-1250, 'Stari kralj sjedio je kraj prozora i čekao kišu. Došla je noć, a đak još šuti.'
      ru, windows-1251, 'Старый король сидел у окна и ждал дождя. Никто не пришёл.'
      ru, KOI8-R, 'Старый король сидел у окна и ждал дождя. Никто не пришёл.'
      ru, IBM866, 'Старый король сидел у окна и ждал дождя. Никто не пришёл.'
      ru, ISO-8859-5, 'Старый король сидел у окна и ждал дождя. Никто не пришёл.'
      uk, windows-1251, 'Старий король сидів біля вікна й чекав на дощ. Їхав козак.'
      uk, KOI8-U, 'Старий король сидів біля вікна й чекав на дощ. Їхав козак.'
      bg, windows-1251, 'Старият крал седеше до прозореца и чакаше дъжд.'
      el, windows-1253, 'Ο γέρος βασιλιάς καθόταν στο παράθυρο και περίμενε τη βροχή.'
      el, ISO-8859-7, 'Ο γέρος βασιλιάς καθόταν στο παράθυρο και περίμενε τη βροχή.'
      tr, windows-1254, 'Yaşlı kral pencerenin önünde oturuyor ve yağmuru bekliyordu. Güneş çıktı.'
      he, windows-1255, 'המלך הזקן ישב ליד החלון וחיכה לגשם.'
      ar, windows-1256, 'جلس الملك العجوز عند النافذة ينتظر المطر.'
      lt, windows-1257, 'Senas karalius sėdėjo prie lango ir laukė lietaus. Žmonės šiąnakt nemiegojo.'
      lv, windows-1257, 'Vecais karalis sēdēja pie loga un gaidīja lietu. Neviens nenāca šovakar.'
      et, windows-1257, 'Vana kuningas istus akna all ja ootas vihma. Öö oli külm ja õues sadas, žanr šokk.'
      th, windows-874, 'พระราชาชรานั่งอยู่ริมหน้าต่างและรอฝน'
      fr, windows-1252, 'Le vieux roi était assis à la fenêtre où il espérait l’été.'
      de, windows-1252, 'Der alte König saß am Fenster und hörte die schönen Glöckchen.'
      ko, x-windows-949, '늙은 왕은 창가에 앉아 비를 기다리고 있었다. 아무도 오지 않았다.'
      ja, windows-31j, '老いた王は窓のそばに座って雨を待っていた。だれも来なかった。'
      ja, EUC-JP, '老いた王は窓のそばに座って雨を待っていた。だれも来なかった。'
      zh, GB18030, '老国王坐在窗前等着下雨，可是没有人来。他说这是一个很长的故事。'
      zh-CN, GB18030, '老国王坐在窗前等着下雨，可是没有人来。他说这是一个很长的故事。'
      zh-TW, Big5, '老國王坐在窗前等著下雨，可是沒有人來。他說這是一個很長的故事。'
      zh, Big5, '老國王坐在窗前等著下雨，可是沒有人來。他說這是一個很長的故事。'
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TEXTS)
  void a_wrong_label_is_mended_by_the_language_of_the_book(
      String language, String charset, String text) {
    for (var label : new String[] {"UTF-8", "iso-8859-1", ""}) {
      var book = read(language, charset, label, text);
      assertThat(book.text()).as(label).isEqualTo(text);
    }
    var titled = read(language, charset, "UTF-8", text);
    assertThat(titled.codes()).contains("document-encoding");
  }

  @ParameterizedTest
  @CsvSource(textBlock = TEXTS)
  void a_right_label_is_believed_whatever_the_book_says(
      String language, String charset, String text) {
    var other = language.equals("fr") ? "de" : "fr";
    assertThat(read(other, charset, charset, text).text()).isEqualTo(text);
    assertThat(read(language, charset, charset, text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, x-MacRoman, macintosh, 'Ce soir-là, il ne pouvait pas. Sa mère répétait son prénom.'",
    "fr, x-MacRoman, x-mac-roman, 'L’œuvre était à moitié achevée à Noël.'",
    "ru, x-MacCyrillic, x-mac-cyrillic, 'Старый король сидел у окна.'",
    "zh-HK, Big5-HKSCS, Big5, 係佢哋嘅屋企，嗰啲人話冇嘢。",
    "zh-HK, Big5-HKSCS, big5-hkscs, 係佢哋嘅屋企，嗰啲人話冇嘢。",
    "zh-TW, Big5-HKSCS, Big5, 老人每天傍晚都爬上燈塔。",
    "th, x-windows-874, tis-620, กษัตริย์แก่นั่งอยู่ที่หน้าต่าง",
    "ko, x-windows-949, windows-949, 늙은 왕은 창가에 앉아 있었다.",
    "ja, EUC-JP, x-euc-jp, 老いた王は窓辺に座っていた。"
  })
  void a_right_label_is_known_by_the_names_that_browsers_know(
      String language, String charset, String label, String text) {
    assertThat(read(language, charset, label, text).text()).isEqualTo(text);
  }

  @Test
  void a_few_foreign_bytes_cost_themselves_alone() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var good = "<p>Ce soir-là, sa mère était à la fenêtre.</p><p>naïve, ";
    var page =
        page("<?xml version='1.0' encoding='UTF-8'?>", "<html lang='fr'>", good + "@</p>")
            .split("@", 2);
    bytes.write(page[0].getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {'c', 'a', 'f', (byte) 0xE9, ' ', (byte) 0xE0});
    bytes.write(page[1].getBytes(StandardCharsets.UTF_8));
    var book = ReadBook.of(new EpubFixture().document("a", bytes.toByteArray()));
    assertThat(book.text()).contains("Ce soir-là, sa mère était à la fenêtre.", "naïve, caf\uFFFD");
    assertThat(book.codes()).contains("characters-replaced");
  }

  @Test
  void vietnamese_marks_stand_behind_their_letters() {
    var text = "Nha\u0300 vua gia\u0300 ngồi bên cửa sổ.".replaceAll("[ồửổ]", "o");
    var read = read("vi", "windows-1258", "UTF-8", text).text();
    assertThat(Normalizer.normalize(read, Normalizer.Form.NFC))
        .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  @Test
  void a_document_may_name_another_language_than_its_book() {
    var page = page("", "<html lang='pl'>", "Żółte liście spadają na śnieg.");
    var book =
        ReadBook.of(
            new EpubFixture().document("a", page.getBytes(Charset.forName("windows-1250"))));
    assertThat(book.text()).isEqualTo("Żółte liście spadają na śnieg.");
  }

  @Test
  void words_of_another_language_do_not_change_a_right_label() {
    var text = "Le café «Łódź» — naïve, garçon, déjà vu.".replace('Ł', 'L').replace('ź', 'z');
    assertThat(read("pl", "windows-1252", "windows-1252", text).text()).isEqualTo(text);
  }

  private static ReadBook read(String language, String charset, String label, String text) {
    var declaration = label.isEmpty() ? "" : "<?xml version='1.0' encoding='" + label + "'?>";
    var page = page(declaration, "<html>", text).getBytes(Charset.forName(charset));
    return ReadBook.of(
        new EpubFixture()
            .metadata("<dc:title>T</dc:title><dc:language>" + language + "</dc:language>")
            .document("a", page));
  }

  private static String page(String declaration, String html, String text) {
    return declaration
        + html
        + "<head><title>t</title></head><body><p>"
        + text
        + "</p></body></html>";
  }
}
