package org.intelligentreader.book.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.intelligentreader.book.dictionary.compile.CompileEdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few lines in the format of EDICT, written for this test.
class WordDictionaryTest {
  private static final List<String> EDICT =
      List.of(
          "　？？？ /EDICT, a test/Created: 2001-02-03/",
          "猫 [ねこ] /(n) (1) cat/(2) (col) shy person/(P)/",
          "仔猫 [こねこ] /(n) kitten/",
          "子猫 [こねこ] /(n) kitten/",
          "猫背 [ねこぜ] /(adj-no,n) stoop/(P)/",
          "修羅場 [しゅらじょう] /(ok) (n) scene of carnage/",
          "修羅場 [しゅらば] /(n) scene of carnage/",
          "食べる [たべる] /(v1,vt) to eat/(P)/",
          "キャット /(n) cat/");

  @TempDir Path folder;

  @Test
  void a_headword_has_its_readings_kinds_and_marks() throws IOException {
    var dictionary = compiled(EDICT);
    assertThat(dictionary.source()).isEqualTo("edict-2001-02-03");
    assertThat(dictionary.size()).isEqualTo(7);
    var cat = dictionary.explain("猫").getFirst();
    assertThat(cat.reading()).isEqualTo("ねこ");
    assertThat(cat.common()).isTrue();
    assertThat(cat.is(EntryKind.NOUN)).isTrue();
    assertThat(cat.is(EntryKind.VERB)).isFalse();
    assertThat(cat.glosses()).containsExactly("(n) (1) cat", "(2) (col) shy person");
    assertThat(dictionary.find("猫").getFirst().glosses()).isEmpty();
    assertThat(dictionary.find("食べる").getFirst().is(EntryKind.VERB)).isTrue();
    assertThat(dictionary.find("キャット").getFirst().reading()).isEqualTo("キャット");
  }

  @Test
  void what_is_out_of_use_comes_last_and_says_so() throws IOException {
    assertThat(compiled(EDICT).find("修羅場"))
        .extracting(Entry::reading, Entry::rare)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("しゅらば", false),
            org.assertj.core.groups.Tuple.tuple("しゅらじょう", true));
  }

  @Test
  void what_no_headword_spells_is_not_there() throws IOException {
    var dictionary = compiled(EDICT);
    assertThat(dictionary.has("猫")).isTrue();
    assertThat(dictionary.has("犬")).isFalse();
    assertThat(dictionary.find("")).isEmpty();
    assertThat(dictionary.find("？？？")).isEmpty();
  }

  @Test
  void a_run_of_pieces_is_looked_up_by_the_hash_of_what_it_spells() throws IOException {
    var dictionary = compiled(EDICT);
    assertThat(dictionary.mayHave(WordFileFormat.hash(WordFileFormat.hash(0, "猫"), "背"))).isTrue();
    assertThat(dictionary.mayHave(WordFileFormat.hash(WordFileFormat.hash(0, "背"), "猫"))).isFalse();
  }

  @Test
  void many_headwords_are_all_found_again() throws IOException {
    var lines = new String[20_000];
    Arrays.setAll(
        lines,
        i ->
            "%c%c%c [ご%d] /(n) word %d/"
                .formatted('ぁ' + i % 80, 'ァ' + i / 80 % 80, 'ァ' + i / 6400, i, i));
    var dictionary = compiled(List.of(lines));
    for (var i = 0; i < lines.length; i++) {
      var found = dictionary.explain(lines[i].substring(0, 3));
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().glosses()).containsExactly("(n) word " + i);
    }
  }

  @Test
  void a_file_that_is_absent_cut_short_or_of_another_format_is_refused_with_advice()
      throws IOException {
    compiled(EDICT);
    var whole = Files.readAllBytes(folder.resolve("edict.words"));
    assertRefused(folder.resolve("absent"), "no dictionary");
    assertRefused(written(Arrays.copyOf(whole, whole.length - 1)), "cut short");
    assertRefused(written(Arrays.copyOf(whole, 10)), "cut short");
    assertRefused(written(new byte[whole.length]), "another format");
  }

  @Test
  void the_build_compiles_once_and_does_without_edict() throws IOException {
    var file = folder.resolve("edict.words");
    CompileEdict.main(folder.resolve("absent").toString(), file.toString());
    assertThat(file).doesNotExist();
    var edict = edict(EDICT);
    CompileEdict.main(edict.toString(), file.toString());
    var made = Files.getLastModifiedTime(file);
    CompileEdict.main(edict.toString(), file.toString());
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(made);
    assertThat(folder.resolve("edict.NOTICE.txt"))
        .content()
        .contains("Research and Development Group");
    Files.write(file, new byte[3]);
    CompileEdict.main(edict.toString(), file.toString());
    assertThat(WordDictionary.open(file).has("猫")).isTrue();
  }

  private static void assertRefused(Path file, String words) {
    assertThatThrownBy(() -> WordDictionary.open(file))
        .isInstanceOf(WordFileException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("build again");
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("other.words"), bytes);
  }

  private Path edict(List<String> lines) throws IOException {
    return Files.write(folder.resolve("edict"), lines, Charset.forName("EUC-JP"));
  }

  private WordDictionary compiled(List<String> lines) throws IOException {
    var file = folder.resolve("edict.words");
    CompileEdict.compile(edict(lines), file);
    return WordDictionary.open(file);
  }
}
