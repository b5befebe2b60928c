package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.script.FuriganaAligner;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.junit.jupiter.api.Test;

class FuriganaAlignerTest {
  private static final long SEED = 20261124;

  @Test
  void shared_kana_cut_the_reading() {
    assertThat(pieces("食べ物", "タベモノ")).contains("食=タ べ=ベ 物=モノ");
    assertThat(pieces("カタカナ", "カタカナ")).contains("カタカナ=カタカナ");
    assertThat(pieces("漢字", "かんじ")).contains("漢字=カンジ");
  }

  @Test
  void the_first_pieces_are_as_short_as_can_be() {
    assertThat(pieces("木の実", "キノノミ")).contains("木=キ の=ノ 実=ノミ");
  }

  @Test
  void what_does_not_fit_is_empty() {
    assertThat(pieces("食べる", "クウ")).isEmpty();
    assertThat(pieces("今日", "")).isEmpty();
    assertThat(pieces("です", "デスカ")).isEmpty();
  }

  /// The same as matching a pattern whose groups are the runs.
  @Test
  void it_is_what_a_lazy_pattern_finds() {
    var random = new Random(SEED);
    for (var i = 0; i < 20_000; i++) {
      var surface = text(random, "木実日あいのノー", 6);
      var reading = text(random, "アイノのー", 8);
      assertThat(pieces(surface, reading))
          .as("%s %s, seed %d", surface, reading, SEED)
          .isEqualTo(byPattern(surface, reading));
    }
  }

  private static Optional<String> pieces(String surface, String reading) {
    return FuriganaAligner.align(surface, reading)
        .map(segments ->
            segments.stream()
                .map(segment -> segment.span().of(surface) + "=" + segment.katakana())
                .collect(Collectors.joining(" ")));
  }

  private static Optional<String> byPattern(String surface, String reading) {
    var runs = Pattern.compile("[木実日]+|[^木実日]+").matcher(surface).results().toList();
    var pattern =
        runs.stream()
            .map(run ->
                "木実日".indexOf(run.group().charAt(0)) >= 0
                    ? "(.+?)"
                    : "(" + Kana.toKatakana(run.group()) + ")")
            .collect(Collectors.joining());
    var matcher = Pattern.compile(pattern).matcher(Kana.toKatakana(reading));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var found = new StringBuilder();
    for (var i = 0; i < runs.size(); i++) {
      found.append(i > 0 ? " " : "").append(runs.get(i).group()).append('=');
      found.append(matcher.group(i + 1));
    }
    return Optional.of(found.toString());
  }

  private static String text(Random random, String alphabet, int longest) {
    return random
        .ints(1 + random.nextInt(longest), 0, alphabet.length())
        .mapToObj(alphabet::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
