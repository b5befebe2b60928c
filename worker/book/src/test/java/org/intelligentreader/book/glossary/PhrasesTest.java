package org.intelligentreader.book.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Set phrases of several words, by a few lines written for this test.
class PhrasesTest {
  @TempDir Path folder;

  private Meanings meanings;

  @BeforeEach
  void compile() throws IOException {
    meanings =
        Meanings.of(
            folder,
            "気がする [きがする] /(exp,vs-i) to have a feeling/",
            "気 [き] /(n) spirit/(P)/",
            "本当に [ほんとうに] /(adv) really/(P)/",
            "手に入れる [てにいれる] /(exp,v1) to obtain/(P)/",
            "手に入る [てにはいる] /(exp,v5r) to come to hand/",
            "間もなく [まもなく] /(adv) soon/(P)/",
            "その日 [そのひ] /(n-t) that day/",
            "何か [なにか] /(exp) something/(P)/",
            "何か [なんか] /(ok) (exp) something/",
            "木の下 [きのもと] /(n) no reading of ours/",
            "には /(prt) for/",
            "猫の手も借りたい [ねこのてもかりたい] /(exp,adj-i) extremely busy/",
            "猫 [ねこ] /(n) cat/(P)/",
            "田中の [たなかの] /(exp) no phrase begins with a name/");
  }

  @ParameterizedTest
  @CsvSource({
    "そんな気がする。, 気がする: 気がする[きがする]",
    "そんな気がした。, 気がした: 気がする[きがする]",
    "雨が降る気がしなかった。, 気がしなかった: 気がする[きがする]",
    "本当に寒い。, 本当に: 本当に[ほんとうに]",
    "やっと手に入れたよ。, 手に入れた: 手に入れる[てにいれる]",
    "間もなく着く。, 間もなく: 間もなく[まもなく]",
    "その日は雨だった。, その日: その日[そのひ]",
    "何かが来る。, 何か: 何か[なにか]",
    "猫の手も借りたい。, 猫の手も借りたい: 猫の手も借りたい[ねこのてもかりたい]"
  })
  void words_that_spell_a_headword_together_are_an_expression(String text, String phrase) {
    assertThat(meanings.phrases(text)).containsExactly(phrase);
  }

  @ParameterizedTest
  @ValueSource(strings = {"木の下で休む。", "東京には行かない。", "田中の家。", "気 がする。", "気が小さい。", "本当だ。", "猫の手を見る。"})
  void what_is_read_otherwise_or_has_no_word_or_a_name_is_none(String text) {
    assertThat(meanings.phrases(text)).isEmpty();
  }

  @Test
  void several_stand_in_their_order() {
    assertThat(meanings.phrases("その日、本当に手に入れた気がした。"))
        .containsExactly(
            "その日: その日[そのひ]", "本当に: 本当に[ほんとうに]", "手に入れた: 手に入れる[てにいれる]", "気がした: 気がする[きがする]");
  }
}
