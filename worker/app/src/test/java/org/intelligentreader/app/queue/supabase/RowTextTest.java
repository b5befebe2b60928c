package org.intelligentreader.app.queue.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTextTest {
  private static final Map<String, Integer> LONGEST =
      Map.of(
          "worker_id",
          200,
          "new_stage",
          200,
          "new_title",
          2000,
          "new_error",
          2000,
          "new_error_code",
          64);

  @Test
  void any_text_fits_its_column_and_can_be_kept() {
    var seed = 20261129L;
    var random = new Random(seed);
    for (var i = 0; i < 500; i++) {
      var text = text(random);
      LONGEST.forEach((name, longest) -> {
        var fitted = String.valueOf(RowText.fitted(Map.of(name, text)).get(name));
        assertThat(fitted.codePointCount(0, fitted.length()))
            .as("%s, seed %d", name, seed)
            .isLessThanOrEqualTo(longest);
        assertThat(fitted.codePoints()).noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
      });
    }
  }

  @Test
  void what_fits_stays_as_it_is() {
    var arguments = Map.of("new_title", "本😀", "new_progress", 5, "new_cover", "data:x");
    assertThat(RowText.fitted(arguments)).isEqualTo(arguments);
  }

  @Test
  void a_cover_that_is_too_large_is_left_out() {
    assertThat(RowText.fitted(Map.of("new_cover", "x".repeat(4_000_001)))).isEmpty();
  }

  @Test
  void a_long_title_ends_with_an_ellipsis_and_never_inside_a_character() {
    var fitted = RowText.fitted(Map.of("new_title", "😀".repeat(2001)));
    assertThat(fitted).containsEntry("new_title", "😀".repeat(1999) + "…");
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(3000); i > 0; i--) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "😀";
            case 1 -> String.valueOf((char) (0xD800 + random.nextInt(0x800)));
            case 2 -> "\0";
            default -> "本";
          });
    }
    return text.toString();
  }
}
