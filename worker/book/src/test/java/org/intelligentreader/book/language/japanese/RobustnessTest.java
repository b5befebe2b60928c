package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.japanese.analyser.LatticeAnalyser;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in a book: offsets slice to the surface, ascend, and cover every visible
/// character.
class RobustnessTest {
  private static final long SEED = 20_261;
  private static final String NUMBERS = "〇一二三四五六七八九十百千万何幾数半両";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "か\u3099き\u3099く\u3099とは\u309Aは",
        "葛\uDB40\uDD00飾区の辻\uDB40\uDD01さん",
        "ﾊﾝｶｸｶﾅとﾊﾟﾝﾀﾞとｳﾞｧｲｵﾘﾝ",
        "𠮷野家で🍣を食べる👩‍👩‍👧とﾊﾟ🇯🇵",
        "けふはゐなかへまゐりませうゝゞヽヾ〳〵",
        "\u0001制\u0007御\u001B文\u007F字\u0085だ\u200B",
        "＊＊＊",
        "A\uD800B\uDC00C",
        "e\u0301cole とZa\u0308hler",
        "㍿㌔①Ⅷ½ｱﾞ"
      })
  void odd_text_is_covered(String text) {
    covered(text);
  }

  @Test
  void a_million_characters_without_punctuation_are_covered() {
    var random = new Random(SEED);
    var words = List.of("吾輩は猫である", "名前はまだない", "ABC", "12", "ﾊﾝｶｸ", "🍣", "か\u3099", "ー", "けふ");
    var text = new StringBuilder();
    while (text.length() < 1_000_000) {
      text.append(words.get(random.nextInt(words.size())));
    }
    covered(text.toString());
  }

  @Test
  void random_text_with_random_ruby_is_covered() {
    var random = new Random(SEED);
    for (var round = 0; round < 300; round++) {
      var text = new StringBuilder();
      for (var n = random.nextInt(60); n > 0; n--) {
        text.appendCodePoint(
            switch (random.nextInt(7)) {
              case 0, 1 -> "一二三人日本学校生先木花火手足食見行出入上下中".codePointAt(random.nextInt(23));
              case 2 -> 0x4E00 + random.nextInt(0x5000);
              case 3 -> 0x3041 + random.nextInt(0x56);
              case 4 -> 0xFF61 + random.nextInt(0x3F);
              case 5 -> "\n。」「、・ー々\u3099\uFE0F\u0000".codePointAt(random.nextInt(11));
              default -> random.nextInt(0x11_0000);
            });
      }
      covered(Normalizer.normalize(text, Normalizer.Form.NFD), random);
    }
  }

  /// The rules for readings look at neighbours, which here are any words whatever: numbers and
  /// counters in every second place.
  @Test
  void random_words_of_the_dictionary_are_covered() throws IOException {
    var dictionary = Dictionary.open(DictionaryFile.find("unidic-2.1.2.lattice"));
    var written = dictionary.column("writtenForm");
    var detail = dictionary.column("partOfSpeech3");
    var words = new ArrayList<String>();
    var counters = new ArrayList<String>();
    for (var entry = 0; dictionary.isKnown(entry); entry++) {
      var word = dictionary.feature(entry, written);
      (dictionary.feature(entry, detail).startsWith("助数詞") ? counters : words).add(word);
    }
    var random = new Random(SEED);
    for (var round = 0; round < 200; round++) {
      var text = new StringBuilder();
      for (var n = 0; n < 100; n++) {
        text.append(
            switch (random.nextInt(4)) {
              case 0 -> number(random) + counters.get(random.nextInt(counters.size()));
              case 1 -> number(random) + words.get(random.nextInt(words.size()));
              default -> words.get(random.nextInt(words.size()));
            });
      }
      covered(text.toString(), random);
    }
  }

  private static String number(Random random) {
    return random.nextBoolean()
        ? String.valueOf(random.nextInt(1_000))
        : random
            .ints(1 + random.nextInt(3), 0, NUMBERS.length())
            .mapToObj(i -> NUMBERS.substring(i, i + 1))
            .collect(Collectors.joining());
  }

  private static void covered(String raw) {
    covered(raw, new Random(SEED));
  }

  private static void covered(String raw, Random random) {
    var text = CanonicalText.of(raw);
    var value = text.value();
    var rubies = new ArrayList<Ruby>();
    for (var at = random.nextInt(5); at + 4 < Math.min(value.length(), 60); at += 5) {
      var span = new Span(at, at + 1 + random.nextInt(3));
      rubies.add(new Ruby(span, List.of("よみ", "きよう", "テーブル").get(at % 3), Ruby.Kind.READING));
    }
    Tokenizer tokenizer =
        JapaneseTokenizer.with(LatticeAnalyser.shared(), KanjiReadings.numeralsOnly());
    var end = 0;
    for (var token : tokenizer.analyse(chapter(text, rubies)).tokens()) {
      assertThat(token.span().of(value))
          .as("seed %d, text %s", SEED, head(value))
          .isEqualTo(token.surface());
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(value.substring(end, token.span().start())).isBlank();
      end = token.span().end();
    }
    assertThat(value.substring(end)).isBlank();
  }

  private static String head(String text) {
    return text.substring(0, Math.min(80, text.length()));
  }

  private static Chapter chapter(CanonicalText text, List<Ruby> rubies) {
    var heading = new ChapterHeading(new ChapterId("toc-00000000"), "", 1, Optional.empty());
    return new Chapter(heading, text, new Structure(List.of(), List.of(), rubies, List.of()), "");
  }
}
