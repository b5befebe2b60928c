package org.intelligentreader.app.cli.anki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/// A package as Anki reads it: <https://docs.ankiweb.net/exporting.html>, schema 11.
class AnkiPackageTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void an_archive_holds_the_collection_and_an_empty_list_of_media() throws Exception {
    try (var zip = new ZipFile(written("猫の本", NOW, note("猫")).toFile())) {
      assertThat(zip.stream().map(Object::toString)).containsExactly("collection.anki2", "media");
      assertThat(zip.getInputStream(zip.getEntry("media")))
          .hasBinaryContent("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void each_word_is_a_note_with_a_new_card_in_the_order_of_the_list() throws Exception {
    var file = written("猫の本", NOW, note("猫"), note("寝る"), note("言う"));
    assertThat(
            rows(
                file,
                "select sfld from notes join cards on nid = notes.id where type = 0 and queue = 0"
                    + " order by due"))
        .containsExactly("猫", "寝る", "言う");
    var fields =
        rows(file, "select flds from notes where sfld = '猫'").getFirst().split("\u001f", -1);
    var type = collection(file, "models").path(String.valueOf(AnkiCollection.NOTE_TYPE));
    assertThat(type.path("flds")).hasSize(fields.length);
    assertThat(type.path("flds").path(0).path("name").asText()).isEqualTo("Word");
    assertThat(type.path("flds").path(fields.length - 1).path("name").asText())
        .isEqualTo("Language");
    assertThat(fields).startsWith("猫", "猫[ねこ]", "ねこ").endsWith("ja").contains("猫の本");
  }

  @Test
  void the_deck_has_the_name_of_the_book_and_the_cards_are_in_it() throws Exception {
    var file = written("猫 <の> 本::二", NOW, note("猫"));
    var deck = rows(file, "select did from cards").getFirst();
    assertThat(collection(file, "decks").path(deck).path("name").asText())
        .as("two colons would make a deck inside a deck")
        .isEqualTo("猫 <の> 本:二");
  }

  @Test
  void a_second_package_has_the_same_ids_and_a_later_time() throws Exception {
    var ids = "select id || ' ' || guid || ' ' || mid from notes order by id";
    var first = rows(written("猫の本", NOW, note("猫"), note("寝る")), ids);
    var again = written("猫の本", NOW.plusSeconds(60), note("寝る"), note("猫"));
    assertThat(rows(again, ids)).isEqualTo(first);
    assertThat(rows(again, "select distinct mod from notes"))
        .containsExactly(String.valueOf(NOW.getEpochSecond() + 60));
    assertThat(rows(written("別の本", NOW, note("猫"), note("寝る")), ids))
        .as("a word of another book is the same note")
        .isEqualTo(first);
  }

  @Test
  void what_is_too_long_for_a_card_is_cut_between_its_elements() throws Exception {
    var sentence = sentence("<ruby>長<rt>なが</rt></ruby>い&amp;".repeat(2_000));
    assertThat(sentence).endsWith("…").doesNotContain("<").hasSizeLessThan(600);
    assertThat(sentence.replace("&amp;", "")).doesNotContain("&");
    assertThat(sentence("x" + "𠮟".repeat(600))).endsWith("𠮟…");
  }

  @Test
  void readings_do_not_make_a_sentence_too_long() throws Exception {
    var readings = "<ruby>漢字<rt>かんじ</rt></ruby>".repeat(200);
    assertThat(sentence(readings)).isEqualTo(readings);
  }

  @Test
  void the_language_of_a_country_is_the_language() throws Exception {
    assertThat(rows(written("本", "ja-JP", NOW, note("猫")), "select guid from notes"))
        .isEqualTo(rows(written("本", NOW, note("猫")), "select guid from notes"));
  }

  private String sentence(String html) throws Exception {
    var word = new AnkiNote("長い", "長い", "", "ながい", "2", "", "", html, "", "1");
    return rows(written("本", NOW, word), "select flds from notes")
        .getFirst()
        .split("\u001f", -1)[6];
  }

  @Test
  void every_field_that_the_templates_name_is_there() throws Exception {
    var type =
        collection(written("本", NOW, note("猫")), "models")
            .path(String.valueOf(AnkiCollection.NOTE_TYPE));
    var template = type.path("tmpls").path(0);
    var named =
        Pattern.compile("\\{\\{[#^/]?(?:furigana:)?([^}]+)}}")
            .matcher(template.path("qfmt").asText() + template.path("afmt").asText())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(named).isNotEmpty().allMatch(AnkiNote.FIELDS::contains);
  }

  private static AnkiNote note(String word) {
    return new AnkiNote(
        word, word, word + "[ねこ]", "ねこ", "1", "名詞", "cat", "<b>" + word + "</b>だ。", "一", "2");
  }

  private Path written(String book, Instant now, AnkiNote... notes) throws IOException {
    return written(book, "ja", now, notes);
  }

  private Path written(String book, String language, Instant now, AnkiNote... notes)
      throws IOException {
    var file = Files.createTempFile(folder, "words", ".apkg");
    try (var out = Files.newOutputStream(file)) {
      AnkiPackage.write(book, language, List.of(notes), now, out);
    }
    return file;
  }

  private JsonNode collection(Path file, String column) throws Exception {
    return new ObjectMapper().readTree(rows(file, "select " + column + " from col").getFirst());
  }

  private List<String> rows(Path file, String sql) throws IOException, SQLException {
    var database = Files.createTempFile(folder, "collection", ".anki2");
    try (var zip = new ZipFile(file.toFile())) {
      Files.write(database, zip.getInputStream(zip.getEntry("collection.anki2")).readAllBytes());
    }
    var rows = new ArrayList<String>();
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + database);
    try (var connection = source.getConnection();
        var row = connection.createStatement().executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
