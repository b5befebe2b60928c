package org.intelligentreader.book.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which entry and which sense a word stands for, by a few lines written for this test.
class MeaningTest {
  @TempDir Path folder;

  private Meanings meanings;

  @BeforeEach
  void compile() throws IOException {
    meanings =
        Meanings.of(
            folder,
            "よう /(aux-v) (1) (I) will/(int) (2) hey/",
            "様 [よう] /(n-suf,n) (1) (uk) appearing/looking/(P)/",
            "様 [さま] /(suf) Mr./(P)/",
            "用 [よう] /(n) business/(P)/",
            "市場 [いちば] /(n) marketplace/(P)/",
            "市場 [しじょう] /(n) market (financial)/(P)/",
            "居る [いる] /(v1,vi) (1) (uk) to be (of animate objects)/(v1,aux-v) (2) (uk) to be"
                + " ...-ing/(P)/",
            "要る [いる] /(v5r,vi) (uk) to be needed/(P)/",
            "射る [いる] /(v1,vt) to shoot/",
            "有る [ある] /(v5r-i,vi) (uk) to exist/(P)/",
            "或る [ある] /(adj-pn) (uk) a certain/",
            "起こる [おこる] /(v5r,vi) to occur/(P)/",
            "怒る [おこる] /(v5r,vi) to get angry/(P)/",
            "勉強 [べんきょう] /(n,vs) study/(P)/",
            "買う [かう] /(v5u,vt) to buy/(P)/",
            "飼う [かう] /(v5u,vt) to keep (a pet)/(P)/",
            "猫 [ねこ] /(n) cat/(P)/",
            "本 [ほん] /(n) book/(P)/",
            "子供 [こども] /(n) child/(P)/",
            "一番 [いちばん] /(n,adj-no) (1) number one/(adv) (2) best/most/(P)/",
            "修羅場 [しゅらじょう] /(ok) (n) old carnage/",
            "修羅場 [しゅらば] /(n) carnage/");
  }

  @Test
  void what_looks_like_something_is_not_what_somebody_will_do() {
    assertThat(meanings.in("夢を見たように話した。", "よう").getFirst()).isEqualTo("様[よう] appearing");
    assertThat(meanings.in("猫のような顔だ。", "よう").getFirst()).isEqualTo("様[よう] appearing");
  }

  @Test
  void the_reading_of_the_token_chooses() {
    assertThat(meanings.in("金融市場が動く。", "市場")).containsExactly("市場[しじょう] market (financial)");
  }

  @Test
  void the_part_of_speech_chooses_among_words_in_kana() {
    assertThat(meanings.in("ある日のことだ。", "ある").getFirst()).isEqualTo("或る[ある] a certain");
    assertThat(meanings.in("本がある。", "ある").getFirst()).isEqualTo("有る[ある] to exist");
  }

  @Test
  void what_is_not_usually_written_in_kana_is_nobodys_meaning() {
    assertThat(meanings.in("猫がいる。", "いる").getFirst())
        .isEqualTo("居る[いる] to be (of animate objects)");
    assertThat(meanings.in("猫がいる。", "いる")).noneMatch(meaning -> meaning.contains("shoot"));
  }

  @Test
  void a_verb_that_helps_another_one_has_the_sense_of_helping() {
    assertThat(meanings.in("夢を見てもいるだろう。", "いる").getFirst()).isEqualTo("居る[いる] to be ...-ing");
  }

  @Test
  void an_adverb_has_the_sense_of_the_adverb() {
    assertThat(meanings.in("一番いい本だ。", "一番").getFirst()).startsWith("一番[いちばん] ");
  }

  @Test
  void other_kana_after_the_same_kanji_are_the_same_word() {
    assertThat(meanings.in("事件が起った。", "起った")).containsExactly("起こる[おこる] to occur");
  }

  @Test
  void a_verb_made_of_a_noun_or_of_another_verb_means_what_that_means() {
    assertThat(meanings.in("毎日勉強する。", "勉強")).containsExactly("勉強[べんきょう] study");
    assertThat(meanings.in("店で本が買える。", "買える")).containsExactly("買う[かう] to buy");
  }

  @Test
  void what_is_out_of_use_comes_last() {
    assertThat(meanings.in("そこは修羅場だった。", "修羅場").getFirst()).isEqualTo("修羅場[しゅらば] carnage");
  }

  @Test
  void a_word_of_another_dictionary_has_none() {
    assertThat(meanings.in("鰯を食べた。", "鰯")).isEmpty();
    assertThat(meanings.in("猫が寝た。", "が")).isEmpty();
  }
}
