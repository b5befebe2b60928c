package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which lines of a plain text begin chapters.
class PlainChaptersTest {
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
  void a_sentence_that_begins_like_a_heading_is_none() {
    var text = "Chapter 3 of the report says nothing.\n第一章ではまだ何も起こらない。\nPart of me agrees.\n";
    assertThat(Samples.read(text).chapters()).hasSize(1);
  }
}
