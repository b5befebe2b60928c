package org.intelligentreader.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private static final String KEY = "sb_secret_0123456789abcdef";

  private final Redactor redactor = Redactor.of(List.of(KEY));

  @Test
  void a_piece_of_eight_characters_is_hidden_and_one_of_seven_is_not() {
    assertThat(redactor.hide("key " + KEY + "!")).isEqualTo("key [hidden]!");
    assertThat(redactor.hide("…3456789a…")).isEqualTo("…[hidden]…");
    assertThat(redactor.hide("3456789")).isEqualTo("3456789");
    assertThat(redactor.hide(KEY + KEY)).isEqualTo("[hidden][hidden]");
    assertThat(redactor.hide("nothing of it")).isEqualTo("nothing of it");
  }

  @Test
  void what_has_the_shape_of_a_key_is_hidden_although_nobody_told_it() {
    var stranger = "sb_secret_ZYXWVUTSRQ";
    assertThat(Redactor.of(List.of()).hide("'" + stranger + "'")).isEqualTo("'[hidden]'");
    assertThat(redactor.hide("no file eyJhbGciOiJIUzI1.eyJyb2xlIjoi.c2lnbmF0dXJl"))
        .isEqualTo("no file [hidden]");
  }

  @Test
  void a_damaged_secret_is_hidden_with_and_without_the_damage() {
    var damaged = Redactor.of(List.of("sb_secret_0123\u200b456789abcdef"));
    assertThat(damaged.hide("sb_secret_0123")).isEqualTo("[hidden]");
    assertThat(damaged.hide(KEY)).isEqualTo("[hidden]");
    assertThat(damaged.hide("sb_secret_0123\u200b456789abcdef")).isEqualTo("[hidden]");
  }

  @Test
  void the_names_of_variables_are_not_hidden_when_one_was_pasted_with_its_key() {
    var line = Redactor.of(List.of("SUPABASE_SECRET_KEY=" + KEY));
    var words = "SUPABASE_SECRET_KEY has a character; see SUPABASE_SERVICE_ROLE_KEY";
    assertThat(line.hide(words)).isEqualTo(words);
    assertThat(line.hide(KEY)).isEqualTo("[hidden]");
  }

  @Test
  void a_failure_that_speaks_of_a_secret_is_replaced_with_all_its_causes() {
    var plain = new IOException("connection reset");
    assertThat(redactor.hide(plain)).isSameAs(plain);
    var inner = new IllegalArgumentException("invalid header value: " + KEY);
    assertThat(redactor.hide(new IOException("failed", inner)))
        .hasNoCause()
        .hasMessage("java.io.IOException: failed");
    assertThat(redactor.hide(inner)).hasNoCause().message().contains("[hidden]");
  }

  @Test
  void a_stream_hides_what_comes_in_parts_and_lets_all_other_bytes_pass() throws Exception {
    var random = new Random(17);
    for (var round = 0; round < 200; round++) {
      var bytes = new ByteArrayOutputStream();
      var out = redactor.over(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      var text = "本 " + KEY + " 😀 é\n" + KEY.substring(3) + "\nend";
      var raw = text.getBytes(StandardCharsets.UTF_8);
      for (var from = 0; from < raw.length; ) {
        var length = Math.min(raw.length - from, 1 + random.nextInt(40));
        out.write(raw, from, length);
        from += length;
      }
      out.flush();
      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .isEqualTo("本 [hidden] 😀 é\n[hidden]\nend");
    }
  }

  @Test
  void a_key_that_cannot_be_a_header_cannot_be_made() {
    for (var key : List.of("", "a\nb", "a b", "a\u200b", "ä", "a\0")) {
      assertThatThrownBy(() -> new ServiceKey(key))
          .hasMessage("the text has a character that a key cannot have");
    }
    assertThat(new ServiceKey(KEY)).hasToString("ServiceKey[hidden]");
  }
}
