package org.intelligentreader.app.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is wrong with a text that should be a service key, in words that give nothing of it away. A
/// piece of eight characters is as good as a leak, also the public `sb_…` prefix: who searches the
/// output for pieces finds none.
public final class KeyCheck {
  private static final String OPAQUE = "sb_secret_";
  private static final Pattern ROLE = Pattern.compile("\"role\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern KEY_SHAPE =
      Pattern.compile(lessOne(OPAQUE) + "|eyJ[A-Za-z0-9_-]{8,}|sbp_[0-9a-f]{8,}");
  private static final Pattern IMPOSSIBLE = Pattern.compile("[^A-Za-z0-9._-]");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^(export\\s+)?[A-Za-z_][A-Za-z0-9_]*\\s*[=:](?!//).*", Pattern.DOTALL);
  private static final Pattern BEARER =
      Pattern.compile(
          "^(authorization:\\s*)?bearer\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb\u300c\u300d";

  private KeyCheck() {}

  /// True when a key of either kind may have this character: those of base64url, and the dots
  /// between the parts of a JWT.
  static boolean isPossible(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /// True when a key seems to be somewhere in `text`: whole, or with one character of its beginning
  /// lost, or with characters in it that no key has.
  public static boolean looksLikeKey(String text) {
    return KEY_SHAPE.matcher(text).find()
        || KEY_SHAPE.matcher(IMPOSSIBLE.matcher(text).replaceAll("")).find();
  }

  /// Matches `word` also when one of its characters is missing, but none of the first two:
  /// `db_secret_` and `aws_secret_` are other people's words.
  private static String lessOne(String word) {
    return IntStream.range(2, word.length())
        .mapToObj(i -> word.substring(0, i) + word.charAt(i) + "?" + word.substring(i + 1))
        .collect(Collectors.joining("|"));
  }

  /// What is wrong with `text` as far as it shows by itself; empty when it may be a service key.
  public static Optional<String> problem(String text) {
    return text.chars().allMatch(KeyCheck::isPossible)
        ? wrongKind(text)
        : Optional.of(impossible(text));
  }

  private static String impossible(String text) {
    var index = 0;
    while (isPossible(text.codePointAt(index))) {
      index++;
    }
    return "has a character that a key cannot have, at position %d of %d: %s; %s"
        .formatted(
            index + 1,
            text.codePointCount(0, text.length()),
            CharacterName.of(text.codePointAt(index)),
            advice(text, text.codePointAt(index)));
  }

  private static String advice(String text, int found) {
    if (text.startsWith("{") || text.startsWith("[")) {
      return "it looks like JSON: give the key alone";
    }
    if (BEARER.matcher(text).matches()) {
      return "it looks like a whole header: give only the part after 'Bearer'";
    }
    if (text.contains("://") && !ASSIGNMENT.matcher(text).matches()) {
      return "it looks like a URL, which belongs in SUPABASE_URL";
    }
    if (QUOTES.indexOf(found) >= 0) {
      return "write it without quotation marks";
    }
    if (ASSIGNMENT.matcher(text).matches()) {
      return "it looks like a whole line NAME=key: give only the part after the sign";
    }
    return Character.isWhitespace(found)
        ? "give one key, on one line"
        : "copy the key again from the project's API settings";
  }

  private static Optional<String> wrongKind(String text) {
    if (text.startsWith("sb_publishable_")) {
      return Optional.of(
          "is a key for browsers, with too few rights; the worker needs the project's secret key");
    }
    if (text.startsWith("sb_")) {
      return text.indexOf(OPAQUE, 1) < 0
          ? Optional.empty()
          : Optional.of("is two keys in a row; give one");
    }
    var parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.of(
          "is neither a secret key nor a JWT; copy it again from the project's API settings");
    }
    return role(parts[1])
        .filter(role -> !role.equals("service_role"))
        .map(role -> "has " + shown(role) + "; the worker needs the service_role key");
  }

  /// Only the roles that Supabase gives to keys are named: another could be anything.
  private static String shown(String role) {
    return switch (role) {
      case "anon", "authenticated" -> "the role '" + role + "'";
      case "" -> "no role";
      default -> "another role";
    };
  }

  /// Empty text where the payload names none.
  private static Optional<String> role(String payload) {
    try {
      var json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
      var matcher = ROLE.matcher(json);
      return Optional.of(matcher.find() ? matcher.group(1) : "");
    } catch (IllegalArgumentException e) {
      return Optional.of("");
    }
  }
}
