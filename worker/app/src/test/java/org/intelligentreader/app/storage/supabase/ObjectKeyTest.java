package org.intelligentreader.app.storage.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"a/b.epub", "a/b c.epub", "a/!.*'()&$@=;:+,?-_"})
  void a_key_of_signs_that_storage_takes_has_no_problem(String key) {
    assertThat(ObjectKey.problem(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/本", "a/b\"c", "a/~", "a/#", "a/%", "a\\b", "a/[b]", "a/\uD83D\uDCD6"})
  void a_sign_that_storage_refuses_is_named(String key) {
    assertThat(ObjectKey.problem(key).orElseThrow()).contains("contains the character '");
  }

  @Test
  void what_a_url_carries_is_the_key_again() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var i = 0; i < 5_000; i++) {
      var key = new StringBuilder("u/");
      for (var length = random.nextInt(1, 12); length > 0; length--) {
        key.appendCodePoint(random.nextInt(0x20, 0xD800));
      }
      if (ObjectKey.hasPath(key.toString())) {
        var url = URI.create("http://localhost/" + ObjectKey.encoded(key.toString()));
        assertThat(url.getPath()).as("seed %d", seed).isEqualTo("/" + key);
        assertThat(url.getRawQuery()).isNull();
        assertThat(url.getRawFragment()).isNull();
      }
    }
  }
}
