package org.intelligentreader.local.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.intelligentreader.local.http.Jwt;

/// Tokens that are forged, expired, or good for something else.
final class WrongTokens {
  private static final long FAR = 4_102_444_800L;

  private final Victim victim;
  private final Random random;

  WrongTokens(Victim victim, Random random) {
    this.victim = victim;
    this.random = random;
  }

  List<Attack> all() throws IOException {
    var attacks = new ArrayList<Attack>();
    var read = victim.urlToken(victim.mallory(), "sign", victim.ownObject());
    var write = victim.urlToken(victim.mallory(), "upload/sign", victim.ownObject());
    var ownersWrite = victim.urlToken(victim.owner(), "upload/sign", victim.object());
    var ownersRead = victim.urlToken(victim.owner(), "sign", victim.object());
    for (var token : sessions(read, ownersWrite, ownersRead).entrySet()) {
      for (var line : lines()) {
        attacks.add(
            Attack.refused(token.getKey() + " as session, " + line, ask(line, token.getValue())));
      }
    }
    var urls = new LinkedHashMap<>(sessions(read, "a.b.c", "a.b.c"));
    urls.put("another object's", read);
    urls.put("upload", ownersWrite);
    urls.put("another object's upload", write);
    urls.put("session", victim.owner().token());
    urls.put("secret key", victim.stack().keys().secret());
    urls.put("older secret key", victim.stack().keys().serviceRoleJwt());
    urls.forEach((name, token) ->
        attacks.add(
            Attack.refused(
                name + " token reads",
                plain("GET /storage/v1/object/sign/" + victim.object() + "?token=" + token, ""))));
    urls.put("download", ownersRead);
    urls.remove("upload");
    urls.forEach((name, token) ->
        attacks.add(
            Attack.refused(
                name + " token writes",
                plain(
                    "PUT /storage/v1/object/upload/sign/" + victim.object() + "?token=" + token,
                    "evil"))));
    attacks.addAll(askedFor());
    return attacks;
  }

  /// Rights that are asked for by people who do not have them.
  private List<Attack> askedFor() {
    var attacks = new ArrayList<Attack>();
    for (var path :
        List.of(
            victim.object(),
            victim.object() + ".new",
            "epubs/" + victim.owner().userId() + "/x",
            "epubs/x",
            "none/x")) {
      for (var upsert : List.of("true", "false")) {
        for (var who : List.of("", "Authorization: Bearer " + victim.mallory().token() + "\r\n")) {
          attacks.add(
              Attack.refused(
                  "upload token for " + path,
                  "POST /storage/v1/object/upload/sign/"
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + victim.host()
                      + "\r\n"
                      + who
                      + "x-upsert: "
                      + upsert
                      + "\r\nContent-Length: 0\r\n\r\n"));
        }
      }
      attacks.add(
          Attack.refused(
              "download token for " + path,
              ask(
                  "POST /storage/v1/object/sign/" + path,
                  victim.mallory().token(),
                  "{\"expiresIn\":60}")));
    }
    return attacks;
  }

  private List<String> lines() {
    return List.of(
        "GET /rest/v1/books?select=title",
        "GET /storage/v1/object/" + victim.object(),
        "PATCH /rest/v1/books?id=eq.book",
        "POST /storage/v1/object/" + victim.object());
  }

  private Map<String, String> sessions(String read, String upload, String ownersRead) {
    var tokens = new LinkedHashMap<String, String>();
    var parts = victim.owner().token().split("\\.", -1);
    var owner = Map.of("sub", victim.owner().userId(), "role", "authenticated", "exp", FAR);
    tokens.put(
        "expired",
        victim.signed(Map.of("sub", victim.owner().userId(), "role", "authenticated", "exp", 1)));
    tokens.put(
        "not yet valid",
        victim.signed(Map.of("sub", victim.owner().userId(), "role", "authenticated", "nbf", FAR)));
    tokens.put("foreign key", new Jwt("x".repeat(64)).sign(owner));
    tokens.put("unsigned", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    tokens.put(
        "unsigned, signature kept",
        encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
    tokens.put("None", encoded("{\"alg\":\"None\"}") + "." + parts[1] + ".");
    tokens.put("no algorithm", encoded("{}") + "." + parts[1] + "." + parts[2]);
    tokens.put(
        "another algorithm", encoded("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2]);
    tokens.put(
        "the key in the head",
        encoded("{\"alg\":\"HS256\",\"jwk\":{\"k\":\"eA\"}}") + "." + parts[1] + "." + parts[2]);
    tokens.put(
        "changed claims",
        parts[0]
            + "."
            + encoded("{\"role\":\"service_role\",\"exp\":" + FAR + "}")
            + "."
            + parts[2]);
    tokens.put("flipped bit", parts[0] + "." + parts[1] + "." + flipped(parts[2]));
    tokens.put(
        "cut",
        victim
            .owner()
            .token()
            .substring(0, victim.owner().token().length() - 1 - random.nextInt(40)));
    tokens.put("four parts", victim.owner().token() + "." + parts[2]);
    tokens.put("role of the database", victim.signed(Map.of("role", "postgres", "exp", FAR)));
    tokens.put(
        "role of storage", victim.signed(Map.of("role", "supabase_storage_admin", "exp", FAR)));
    tokens.put(
        "role in quotes",
        victim.signed(Map.of("role", "anon\"; set role postgres; --", "exp", FAR)));
    tokens.put("download", read);
    tokens.put("owner's upload", upload);
    tokens.put("owner's download", ownersRead);
    tokens.put("refresh", "11111111-1111-1111-1111-111111111111");
    return tokens;
  }

  private String flipped(String signature) {
    var at = random.nextInt(signature.length() - 2);
    var other = signature.charAt(at) == 'A' ? 'B' : 'A';
    return signature.substring(0, at) + other + signature.substring(at + 1);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private String ask(String line, String token) {
    return ask(line, token, line.startsWith("GET") ? "" : "{\"cover\":\"evil\"}");
  }

  private String ask(String line, String token, String body) {
    return Attack.http(
        line,
        List.of(
            "Host: " + victim.host(),
            "Authorization: Bearer " + token,
            "Content-Type: application/json"),
        body);
  }

  private String plain(String line, String body) {
    return Attack.http(line, List.of("Host: " + victim.host(), "Content-Type: text/plain"), body);
  }
}
