package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Chapter 1|Chapter 2",
        "CHAPTER ONE.|CHAPTER TWO.",
        "Chapter I: Wind|Chapter II: Rain",
        "Глава 1|Глава 2",
        "Глава первая|Глава вторая",
        "ГЛАВА I|ГЛАВА II",
        "Kapitel 1|Kapitel 2",
        "Erstes Kapitel|Zweites Kapitel",
        "Chapitre premier|Chapitre deux",
        "CHAPITRE II. — Le vent|CHAPITRE III. — La pluie",
        "Capítulo 1|Capítulo 2",
        "Capitolo primo|Capitolo secondo",
        "Rozdział I|Rozdział II",
        "Hoofdstuk 3|Hoofdstuk 4",
        "第一章|第二章",
        "第1章 风|第2章 雨",
        "第十二回 風起|第十三回 雨來",
        "第一話「風」|第二話「雨」",
        "제1장|제2장",
        "제1화 바람|제2화 비",
        "บทที่ 1|บทที่ 2",
        "Chương 1: Gió|Chương 2: Mưa",
        "الفصل الأول|الفصل الثاني",
        "Bölüm 1|Bölüm 2",
        "I.|II.",
        "1|2",
        "一|二",
        "Prologue|Chapter 1",
        "プロローグ|第一章",
        "プロローグ　始まり|閑話　猫の一日",
        "第一章 风|番外 雨",
        "間話：雨の日|幕間 二人",
        "ΚΕΦΑΛΑΙΟ Α'|ΚΕΦΑΛΑΙΟ Β'",
        "Κεφάλαιο 1|Κεφάλαιο 2",
        "I. The Fox|II. The Dog",
        "1. The Fox|2. The Dog",
        "I. A SCANDAL|II. THE LEAGUE",
        "1、起风|2、下雨",
        "一、起风|二、下雨",
        "楔子|第一章 风"
      })
  void chapters_start_at_headings(String first, String second) {
    var body = "She walked to the old house and looked at the sea, which was grey and still.";
    var book =
        Samples.read("%s\n\n%s\n\n%s\n\n\n%s\n\n%s\n".formatted(first, body, body, second, body));
    assertThat(Samples.titles(book)).containsExactly("-" + first, "-" + second);
  }

  @Test
  void parts_hold_chapters_and_a_line_below_a_number_names_it() {
    var text =
        """
        PART ONE

        CHAPTER I

        The Door

        She opened it and went in without a word to anybody.

        CHAPTER II

        “Who is it?” she asked when the bell rang again that evening.

        PART TWO

        CHAPTER I

        The Sea

        It was grey and still and nobody was there to see it.
        """;
    assertThat(Samples.titles(Samples.read(text)))
        .containsExactly(
            "-PART ONE",
            "--CHAPTER I The Door",
            "--CHAPTER II",
            "-PART TWO",
            "--CHAPTER I The Sea");
  }

  @Test
  void a_list_of_contents_is_text() {
    var list = "CONTENTS\n\nChapter 1. Wind\nChapter 2. Rain\nChapter 3. Sun\nChapter 4. Snow\n\n";
    var chapters =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> "Chapter " + i + "\n\nShe looked at the sea and it was still grey.\n")
            .collect(Collectors.joining("\n\n"));
    var book = Samples.read(list + chapters);
    assertThat(Samples.titles(book)).hasSize(5).endsWith("-Chapter 4");
  }

  @Test
  void a_list_of_contents_with_numbers_and_names_is_text() {
    var body = "\n\nShe looked at the sea and it was still grey, and nobody came to see her.\n\n";
    var text =
        "Contents\n\nI. The Fox\n\nII. The Dog\n\nIII. The Bridge\n\n"
            + ("I. The Fox" + body + "II. The Dog" + body + "III. The Bridge" + body);
    assertThat(Samples.titles(Samples.read(text)))
        .hasSize(4)
        .endsWith("-I. The Fox", "-II. The Dog", "-III. The Bridge");
  }

  @Test
  void numbered_sentences_and_a_list_of_things_are_text() {
    var text =
        """
        She made a list of what she needed for the long way over the mountains:

        1. Bread

        2. Water

        3. A good knife

        Then she went to bed and slept until the sun stood over the roofs.
        """;
    assertThat(Samples.read(text).chapters()).hasSize(1);
  }

  @Test
  void a_play_has_its_scenes_inside_its_acts() {
    var body = "\n\nANNA. I saw nobody, and the door was shut when I came home last night.\n\n";
    assertThat(
            Samples.titles(
                Samples.read(
                    "ACT I\n\nSCENE I" + body + "SCENE II" + body + "ACT II\n\nSCENE I" + body)))
        .containsExactly("-ACT I", "--SCENE I", "--SCENE II", "-ACT II", "--SCENE I");
    assertThat(Samples.titles(Samples.read("第一幕\n\n第一場" + body + "第二場" + body)))
        .containsExactly("-第一幕", "--第一場", "--第二場");
  }

  @Test
  void a_volume_in_the_line_of_a_chapter_is_no_part_for_what_follows() {
    var body = "\n　　她走到旧灯塔那里，看着灰色的、十分安静的海，谁也没有说话。\n\n";
    assertThat(Samples.titles(Samples.read("卷二 第八章 起风" + body + "尾声" + body)))
        .containsExactly("-卷二 第八章 起风", "-尾声");
  }

  @Test
  void a_line_with_the_author_makes_the_line_above_the_title() {
    var text = "天涯明月\n作者：无名氏\n第一章 起风\n　　她走到旧灯塔那里，看着灰色的、十分安静的海。\n";
    assertThat(Samples.read(text).metadata().title()).isEqualTo("天涯明月");
  }

  @Test
  void a_sentence_that_begins_like_a_heading_is_none() {
    var text = "Chapter 3 of the report says nothing.\n第一章ではまだ何も起こらない。\nPart of me agrees.\n";
    assertThat(Samples.read(text).chapters()).hasSize(1);
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
