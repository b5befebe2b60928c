package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Word, OpenDocument and archives of pictures.
class OfficeTest {
  @Test
  void a_document_of_word_has_chapters_ruby_notes_lists_tables_and_pictures() {
    var book = ReadBook.of(OfficeSamples.docx());
    assertThat(book.metadata().title()).isEqualTo("The Sea");
    assertThat(book.metadata().creators()).containsExactly("Ann Other");
    assertThat(Samples.titles(book)).startsWith("-One", "--Inside", "-Two");
    assertThat(book.texts())
        .startsWith(
            "One | It was cold and 漢字1", "Inside | new | item | left\tright", "Two | The end.");
    assertThat(book.ruby()).containsExactly("漢字→かんじ");
    assertThat(book.notes()).containsExactly("1→1 Very cold.");
    assertThat(book.pictures()).hasSize(1);
  }

  @Test
  void styles_of_word_hide_text_and_name_the_title() {
    var book = ReadBook.of(OfficeSamples.styledDocx());
    assertThat(book.metadata().title()).isEqualTo("The Sea");
    assertThat(book.text()).contains("It was cold.").doesNotContain("GONE");
  }

  @Test
  void a_text_of_opendocument_has_chapters_ruby_notes_and_lists() {
    var book = ReadBook.of(OfficeSamples.odt());
    assertThat(book.metadata().title()).isEqualTo("The Sea");
    assertThat(book.metadata().creators()).containsExactly("Ann Other");
    assertThat(book.texts()).startsWith("One | It was cold1. | 漢字 | item", "Two | The end.");
    assertThat(book.ruby()).containsExactly("漢字→かんじ");
    assertThat(book.notes()).containsExactly("1→1 Very cold.");
  }

  @Test
  void pictures_are_a_book_in_the_order_of_their_numbers_with_what_mokuro_read() {
    var book = ReadBook.of(OfficeSamples.pictures());
    assertThat(book.pictures()).hasSize(3);
    assertThat(book.metadata().language()).isEqualTo("ja");
    var blocks = book.chapters().getFirst().structure().blocks();
    assertThat(blocks)
        .extracting(Block::kind)
        .containsExactly(
            Block.Kind.IMAGE, Block.Kind.IMAGE, Block.Kind.PARAGRAPH, Block.Kind.IMAGE);
    assertThat(book.text()).isEqualTo("海は静か。");
  }

  @Test
  void external_entities_are_not_read_and_limits_hold() {
    var evil =
        "<?xml version='1.0'?><!DOCTYPE FictionBook [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<FictionBook><body><section><p>a&x;b</p></section></body></FictionBook>";
    assertThat(Samples.read(evil).text()).doesNotContain("root:").doesNotContain("<");
    var bomb = Samples.zip(Map.of("novel.txt", new byte[3 << 20]));
    assertThat(ReadBook.refusal(bomb, Limits.DEFAULTS.with(Limit.DOCUMENT_MEGABYTES, 2)))
        .startsWith("limit-exceeded");
    assertThat(
            ReadBook.refusal(
                "word ".repeat(500_000).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Limits.DEFAULTS.with(Limit.DOCUMENT_MEGABYTES, 1)))
        .startsWith("limit-exceeded");
    assertThat(
            ReadBook.refusal(
                "word ".repeat(5000).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Limits.DEFAULTS.with(Limit.TEXT_CHARACTERS, 1000)))
        .startsWith("limit-exceeded");
  }

  @Test
  void a_few_words_beside_pictures_are_no_text() {
    var files = new java.util.TreeMap<String, byte[]>();
    for (var i = 1; i <= 3; i++) {
      files.put("Vol 1/ch" + i + "/p1.PNG", OfficeSamples.png(i));
    }
    files.put("Vol 1/readme.txt", "Scanned by X".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(ReadBook.of(Samples.zip(files)).chapters()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"001.jpg, 001.png", "001.png, 001.PNG", "Vol 1/001.webp, Vol 1/001.png"})
  void mokuro_finds_pictures_that_were_renamed_or_converted(String written, String name) {
    var files = new java.util.TreeMap<String, byte[]>();
    files.put("T/" + name, OfficeSamples.png(2));
    files.put("T/" + name.replace("001", "002"), OfficeSamples.png(3));
    files.put(
        "T/Vol 1.mokuro",
        "{\"pages\":[{\"img_path\":\"%s\",\"blocks\":[{\"lines\":[\"海。\"]}]}]}"
            .formatted(written)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(ReadBook.of(Samples.zip(files)).text()).isEqualTo("海。");
  }
}
