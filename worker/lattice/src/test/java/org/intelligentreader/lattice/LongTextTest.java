package org.intelligentreader.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Text without a break, however long: covered without gaps, in a lattice that stays small.
class LongTextTest {
  private final Analyser analyser = new Analyser(Unidic.DICTIONARY);

  @Test
  void long_text_is_split_as_its_parts_are() {
    var sentence = "吾輩が書いた長い長い文は句読点を持たずにどこまでも続いていくのである";
    var once = analyser.analyse(sentence).size();
    var tokens = analyser.analyse(sentence.repeat(3000));
    covers(tokens, sentence.length() * 3000);
    assertThat(tokens.size()).isBetween(once * 3000 - 3000, once * 3000 + 3000);
  }

  @Test
  void a_text_whose_readings_never_meet_is_decided_at_last() {
    covers(analyser.analyse("もも".repeat(100_000)), 200_000);
  }

  @Test
  void a_run_of_one_character_is_cut_at_the_longest_run() {
    for (var character : "ー一　あA9Ω漢#\uD83D\0".toCharArray()) {
      var text = String.valueOf(character).repeat(100_000);
      covers(analyser.analyse(text), text.length());
    }
    var tokens = analyser.analyse("Ω".repeat(5000));
    assertThat(tokens.end(0)).isEqualTo(LatticeBuilder.LONGEST_RUN);
  }

  @Test
  void any_characters_are_covered() {
    var seed = Long.getLong("seed", 20261124);
    var random = new Random(seed);
    for (var i = 0; i < 200; i++) {
      var text = new StringBuilder();
      random.ints(random.nextInt(300), 0, 1 << 16).forEach(c -> text.append((char) c));
      var tokens = analyser.analyse(text.toString());
      assertThat(tokens.size()).as("seed " + seed).isEqualTo(covers(tokens, text.length()));
    }
  }

  @Test
  void no_text_has_no_tokens() {
    assertThat(analyser.analyse("").size()).isZero();
  }

  private static int covers(Tokens tokens, int length) {
    var at = 0;
    for (var i = 0; i < tokens.size(); i++) {
      assertThat(tokens.start(i)).isEqualTo(at);
      assertThat(tokens.end(i)).isGreaterThan(at);
      at = tokens.end(i);
    }
    assertThat(at).isEqualTo(length);
    return tokens.size();
  }
}
