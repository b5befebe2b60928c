package org.intelligentreader.deploy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/// Keys as people paste them: with what surrounds them, with what came in on the way, and of the
/// wrong kind. Each is invented.
record DamagedKeys(RandomGenerator random) {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /// Characters that no key has.
  private static final List<String> STRANGE =
      List.of(
          "\u200b",
          "\u200c",
          "\u200d",
          "\u2060",
          "\ufeff",
          "\u00a0",
          "\u00ad",
          "\u2028",
          "\u3000",
          "é",
          "鍵",
          "…",
          "•",
          "\ud83d\ude00",
          "\u0000",
          "\u0007",
          "\u001b[0m",
          "\u007f",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\"",
          "*",
          "\\",
          "$(id)",
          "%s",
          "`",
          "/",
          "+",
          "=",
          ";",
          "&",
          "<",
          "{",
          "\u202e",
          "\u0301");

  /// A key and what a file has instead of it, a character for a byte; the key itself may be of the
  /// wrong kind.
  record Damaged(String key, String file, String damage) {
    byte[] bytes() {
      return file.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  String good() {
    return random.nextBoolean()
        ? "sb_secret_" + letters(22) + "_" + letters(8)
        : token("service_role");
  }

  Damaged next() {
    var key = good();
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> inside(key);
      case 3 -> text(key, "\u200b" + key, "a zero-width space first");
      case 4 ->
          text(
              key,
              key + pick(List.of("\u200b", "\u200d\n", "\u00a0", "\u2060\r\n", "…")),
              "one at the end");
      case 5 -> wrapped(key);
      case 6 -> ofAnotherKind();
      case 7 -> text(key, pick(List.of("", " ", "\n\n", "\t\r\n")), "empty");
      case 8 -> bytes(key, key.getBytes(StandardCharsets.UTF_16), "UTF-16");
      case 9 -> notText(key);
      case 10 ->
          text(
              key,
              key + pick(List.of("\n", "", " ")) + (random.nextBoolean() ? key : good()),
              "two keys");
      default -> cut(key);
    };
  }

  private Damaged inside(String key) {
    var at = 1 + random.nextInt(key.length() - 1);
    var strange = pick(STRANGE);
    return text(
        key,
        key.substring(0, at) + strange + key.substring(at),
        "inside: " + (int) strange.charAt(0));
  }

  private Damaged wrapped(String key) {
    var form =
        pick(
            List.of(
                "\"%s\"",
                "'%s'",
                "`%s`",
                "“%s”",
                "Bearer %s",
                "bearer: %s",
                "Authorization: Bearer %s",
                "apikey: %s",
                "SUPABASE_SECRET_KEY=%s",
                "export KEY='%s'",
                "KEY = %s",
                "key: %s",
                "{\"service_role\": \"%s\"}",
                "URL=https://abc.supabase.co\nSERVICE_KEY=%s\n",
                "%s\nand more",
                "# the key\n%s",
                "[%s]",
                "<%s>",
                "%s,",
                "%s;",
                "\ufeff%s",
                "set KEY=%s",
                "-%s",
                "%s\n%1$s",
                "key %s"));
    return text(key, form.formatted(key), "wrapped as " + form);
  }

  private Damaged ofAnotherKind() {
    var key =
        switch (random.nextInt(6)) {
          case 0 -> token("anon");
          case 1 -> token("authenticated");
          case 2 -> token("supabase_admin");
          case 3 -> "sb_publishable_" + letters(22) + "_" + letters(8);
          case 4 -> "sbp_" + letters(40);
          default -> "ghp_" + letters(36);
        };
    return text(key, key + "\n", "another kind");
  }

  private Damaged notText(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    bytes[random.nextInt(bytes.length)] = (byte) (128 + random.nextInt(128));
    return bytes(key, bytes, "a byte that is no text");
  }

  /// A JWT that lost its beginning, its signature or its dots; an opaque key that lost its name.
  private Damaged cut(String key) {
    if (key.startsWith("sb_")) {
      return text(key, key.substring(1 + random.nextInt(9)), "cut");
    }
    var parts = key.split("\\.", -1);
    return text(
        key,
        pick(
            List.of(
                parts[0] + "." + parts[1],
                parts[0] + parts[1] + parts[2],
                parts[1] + "." + parts[2],
                parts[0] + "..x",
                "x" + key)),
        "cut");
  }

  private String token(String role) {
    return base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
        + "."
        + base64(
            "{\"iss\":\"supabase\",\"ref\":\""
                + letters(20)
                + "\",\"role\": \""
                + role
                + "\",\"iat\":17}")
        + "."
        + letters(43);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Damaged text(String key, String file, String damage) {
    return bytes(key, file.getBytes(StandardCharsets.UTF_8), damage);
  }

  private static Damaged bytes(String key, byte[] file, String damage) {
    return new Damaged(key, new String(file, StandardCharsets.ISO_8859_1), damage);
  }

  private String letters(int count) {
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
