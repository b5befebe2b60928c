package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  private static final String JAPANESE = "彼女は古い灯台まで歩いて、灰色でとても静かな海を見た。だれも知らなかったのである。";
  private static final String SIMPLIFIED = "没有人知道这些信为什么会寄到这里来，可是每天早上它们还是会来的。";
  private static final String TRADITIONAL = "沒有人知道這些信會寄到這裡來，可是每天早上它們的確會來的。";
  private static final String RUSSIAN = "Она подошла к старому маяку и посмотрела на серое море.";
  private static final String KOREAN = "그녀는 오래된 등대까지 걸어가 고요한 바다를 바라보았다.";
  private static final String GERMAN = "Sie ging über die Brücke zum großen Leuchtturm.";
  private static final String GREEK = "Η θάλασσα ήταν γκρίζα και πολύ ήσυχη εκείνο το πρωί.";
  private static final String POLISH =
      "Podeszła do starej latarni i spojrzała na szare, ciche morze. Źdźbło żółci.";
  private static final String THAI = "เธอเดินไปที่ประภาคารเก่าและมองดูทะเลสีเทาที่เงียบสงบ";

  @ParameterizedTest
  @CsvSource({
    "windows-31j, JA",
    "EUC-JP, JA",
    "ISO-2022-JP, JA",
    "UTF-16LE, JA",
    "UTF-16BE, JA",
    "UTF-8, JA",
    "GB18030, ZH",
    "UTF-16LE, ZH",
    "Big5, TW",
    "windows-1251, RU",
    "KOI8-R, RU",
    "IBM866, RU",
    "ISO-8859-5, RU",
    "x-windows-949, KO",
    "windows-1252, DE",
    "IBM850, DE",
    "x-MacRoman, DE",
    "windows-1253, EL",
    "windows-1250, PL",
    "ISO-8859-2, PL",
    "windows-874, TH",
    "UTF-16BE, DE"
  })
  void the_character_set_is_found(String charset, String language) {
    var line = line(language);
    var text = (line + "\n\n" + line + "\n").getBytes(Charset.forName(charset));
    assertThat(Samples.text(ReadBook.of(text).chapters().getFirst()))
        .isEqualTo(line + " | " + line);
  }

  private static String line(String language) {
    return switch (language) {
      case "JA" -> JAPANESE;
      case "ZH" -> SIMPLIFIED;
      case "TW" -> TRADITIONAL;
      case "RU" -> RUSSIAN;
      case "KO" -> KOREAN;
      case "EL" -> GREEK;
      case "PL" -> POLISH;
      case "TH" -> THAI;
      default -> GERMAN;
    };
  }

  @Test
  void a_line_with_the_author_makes_the_line_above_the_title() {
    var text = "天涯明月\n作者：无名氏\n第一章 起风\n　　她走到旧灯塔那里，看着灰色的、十分安静的海。\n";
    assertThat(Samples.read(text).metadata().title()).isEqualTo("天涯明月");
  }

  @Test
  void lines_broken_at_a_width_are_joined() {
    var text =
        """
        The old woman walked along the harbour with a basket in her hand; the well-
        known boats of the fishermen lay still, and the dogs slept beside the fisher-
        men and their nets without a sound, for the sun had not yet come up at all.

        Nobody saw the letter that lay in front of the door of the third house, since
        it was well-known that nobody lived there, and no fishermen came by at night.
        """;
    assertThat(Samples.text(Samples.read(text).chapters().getFirst()))
        .contains("the well-known boats")
        .contains("beside the fishermen and their nets")
        .contains("at all. | Nobody saw")
        .contains("since it was");
  }

  @Test
  void verse_keeps_its_lines() {
    var prose =
        """
        The old woman walked along the harbour with a basket in her hand, and the
        boats lay still, since nobody wanted to go out to sea on such a morning as
        this.

        """;
    var text =
        prose + "    The moon is low,\n    the tide is slow,\n    and I must go.\n\n" + prose;
    assertThat(Samples.text(Samples.read(text).chapters().getFirst()))
        .contains(" | The moon is low,\nthe tide is slow,\nand I must go. | ");
  }

  @Test
  void lines_of_chinese_are_joined_without_spaces() {
    var line = "没有人知道这些信为什么会寄到这里来，可是每天早上它们还是会来，";
    var text = (line + "\n" + line + "\n" + line + "\n" + "真的。\n\n").repeat(3);
    assertThat(Samples.text(Samples.read(text).chapters().getFirst()))
        .isEqualTo(
            String.join(
                " | ",
                List.of(line.repeat(3) + "真的。", line.repeat(3) + "真的。", line.repeat(3) + "真的。")));
  }

  @Test
  void title_and_author_are_the_first_lines() {
    var book = Samples.read(Samples.PLAIN);
    assertThat(book.metadata().title()).isEqualTo("The Harbour");
    assertThat(book.metadata().creators()).containsExactly("Ann Other");
    assertThat(Samples.read("《灯塔》作者：张三\n\n第一章\n　　她走了。\n　　他来了。\n").metadata().creators())
        .containsExactly("张三");
  }

  @Test
  void a_long_text_without_headings_is_divided() {
    var text = "She looked at the sea and it was still grey and nobody came. ".repeat(10) + "\n";
    assertThat(Samples.read(text.repeat(200)).chapters()).hasSizeBetween(3, 5);
  }

  @Test
  void the_name_of_the_file_counts_for_nothing() {
    assertThat(
            ReadBook.of(Samples.PLAIN.getBytes(java.nio.charset.StandardCharsets.UTF_8)).chapters())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO-8859-1 | es | Capítulo 1: El puente. Aquella noche el niño no podía dormir. ¿Quién había llamado?",
        "windows-1252 | es | En un lugar vivía un hidalgo de los de lanza en astillero, rocín flaco y galgo corredor.",
        "windows-1254 | tr | Bir varmış, bir yokmuş, küçük bir oğlan eve döndüğünde kapının açık olduğunu gördü.",
        "windows-1252 | pt | Ninguém sabia então que a manhã traria notícias tão más à pequena povoação.",
        "windows-1252 | da | Ingen vidste, at den gamle mand på øen havde skrevet så mange bøger før krigen.",
        "windows-1250 | pl | Nikt nie wiedział, że już wkrótce dziewczyna wróci do domu przez zaśnieżone pola.",
        "windows-1250 | cs | Nikdo nevěděl, že se dívka už brzy vrátí domů přes zasněžená pole a řeku.",
        "windows-1251 | ru | Никто не знал, что девушка скоро вернётся домой через заснеженные поля.",
        "KOI8-R | ru | Никто не знал, что девушка скоро вернётся домой через заснеженные поля.",
        "windows-1252 | sv | Ingen visste att flickan snart skulle gå hem över de snöiga fälten på ön.",
        "windows-1252 | fr | Personne ne savait que la jeune fille rentrerait bientôt à travers les prés enneigés.",
      })
  void a_text_of_some_lines_is_read_in_its_character_set(
      String charset, String language, String text) {
    var book = ReadBook.of(text.getBytes(java.nio.charset.Charset.forName(charset)));

    assertThat(book.text()).isEqualTo(text);
    assertThat(book.metadata().language()).isEqualTo(language);
  }
}
