package org.intelligentreader.book.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  @Test
  void paragraphs_are_trimmed_as_javascript_does_and_joined_with_a_blank_line() {
    assertThat(CanonicalText.of("\u3000春。\r\n\r\n\u00A0\uFEFF夏。\u2003\n\n\n\n秋。\n冬。\n").value())
        .isEqualTo("春。\n\n夏。\n\n秋。\n冬。");
  }

  @Test
  void paragraphs_of_white_space_alone_are_dropped() {
    assertThat(CanonicalText.of("a\n\n \u3000\t\n\nb").value()).isEqualTo("a\n\nb");
    assertThat(CanonicalText.of("\n\n\u3000\n\n").value()).isEmpty();
  }

  @Test
  void controls_that_only_java_strips_are_kept() {
    assertThat(CanonicalText.of("\u001Fa\u001C").value()).isEqualTo("\u001Fa\u001C");
  }

  @Test
  void text_that_is_not_canonical_is_refused() {
    assertThatThrownBy(() -> new CanonicalText("a\n\n\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void canonicalising_twice_changes_nothing() {
    var seed = 20261123L;
    var random = new Random(seed);
    var alphabet = "ab。\n\n\r \u3000\u00A0\uFEFF\t\u200B".toCharArray();
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (var length = random.nextInt(24); length > 0; length--) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      var once = CanonicalText.of(text.toString());
      assertThat(CanonicalText.of(once.value())).as("seed %d, text %d", seed, i).isEqualTo(once);
    }
  }

  @Test
  void the_hash_is_fnv1a_over_utf16_code_units() {
    assertThat(CanonicalText.of("").hash()).isEqualTo("fnv1a32:811c9dc5");
    assertThat(CanonicalText.of("foobar").hash()).isEqualTo("fnv1a32:bf9cf968");
    // One code unit: (0x811c9dc5 ^ 0x65e5) * 0x01000193 mod 2^32.
    assertThat(CanonicalText.of("日").hash()).isEqualTo("fnv1a32:609a9a60");
  }
}
