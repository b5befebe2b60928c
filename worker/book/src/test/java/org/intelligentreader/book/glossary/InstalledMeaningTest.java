package org.intelligentreader.book.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.assertj.core.api.SoftAssertions;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// The same with the dictionary that the build compiled, where each word has all its homographs:
/// sentence, word, what it means first.
class InstalledMeaningTest {
  private static final String[][] CASES = {
    {"夢を見ているような気がした。", "よう", "様[よう] appearing ..."},
    {"彼の言ったようにした。", "よう", "様[よう] appearing ..."},
    {"そういうことだ。", "こと", "事[こと] thing"},
    {"小さいものを見た。", "もの", "物[もの] thing"},
    {"本がある。", "ある", "有る[ある] to be"},
    {"ある日のことだった。", "ある", "或る[ある] a certain ..."},
    {"庭に猫がいる。", "いる", "居る[いる] to be (of animate objects)"},
    {"勉強をする。", "する", "為る[する] to do"},
    {"先生になる。", "なる", "成る[なる] to become"},
    {"帽子をかける。", "かけ", "掛ける[かける] to hang up (e.g. a coat, a picture on the wall)"},
    {"はしで御飯を食べる。", "はし", "箸[はし] chopsticks"},
    {"金がない。", "ない", "無い[ない] nonexistent"},
    {"その人は先生だ。", "その", "其の[その] that"},
    {"それは本だ。", "それ", "其れ[それ] that"},
    {"魚市場へ行く。", "魚市場", "魚市場[うおいちば] fish market"},
    {"人気のない道を歩く。", "人気", "人気[ひとけ] sign of life"},
    {"彼は人気がある。", "人気", "人気[にんき] popularity"},
    {"彼女は辛い思いをした。", "辛い", "辛い[つらい] painful"},
    {"生の魚を食べる。", "生", "生[なま] raw"},
    {"毎日勉強している。", "勉強", "勉強[べんきょう] study"},
    {"本が買えない。", "買え", "買う[かう] to buy"},
    {"雨が降りそうだ。", "降り", "降る[ふる] to fall (of rain, snow, ash, etc.)"},
    {"お母さんが来た。", "お母さん", "お母さん[おかあさん] mother"},
    {"バナナを食べた。", "バナナ", "バナナ[バナナ] banana"},
    {"早く帰れ。", "帰れ", "帰る[かえる] to return"},
    {"すぐに行く。", "行く", "行く[いく] to go"},
    {"しかし、彼は来ない。", "しかし", "然し[しかし] however"},
    {"彼はまた来た。", "また", "又[また] again"},
    {"きれいな花だ。", "きれい", "奇麗[きれい] pretty"},
    {"まじめな学生だ。", "まじめ", "真面目[まじめ] serious"},
    {"たぶん来ない。", "たぶん", "多分[たぶん] perhaps"},
    {"事件が起った。", "起った", "起る[おこる] to occur"},
    {"意味が分らない。", "分ら", "分る[わかる] to understand"},
  };

  @Test
  @Needs(Need.EDICT)
  void the_right_word_comes_first() throws IOException {
    var meanings = new Meanings(WordDictionary.open(Need.words()));
    var softly = new SoftAssertions();
    for (var example : CASES) {
      var found = meanings.in(example[0], example[1]);
      softly.assertThat(found).as(example[0]).isNotEmpty();
      if (!found.isEmpty()) {
        softly.assertThat(found.getFirst()).as(example[0]).isEqualTo(example[2]);
      }
    }
    softly.assertAll();
  }

  @Test
  @Needs(Need.EDICT)
  void no_entry_is_read_as_something_else_than_the_token_in_kana() throws IOException {
    var meanings = new Meanings(WordDictionary.open(Need.words()));
    assertThat(meanings.in("庭に猫がいる。", "いる"))
        .allMatch(meaning -> meaning.contains("[いる]"))
        .noneMatch(meaning -> meaning.contains("shoot"));
  }
}
