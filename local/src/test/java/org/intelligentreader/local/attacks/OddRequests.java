package org.intelligentreader.local.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Mallory, signed in as herself, with paths, ranges, schemas, methods and statements that lead
/// elsewhere.
final class OddRequests {
  private static final List<String> DOTS =
      List.of(
          "..",
          "%2e%2e",
          "..%2f",
          "..%5c",
          "..\\",
          "%2e%2e%2f",
          "%252e%252e",
          "%c0%ae%c0%ae",
          "....//",
          "..;",
          "..%00",
          "%uff0e%uff0e",
          ".%0d%0a.",
          "%2e.");

  private static final List<String> TARGETS =
      List.of(
          "keys.json",
          "etc/passwd",
          "lock",
          "postgres/PG_VERSION",
          "%2fetc%2fpasswd",
          "supabase/schema.sql");

  private final Victim victim;
  private final Random random;

  OddRequests(Victim victim, Random random) {
    this.victim = victim;
    this.random = random;
  }

  List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    paths(attacks);
    ranges(attacks);
    schemas(attacks);
    attacks.addAll(new OddHttp(victim).all());
    statements(attacks);
    return attacks;
  }

  private void paths(List<Attack> attacks) {
    var roots =
        List.of(
            "/",
            "/api/",
            "/samples/",
            "/storage/v1/object/epubs/",
            "/storage/v1/object/public/epubs/",
            "/storage/v1/object/" + victim.ownObject() + "/",
            "/rest/v1/",
            "/dictionary/ja/",
            "/local/operator/");
    for (var root : roots) {
      for (var i = 0; i < 8; i++) {
        var dots = DOTS.get(random.nextInt(DOTS.size()));
        var path =
            root
                + (dots + "/").repeat(1 + random.nextInt(6))
                + TARGETS.get(random.nextInt(TARGETS.size()));
        attacks.add(Attack.refused("path " + path, victim.ask("GET " + path)));
      }
    }
    for (var root : roots) {
      for (var part : List.of("a/", "a.", "a-/", "%61/", "a,", "(", "a=b&")) {
        var path = root + part.repeat(9_000 / part.length()) + ".x";
        attacks.add(Attack.harmless("many " + part + " behind " + root, victim.ask("GET " + path)));
      }
    }
    for (var key :
        List.of(
            "..",
            "a/../../x",
            "a\\..\\x",
            "x%00.epub",
            "a/./../b",
            "caf%C3%A9",
            "x%0d%0aSet-Cookie:a",
            "a%23b",
            "{x}")) {
      attacks.add(
          Attack.refused(
              "key " + key,
              victim.ask(
                  "POST /storage/v1/object/epubs/" + victim.mallory().userId() + "/" + key,
                  List.of(),
                  "evil")));
    }
    for (var target :
        List.of(victim.object(), "none/x", "epubs/" + victim.owner().userId() + "/new")) {
      var slash = target.indexOf('/');
      attacks.add(
          Attack.refused(
              "copy to " + target,
              victim.ask(
                  "POST /storage/v1/object/copy",
                  List.of(),
                  "{\"bucketId\":\"epubs\",\"sourceKey\":\""
                      + victim.ownObject().substring(6)
                      + "\",\"destinationBucket\":\""
                      + target.substring(0, slash)
                      + "\",\"destinationKey\":\""
                      + target.substring(slash + 1)
                      + "\"}")));
      attacks.add(
          Attack.refused(
              "move to " + target,
              victim.ask(
                  "POST /storage/v1/object/move",
                  List.of(),
                  "{\"bucketId\":\"epubs\",\"sourceKey\":\""
                      + victim.object().substring(6)
                      + "\",\"destinationKey\":\""
                      + victim.mallory().userId()
                      + "/stolen\"}")));
    }
  }

  private void ranges(List<Attack> attacks) {
    for (var range :
        List.of(
            "bytes=99999999999999999999-",
            "bytes=0-99999999999999999999",
            "bytes=-99999999999999999999",
            "bytes=-0",
            "bytes=5-2",
            "bytes=--",
            "bytes=0-0,1-1,2-2",
            "bytes=9223372036854775807-",
            "bytes=" + "0-,".repeat(2000),
            "99999999999999999999-",
            "0-99999999999999999999",
            "-1",
            "9223372036854775807-9223372036854775807")) {
      attacks.add(
          Attack.harmless(
              "range " + range,
              victim.ask(
                  "GET /storage/v1/object/" + victim.ownObject(), List.of("Range: " + range), "")));
      attacks.add(
          Attack.harmless(
              "rows " + range, victim.ask("GET /rest/v1/books", List.of("Range: " + range), "")));
    }
    for (var name :
        List.of("x%0d%0aSet-Cookie:%20a=b", "%22;%20x=y", "%00", "%E6%9C%AC", "a".repeat(5000))) {
      attacks.add(
          Attack.harmless(
              "saved as " + name,
              victim.ask("GET /storage/v1/object/" + victim.ownObject() + "?download=" + name)));
    }
  }

  private void schemas(List<Attack> attacks) {
    for (var schema :
        List.of(
            "storage",
            "auth",
            "private",
            "pg_catalog",
            "information_schema",
            "extensions",
            "STORAGE",
            "\"storage\"",
            "public, storage",
            "storage;",
            "pg_temp",
            "")) {
      attacks.add(
          Attack.refused(
              "reads schema " + schema,
              victim.ask(
                  "GET /rest/v1/objects?select=name,version",
                  List.of("Accept-Profile: " + schema),
                  "")));
      attacks.add(
          Attack.refused(
              "writes schema " + schema,
              victim.ask(
                  "PATCH /rest/v1/objects?name=eq." + victim.ownObject().substring(6),
                  List.of("Content-Profile: " + schema, "Content-Type: application/json"),
                  "{\"version\":\"../keys.json\"}")));
      attacks.add(
          Attack.refused(
              "calls schema " + schema,
              victim.ask(
                  "POST /rest/v1/rpc/pg_read_file",
                  List.of("Content-Profile: " + schema),
                  "{\"filename\":\"/etc/passwd\"}")));
    }
  }

  private void statements(List<Attack> attacks) {
    for (var text :
        List.of(
            "'",
            "''; drop table public.books; --",
            "\\'; select 1; --",
            "\"",
            "$$",
            "%00",
            "%27%20or%20true--",
            "x')%20or%20true--",
            "\u00ff",
            "(select%20version())",
            "1)%20union%20select%20secret",
            "){",
            "\ud83d")) {
      for (var query :
          List.of(
              "books?select=",
              "books?id=eq.",
              "books?order=",
              "books?or=(id.eq.",
              "books?limit=",
              "books?",
              "books?id=in.(",
              "books?select=id::",
              "books?id=fts(",
              "",
              "rpc/")) {
        var line = "GET /rest/v1/" + query + text.replace(" ", "%20");
        attacks.add(Attack.harmless("statement " + query + text, victim.ask(line)));
      }
      var body =
          "{\"email\":\""
              + Victim.OWNER
              + "\",\"password\":\""
              + text.replace("\\", "\\\\").replace("\"", "\\\"")
              + "\"}";
      attacks.add(
          Attack.refused(
              "password " + text,
              victim.ask("POST /auth/v1/token?grant_type=password", List.of(), body)));
    }
  }
}
