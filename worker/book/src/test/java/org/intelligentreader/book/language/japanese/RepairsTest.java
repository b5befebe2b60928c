package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a repair promises, on random text for each one in the list: it keeps offsets and coverage,
/// and does nothing to what it has mended.
class RepairsTest {
  private static final long SEED = 20_263;
  private static final int ROUNDS = Integer.getInteger("repairs.rounds", 20_000);
  private static final int PIECES = 40;
  private static final int LETTERS = 6;
  private static final String NUMBERS = "〇一二三四五六七八九十百千万何数1238";
  private static final String COUNTERS = "本匹杯日月分人時回個階軒足羽冊歩泊組晩年円つ";

  /// What repairs look for, so that it stands beside everything.
  private static final List<String> TRIGGERS =
      List.of(
          "一",
          "二",
          "三",
          "〇",
          "九",
          "十",
          "百",
          "12",
          "3",
          "5",
          ".",
          ",",
          "本",
          "匹",
          "日",
          "月",
          "分",
          "人",
          "つ",
          "階",
          "、",
          "・",
          "コ",
          "リンス",
          "セル",
          "ギイ",
          "っ",
          "って",
          "よ",
          "らん",
          "ない",
          "ど",
          "い",
          "て",
          "た",
          "で",
          "は",
          "も",
          "ある",
          "とも",
          "行っ",
          "を",
          "議論",
          "私",
          "何",
          "日本",
          "父",
          "さん",
          "ございます",
          "外国",
          "人気",
          "語",
          "訳",
          "Red",
          "B",
          "φ",
          "\uD842\uDFB7",
          "。",
          "\n",
          "！？",
          "バズ",
          "高");

  @TempDir private Path folder;

  @Test
  void repairs_keep_the_text_and_are_content_with_what_they_made() throws IOException {
    check(150, new Random(SEED));
  }

  @Test
  @Tag("campaign")
  void repairs_keep_very_much_text() throws IOException {
    check(ROUNDS, new Random(SEED + 1));
  }

  private void check(int rounds, Random random) throws IOException {
    var words = words();
    var headwords =
        Dictionaries.of(
            folder,
            "外国人 [がいこくじん] /(n) foreigner/(P)/",
            "日本語 [にほんご] /(n) Japanese/(P)/",
            "高い [たかい] /(adj-i) high/(P)/");
    for (var round = 0; round < rounds; round++) {
      var text = new StringBuilder();
      for (var n = random.nextInt(PIECES); n >= 0; n--) {
        text.append(piece(words, random));
      }
      check(text.toString(), headwords, "seed %d, round %d: %s".formatted(SEED, round, text));
    }
  }

  private static String piece(List<String> words, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> words.get(random.nextInt(words.size()));
      case 1 -> katakana(random);
      case 2 -> counted(random);
      default -> TRIGGERS.get(random.nextInt(TRIGGERS.size()));
    };
  }

  private static String counted(Random random) {
    var number = new StringBuilder();
    for (var n = random.nextInt(3); n >= 0; n--) {
      number.append(NUMBERS.charAt(random.nextInt(NUMBERS.length())));
    }
    return number.append(COUNTERS.charAt(random.nextInt(COUNTERS.length()))).toString();
  }

  private static String katakana(Random random) {
    var name = new StringBuilder();
    for (var n = random.nextInt(LETTERS); n >= 0; n--) {
      name.append((char) ('ァ' + random.nextInt('ー' - 'ァ' + 1)));
    }
    return name.toString();
  }

  private static void check(String raw, Headwords headwords, String round) {
    var chapter = Chapters.of(raw, List.of());
    var text = chapter.text().value();
    var rubies = new RubyReadings(chapter);
    var analyser = LatticeAnalyser.shared();
    var morphemes =
        JapaneseTokenizer.with(analyser, KanjiReadings.numeralsOnly(), headwords)
            .unmended(text, rubies);
    for (var repair : Repairs.listed(analyser, headwords, rubies, new HashSet<>())) {
      var name = round + "\n" + repair.getClass().getSimpleName();
      var mended = repair.mend(morphemes);
      assertThat(covered(mended, text, name)).as(name).isEqualTo(covered(morphemes, text, name));
      assertThat(new ArrayList<>(repair.mend(mended))).as(name).isEqualTo(new ArrayList<>(mended));
      morphemes = mended;
    }
  }

  private static BitSet covered(Morphemes morphemes, String text, String name) {
    var covered = new BitSet();
    IntStream.range(0, morphemes.size())
        .forEach(i -> {
          var span = morphemes.get(i).span();
          assertThat(morphemes.get(i).surface()).as(name).isEqualTo(span.of(text));
          assertThat(span.start()).as(name).isGreaterThanOrEqualTo(covered.length());
          covered.set(span.start(), span.end());
        });
    return covered;
  }

  private static List<String> words() throws IOException {
    var dictionary = Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice"));
    var written = dictionary.column("writtenForm");
    var words = new ArrayList<String>();
    for (var entry = 0; dictionary.isKnown(entry); entry += 97) {
      words.add(dictionary.feature(entry, written));
    }
    return words;
  }
}
