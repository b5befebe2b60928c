package org.intelligentreader.book.dictionary.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.Sense;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines as EDICT and EDICT2 have them, and lines as no dictionary should.
class EdictLinesTest {
  private static final Charset EUC_JP = Charset.forName("EUC-JP");
  private static final int SEEDS = 200;

  @TempDir Path folder;

  @Test
  void senses_have_their_parts_of_speech_marks_and_glosses() throws IOException {
    var senses =
        senses(
            "出 [しゅつ] /(n,n-suf) (1) (arch) going out/exit/(suf) (2) (in) place/(3) (uk)"
                + " third/(P)/");
    assertThat(senses)
        .containsExactly(
            new Sense(List.of("n", "n-suf"), List.of("arch"), List.of("going out", "exit")),
            new Sense(List.of("suf"), List.of(), List.of("(in) place")),
            new Sense(List.of("suf"), List.of("uk"), List.of("third")));
  }

  @Test
  void brackets_without_a_code_belong_to_the_gloss() throws IOException {
    assertThat(senses("よう /(aux-v) (1) (I) will/(I) shall/(n) (2) (town) market/"))
        .containsExactly(
            new Sense(List.of("aux-v"), List.of(), List.of("(I) will", "(I) shall")),
            new Sense(List.of("n"), List.of(), List.of("(town) market")));
  }

  @Test
  void a_mark_of_the_spelling_is_no_mark_of_the_meaning() throws IOException {
    var entry = compiled("生 [なまり] /(io) (n) (uk) (abbr) bonito/").explain("生").getFirst();
    assertThat(Sense.formMarks(entry)).containsExactly("io");
    assertThat(entry.rare()).isTrue();
    assertThat(Sense.of(entry).getFirst().marks()).containsExactly("uk", "abbr");
  }

  @Test
  void a_line_of_edict2_is_an_entry_for_each_spelling_and_reading_that_go_together()
      throws IOException {
    var words = compiled("家(P);屋;舎(oK) [いえ(家)(P);や(家,屋);か(ok)] /(n) house/(P)/EntL1191730X/");
    assertThat(words.find("家"))
        .extracting(Entry::reading, Entry::common, Entry::rare)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("いえ", true, false),
            org.assertj.core.groups.Tuple.tuple("や", false, false),
            org.assertj.core.groups.Tuple.tuple("か", false, true));
    assertThat(words.find("屋")).extracting(Entry::reading).containsExactly("や", "か");
    assertThat(words.explain("舎").getFirst().glosses()).containsExactly("(oK,ok) (n) house");
  }

  @Test
  void a_reading_finds_its_headwords_in_whichever_kana() throws IOException {
    var words =
        compiled(
            "有る [ある] /(v5r-i,vi) (uk) to be/(P)/", "或る [ある] /(adj-pn) a certain/", "アル /(n) Al/");
    assertThat(words.readAs("ある")).extracting(Entry::headword).containsExactly("アル", "或る", "有る");
    assertThat(words.readAs("アル")).hasSize(3);
    assertThat(words.readAs("あり")).isEmpty();
  }

  @Test
  void broken_lines_cost_themselves_alone_and_are_counted() throws IOException {
    var broken =
        List.of(
            "４° [しど] /",
            "no slash at all",
            "猫 [ねこ] ",
            "猫 [ねこ /(n) cat/",
            "猫 [ねこ] /(P)/",
            "猫 [ねこ] //",
            "猫 [ねこ] /  / /",
            "/(n) no headword/",
            "巨 [きょ] /(n) " + "x".repeat(70_000) + "/",
            "長".repeat(30_000) + " [ちょう] /(n) long/");
    var lines =
        new ArrayList<>(List.of("　？？？ /a test/Created: 2001-02-03/", "", "犬 [いぬ] /(n) dog/"));
    lines.addAll(broken);
    lines.add("鳥 [とり] /(n) bird/");
    var file = folder.resolve("words");
    assertThat(CompileEdict.compile(edict(lines), file)).isEqualTo(broken.size());
    var words = WordDictionary.open(file);
    assertThat(words.size()).isEqualTo(2);
    assertThat(words.readAs("とり")).hasSize(1);
  }

  @Test
  void bytes_that_are_no_euc_jp_cost_their_line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("犬 [いぬ] /(n) dog/\n猫 [ねこ] /(n) c".getBytes(EUC_JP));
    bytes.write(0x8F);
    bytes.write(0xFF);
    bytes.writeBytes("at/\n鳥 [とり] /(n) bird/\n".getBytes(EUC_JP));
    var file = folder.resolve("words");
    assertThat(
            CompileEdict.compile(Files.write(folder.resolve("edict"), bytes.toByteArray()), file))
        .isEqualTo(1);
    assertThat(WordDictionary.open(file).has("鳥")).isTrue();
    assertThat(WordDictionary.open(file).has("猫")).isFalse();
  }

  @Test
  void more_entries_of_one_headword_than_there_is_room_for_are_counted() throws IOException {
    var lines = new ArrayList<String>();
    for (var i = 0; i < 300; i++) {
      lines.add("多 [た%s] /(n) sense %d/".formatted("あ".repeat(i), i));
    }
    var file = folder.resolve("words");
    assertThat(CompileEdict.compile(edict(lines), file)).isEqualTo(45);
    assertThat(WordDictionary.open(file).explain("多")).hasSize(255);
  }

  @Test
  void whatever_a_line_says_the_rest_is_found_again() throws IOException {
    for (var seed = 1; seed <= SEEDS; seed++) {
      var random = new Random(seed);
      var lines = new ArrayList<String>();
      for (var i = 0; i < 20; i++) {
        lines.add(
            random.nextBoolean() ? odd(random) : "語%c [ご] /(n) word %d/".formatted('ぁ' + i, i));
      }
      lines.add("終 [しゅう] /(n) (1) end/(2) finish/");
      var words = compiled(lines.toArray(String[]::new));
      var last = words.explain("終");
      assertThat(last).as("seed %d", seed).isNotEmpty();
      assertThat(Sense.of(last.getLast())).as("seed %d", seed).hasSize(2);
      for (var line : lines) {
        var headword = line.split(" ", 2)[0];
        for (var entry : words.explain(headword)) {
          assertThat(Sense.of(entry))
              .as("seed %d: %s", seed, line)
              .allMatch(EdictLinesTest::isWhole);
        }
      }
    }
  }

  private static boolean isWhole(Sense sense) {
    return !sense.glosses().isEmpty() && sense.glosses().stream().noneMatch(String::isBlank);
  }

  private static String odd(Random random) {
    var pieces =
        List.of(
            "字", "かな", " ", "[", "]", "/", "(n)", "(1)", "(", ")", "(P)", ";", "(ok)", "EntL1X",
            "a", "(uk) ", ",", "　");
    var line = new StringBuilder(random.nextBoolean() ? "字 [じ] /" : "字;宇(iK) [じ(字);う] /(n) ");
    for (var i = random.nextInt(12); i > 0; i--) {
      line.append(pieces.get(random.nextInt(pieces.size())));
    }
    return line.append(random.nextInt(4) == 0 ? "" : "/").toString();
  }

  private List<Sense> senses(String line) throws IOException {
    var words = compiled(line);
    return Sense.of(words.explain(line.split(" ", 2)[0]).getFirst());
  }

  private WordDictionary compiled(String... lines) throws IOException {
    var file = folder.resolve("words");
    CompileEdict.compile(edict(List.of(lines)), file);
    return WordDictionary.open(file);
  }

  private Path edict(List<String> lines) throws IOException {
    return Files.write(folder.resolve("edict"), lines, EUC_JP);
  }
}
