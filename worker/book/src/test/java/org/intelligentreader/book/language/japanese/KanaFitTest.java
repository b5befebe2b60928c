package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.intelligentreader.book.language.japanese.script.KanaFit;
import org.junit.jupiter.api.Test;

class KanaFitTest {
  private static final String KANA = "アイウ";

  @Test
  void unknown_pieces_take_one_kana_or_more_and_the_first_as_few_as_possible() {
    assertThat(KanaFit.ends(List.of("", "ベ", ""), "タベモノ")).hasValue(new int[] {1, 2, 4});
    assertThat(KanaFit.ends(List.of("", "ベ", ""), "タモノ")).isEmpty();
    assertThat(KanaFit.ends(List.of("", ""), "ア")).isEmpty();
  }

  @Test
  void any_pieces_fit_as_a_lazy_pattern_says() {
    for (var seed = 1; seed <= 2000; seed++) {
      var random = new Random(seed);
      var pieces = new ArrayList<String>();
      for (var i = 1 + random.nextInt(5); i > 0; i--) {
        pieces.add(kana(random, random.nextInt(3)));
      }
      var reading = kana(random, random.nextInt(9));
      var ends = KanaFit.ends(pieces, reading).map(KanaFitTest::list);
      assertThat(ends)
          .as("seed " + seed + ": " + pieces + " " + reading)
          .isEqualTo(lazily(pieces, reading));
    }
  }

  @Test
  void a_thousand_pieces_take_no_time_and_a_million_are_no_word() {
    var many = Collections.nCopies(500, List.of("", "ア")).stream().flatMap(List::stream).toList();
    assertThat(KanaFit.ends(many, "ア".repeat(990) + "イ")).isEmpty();
    assertThat(KanaFit.ends(Collections.nCopies(1_000_000, ""), "ア".repeat(1_000_000))).isEmpty();
  }

  private static String kana(Random random, int length) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append(KANA.charAt(random.nextInt(KANA.length())));
    }
    return text.toString();
  }

  private static List<Integer> list(int[] ends) {
    return java.util.Arrays.stream(ends).boxed().toList();
  }

  private static Optional<List<Integer>> lazily(List<String> pieces, String reading) {
    var pattern = new StringBuilder();
    pieces.forEach(
        piece -> pattern.append('(').append(piece.isEmpty() ? ".+?" : piece).append(')'));
    var matcher = Pattern.compile(pattern.toString()).matcher(reading);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var ends = new ArrayList<Integer>();
    for (var i = 1; i <= pieces.size(); i++) {
      ends.add(matcher.end(i));
    }
    return Optional.of(ends);
  }
}
