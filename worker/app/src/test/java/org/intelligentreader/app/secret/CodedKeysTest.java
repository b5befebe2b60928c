package org.intelligentreader.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.intelligentreader.app.supabase.faults.QuotedMessage;
import org.junit.jupiter.api.Test;

/// A server that sends a key back in another form than it got it.
class CodedKeysTest {
  private static final int PIECE = 8;
  private static final int KEYS = Integer.getInteger("coded.count", 200);

  @Test
  void no_eight_characters_of_a_key_come_out_in_any_form() {
    var seed = Long.getLong("coded.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("coded keys: -Dcoded.seed=" + seed);
    var random = new Random(seed);
    for (var i = 0; i < KEYS; i++) {
      var key = DamagedKeys.whole(random);
      var redactor = Redactor.of(List.of(key));
      forms(key)
          .forEach((name, form) -> {
            var said = "permission denied for " + form + ", ask (again) later";
            var shown = redactor.hide(QuotedMessage.oneLine(said));
            var piece = (form.length() * PIECE + key.length() - 1) / key.length();
            assertThat(longestCommon(form, shown)).as("%s: %s", name, shown).isLessThan(piece);
          });
    }
  }

  @Test
  void what_servers_say_in_words_stays() {
    for (var words :
        List.of(
            "duplicate key value violates unique constraint \"book_processing_jobs_user_id_book_id_key\"",
            "Key (user_id, id)=(c30a8950-d975-4fd0-8b91-e0b4ad10f180, b1) is not present",
            "Could not find the function public.book_job_claim(claim_key, lease_seconds)",
            "invalid input syntax for type integer: \"12x\"",
            "JWSError JWSInvalidSignature",
            "ResourceAlreadyExists",
            "没有权限访问这个存储桶里的对象请联系管理员",
            "new row violates check constraint \"books_cover_length\" of relation \"books\"")) {
      assertThat(QuotedMessage.oneLine(words)).isEqualTo(words);
    }
  }

  private static Map<String, String> forms(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    var forms = new LinkedHashMap<String, String>();
    forms.put("base64", Base64.getEncoder().encodeToString(bytes));
    forms.put("base64 of a URL", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    forms.put("hexadecimal", HexFormat.of().formatHex(bytes));
    forms.put("percent", each(key, c -> "%%%02X".formatted(c)));
    forms.put("percent twice", each(key, c -> "%%25%02X".formatted(c)));
    forms.put("quoted printable", each(key, c -> "=%02X".formatted(c)));
    forms.put("references", each(key, "&#%d;"::formatted));
    forms.put("JSON", each(key, "\\u%04x"::formatted));
    forms.put("reversed", new StringBuilder(key).reverse().toString());
    forms.put("lower case", key.toLowerCase(Locale.ROOT));
    forms.put("other case", each(key, CodedKeysTest::otherCase));
    forms.put("full width", each(key, c -> String.valueOf((char) (c + 0xfee0))));
    forms.put("mathematical", mathematical(key));
    forms.put("spaced", each(key, c -> (char) c + " "));
    forms.put("dashed", key.replaceAll("(.{4})", "$1-"));
    forms.put("in sevens", key.replaceAll("(.{7})", "$1 "));
    forms.put("zero width", each(key, c -> (char) c + "\u200b"));
    return forms;
  }

  private static String each(String key, IntFunction<String> form) {
    return key.chars().mapToObj(form).collect(Collectors.joining());
  }

  private static String mathematical(String key) {
    return key.chars()
        .map(c ->
            c >= 'a' && c <= 'z' ? 0x1d41a + c - 'a' : c >= 'A' && c <= 'Z' ? 0x1d400 + c - 'A' : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String otherCase(int c) {
    var sign = String.valueOf((char) c);
    var upper = sign.toUpperCase(Locale.ROOT);
    return upper.equals(sign) ? sign.toLowerCase(Locale.ROOT) : upper;
  }

  /// The length of the longest piece that both texts have.
  private static int longestCommon(String form, String shown) {
    var longest = 0;
    for (var start = 0; start < form.length(); start++) {
      while (start + longest < form.length()
          && shown.contains(form.substring(start, start + longest + 1))) {
        longest++;
      }
    }
    return longest;
  }
}
