package org.intelligentreader.app.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Keys as people paste them: of both kinds, whole and damaged in every way we could think of. All
/// are invented.
final class DamagedKeys {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final List<String> STRANGE =
      List.of(
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\0",
          "\u000b",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00e9",
          "\u200b",
          "\u200d",
          "\u2028",
          "\u202e",
          "\u2060",
          "\ufeff",
          "\uff0e",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "\"",
          "'",
          "\u201c",
          "`",
          " ",
          "=",
          ",",
          ";",
          ":",
          "%0A",
          "%",
          "/",
          "\\",
          "\\n",
          "{",
          "<",
          "@",
          "#",
          "?",
          "$",
          "*");
  private static final List<String> AROUND =
      List.of(
          "%s",
          " %s\n",
          "\t%s\r\n",
          "\ufeff%s",
          "%s\u200b",
          "\u00a0%s\u00a0",
          "\"%s\"",
          "'%s'",
          "\u201c%s\u201d",
          "`%s`",
          "<%s>",
          "Bearer %s",
          "bearer  %s",
          "Authorization: Bearer %s",
          "apikey: %s",
          "SUPABASE_SECRET_KEY=%s",
          "export SUPABASE_SERVICE_ROLE_KEY='%s'",
          "SUPABASE_URL=https://abc.example\nSUPABASE_SECRET_KEY=%s\n",
          "key: %s",
          "{\"service_role\":\"%s\"}",
          "[\"%s\"]",
          "{\n  \"url\": \"x\",\n  \"key\": \"%s\"\n}",
          "https://abc.example/?apikey=%s",
          "https://user:%s@abc.example",
          "https://%s@abc.example",
          "http://127.0.0.1:9/%s",
          "https://%s.example",
          "https://abc.example#%s",
          "# my key\n%s",
          "%s # my key",
          "oops-%s",
          "%s-oops",
          "x%s");

  private DamagedKeys() {}

  static String whole(Random random) {
    return random.nextBoolean() ? opaque(random) : jwt(random);
  }

  static String opaque(Random random) {
    return "sb_secret_" + letters(22, random) + "_" + letters(8, random);
  }

  static String jwt(Random random) {
    var payload =
        "{\"iss\":\"supabase\",\"ref\":\"%s\",\"role\":\"service_role\",\"iat\":%d}"
            .formatted(letters(20, random), random.nextInt(1_000_000_000));
    return base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
        + "."
        + base64(payload)
        + "."
        + letters(43, random);
  }

  /// Damaged once or twice, or not at all.
  static String damaged(String key, Random random) {
    var text = key;
    for (var i = random.nextInt(3); i > 0; i--) {
      text = damagedOnce(text, random);
    }
    return text;
  }

  private static String damagedOnce(String key, Random random) {
    var place = random.nextInt(key.length() + 1);
    return switch (random.nextInt(6)) {
      case 0, 1 -> key.substring(0, place) + one(STRANGE, random) + key.substring(place);
      case 2 -> key + one(List.of("", " ", "\n", ",", "\r\n", "."), random) + key;
      case 3 -> random.nextBoolean() ? key.substring(place) : key.substring(0, place);
      case 4 -> key.substring(0, place) + key.substring(Math.min(key.length(), place + 1));
      default -> one(AROUND, random).replace("%s", key);
    };
  }

  static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static String letters(int count, Random random) {
    var letters = new StringBuilder();
    for (var i = 0; i < count; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return letters.toString();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
